---@meta entente
-- Made by `entente --meta` from the bindings; change the text there.

do
---What a loop over a corpus holds while it runs, so that the corpus is not closed.
---@class entente.walker
local walker = {}
end

do
---A corpus: documents, their words and everything found in them, as one generation of it stands.
---@class entente.corpus
---@field docs entente.docs its documents
---@field words entente.words all of its words
---@field sentences entente.rows all of its sentences
---@field paragraphs entente.rows all of its paragraphs and list items
---@field sections entente.rows all of its sections
---@field dates entente.rows all of its expressions of time; dates{anchor = 'inferred'} filters
---@field quantities entente.rows all that is measured; quantities{kind = 'money', unit = 'USD'} filters
---@field mentions entente.rows all names; mentions{entity = 'Armenia', metonym = true} filters
---@field entities entente.entity[] all whom and what the texts name, those named most first; made anew at each use
---@field quotes entente.rows all quotations; quotes{kind = 'speech'} filters
---@field forecasts entente.rows all sentences that foresee something; forecasts{modality = 'likely'} filters
---@field events entente.rows all who did what to whom; events{actor = 'Russia', type = 'CONSULT'} filters
---@field facts entente.rows all that is measured of somebody: facts{relation = 'trade_turnover', subject = 'Armenia'} filters
---@field ties entente.rows all memberships, corridors and the like: ties{relation = 'member', object = 'NATO'} filters
---@field path string its folder
---@field generation integer counted up by each change
---@field corrections string? digest (SHA-256) of the corrections of metadata that hold for it (`entente help correct`); nil: there are none
---@field segments table[] what it consists of: {file, docs, words, removed, producer}
---@field columns string[] the columns that words have: word, lemma, ...
local corpus = {}

---Close the corpus; closing it again does nothing.  What came from it can no longer be used.
---Raises while a loop walks over it.
function corpus:close() end

---What stands near the matches of a CQL query more often than chance would have it: hits:collocates of them.
---@param text string
---@param options? table as of hits:collocates
---@return entente.frame frame
---@return {hits: integer, window: integer, words: integer} sizes
function corpus:collocates(text, options) end

---Which words one part of the corpus has more of than another: f1 of n1 words of the target, f2 of n2 of the
---reference, rate1 and rate2 per million. The strongest first; tests of what the reference has more of have a minus sign.
---@param options {target?: string|table, reference?: string|table|entente.corpus, attribute?: string, measure?: string|string[], min?: integer, max?: integer, side?: 'target'|'reference'|'both', adjust?: 'none'|'holm'|'bh', marks?: boolean, k?: number, per?: number, level?: number, yates?: boolean, evidence?: integer, digits?: integer} target: a filter of documents ('published >= 2025'), or fields and what they are ({ publisher = 'CEPA', since = '2025' }), 'all' if not given; reference: the same, or another corpus, or 'rest' (the usual), what the target leaves out; attribute: what is counted ('word'); measure: one or several of entente.stats.measures 'keyness' ('ll'); min: times at least in the part that has more (3); max: rows at most; side: which words, those that the target has more of (the usual), the reference, or both; adjust: p of the first test and p_adjusted for all rows; marks: punctuation too; k, per, level, yates: as of entente.stats.keyness; evidence, digits: as of hits:collocates
---@return entente.frame frame the attribute, f1, f2, rate1, rate2, the measures (logRatio with low and high); places in the target as evidence
---@return {n1: integer, n2: integer} sizes words of target and reference, punctuation among them
function corpus:keyness(options) end

---How evenly words are spread over documents, or over other parts: the most frequent words, with average reduced
---frequency (arf) and the measures of entente.stats.measures 'dispersion'.
---@param options? {attribute?: string, by?: string, where?: string, min?: integer, max?: integer, marks?: boolean, evidence?: integer, digits?: integer} attribute: 'word' if not given; by: a field of documents whose values are the parts ('id': each document is one); where: only documents that this filter lets pass; min: so often at least (2); max: so many of the most frequent (1000), 0: all; marks, evidence, digits: as of hits:collocates
---@return entente.frame frame the attribute, n, arf, range, D, D2, S, DP, DPnorm, KL
function corpus:dispersion(options) end

---How rich the vocabulary is: types by tokens, its mean over chunks (sttr), MTLD, and the exponent of Zipf's law; of the
---corpus, or of its parts.
---@param options? {by?: string, where?: string, attribute?: string, chunk?: integer, marks?: boolean, digits?: integer} by: a field of documents whose values are the parts ('publisher', 'year', 'id'); where: only documents that this filter lets pass; attribute: 'lower' if not given; chunk: words in a chunk (1000); marks: punctuation counts
---@return entente.frame frame value, docs, tokens, types, hapaxes, ttr, sttr, mtld, zipf
function corpus:diversity(options) end

---Words that follow one another, counted, the most frequent first; equal counts by their bytes. A gram has no punctuation
---(unless marks) and stays in its sentence.
---@param options? {n?: integer, skip?: integer, attribute?: string, within?: string, where?: string, new_since?: string, min?: integer, max?: integer, marks?: boolean, evidence?: integer} n: words (2), up to 8; skip: up to so many words in all may be passed over between them, each way counts (0); attribute: 'word' if not given; within: a layer whose rows grams do not leave ('s'); where: only in documents that this filter lets pass; new_since: a date; only what no dated document before it has, counted in those of then and later; min: so often at least (2); max: rows at most; marks: punctuation too; evidence: as of hits:collocates
---@return entente.frame frame the attribute, n, docs (documents that have it, of the first 1000 rows)
---@return {total: integer, different: integer, listed: integer} sizes occurrences of all, different ones, those that occur min times
function corpus:ngrams(options) end

---All places of a phrase: words that follow one another within a sentence.
---@param phrase string cut into words as texts are
---@param options? {case?: 'fold'|'exact'} fold (the usual): case does not count, nor which I
---@return entente.hits hits in the order of the text
function corpus:find(phrase, options) end

---All matches of a CQL query; `entente help query` explains the language.
---@param text string
---@param options? {strategy?: 'standard'|'shortest'|'longest'|'traditional'|'all', dialect?: 'cqp'|'ske'|'blacklab', where?: string, within?: entente.hits, max?: integer, jobs?: integer} where: a filter of documents, as after `where` in a query; within: only matches that lie in one of these hits; max: stop after so many; jobs: threads; the strategy of ske and blacklab is all if not given
---@return entente.hits hits in the order of the text; a fault in the query raises, with a caret under it
function corpus:query(text, options) end

---How many matches a CQL query has; nothing but the number is kept.
---@param text string
---@param options? table as of corpus:query
---@return integer n
function corpus:count(text, options) end

---How the matches of a CQL query are spread over documents and time: per million words of the documents
---with that value, with the 95 % interval (Wilson 1927). Values without a match are there too.
---@param text string
---@param by string a field of documents: 'doc.year', 'doc.month', 'doc.publisher', 'doc.id'
---@param options? table as of corpus:query
---@return entente.frame frame the value, docs, docs_with, n, words, per_million, low, high
function corpus:distribution(text, by, options) end

---Count the matches of a CQL query by what they are or where they stand, as hits:freq does; the matches
---are not kept, so that there may be any number. '[]' counts all words.
---@param text string
---@param by string|string[]|{by: string|string[], at?: string, across?: string} keys, as of hits:freq
---@param options? table as of corpus:query
---@return entente.frame frame a column a key, then n
function corpus:freq(text, by, options) end

---Which documents share text: copies, new editions, passages taken over. Documents are compared as sets of shingles, n words that
---follow one another (punctuation does not count). Candidates are found by min-wise hashing (Broder 1997), then
---compared word by word: what is given is exact, pairs that share little may be missed (a greater sketch misses fewer).
---@param options? {n?: integer, min?: number, max?: integer, where?: string, attribute?: string, sketch?: integer, digits?: integer} n: words of a shingle (5); min: the share of the shorter one's shingles that both have, at least (0.1); max: rows at most; where: only documents that this filter lets pass; attribute: 'lower' if not given; sketch: hashes kept of a document (128)
---@return entente.frame frame a, b (ids), shared (shingles), jaccard, in_a and in_b (shares of each), longest (words of the longest passage); those that share most first; the longest passages, in a and in b, as evidence
---@return {docs: integer, candidates: integer} sizes documents that were looked at, pairs that were compared
function corpus:similar(options) end

---Ask SQL of the corpus; `entente help sql` has the tables.  A `span` column makes evidence, and of a group
---evidence(span).
---@param statement string
---@param ... any values for ?; or one table: values for :name, and frames, which are tables of these names
---@return entente.frame frame a fault in the statement raises, with a caret under it
function corpus:sql(statement, ...) end

---The strings of a column and their ids.
---@param column? string 'word' if not given; 'lower' has the match keys of words
---@return entente.lexicon lexicon
function corpus:lexicon(column) end

---Hits that hits:save wrote.
---@param path string
---@return entente.hits? hits nil on failure: no such file, or it speaks of documents that are not here
---@return string? message
---@return string? code
function corpus:load_hits(path) end

---Read every byte of the corpus and check it.
---@return true? ok nil on failure
---@return string? message names the file and the part that is damaged
---@return string? code
function corpus:verify() end
end

do
---A document: one article, with what its page says of it.
---@class entente.doc
---@field id string given by the source, else made from its path and its place in the file
---@field title string? nil where the page lost it
---@field authors string[] as the byline names them; empty where it names none
---@field published string? ISO date as precise as the page states it (2025, 2025-09, 2025-09-04); nil where it states none
---@field published_alt string? the other reading of an ambiguous date such as 08/07/2025
---@field published_how string? where the date was found: dateline, byline, meta, field, ...
---@field precision 'day'|'month'|'year'|nil of the date
---@field publisher string? nil where the page does not state it
---@field language string? BCP 47, e.g. 'en'; nil where it is not known
---@field encoding string? of the source file where it was not UTF-8
---@field file string path of the source file, relative to the argument of ingest
---@field ordinal integer which article of its file, from 1
---@field digest string SHA-256 of its content, in hexadecimal: the stored text, and loaded CoNLL-U's columns
---@field fields table<string, string> whatever else the source says: country, url, ...
---@field sources table[] further places where the same text was found: {id, file, ordinal, publisher, published}
---@field index integer its place among corpus.docs, from 1
---@field span entente.span the article proper: from its title to its end
---@field words entente.words its words, without boilerplate
---@field sentences entente.rows its sentences, those of title and headings too
---@field paragraphs entente.rows its body paragraphs and list items
---@field sections entente.rows from a heading to the next one
---@field parts entente.rows title, byline, dateline and headings
---@field dates entente.rows expressions of time in it
---@field quantities entente.rows what is measured in it
---@field mentions entente.rows the names in it
---@field quotes entente.rows what stands between quotation marks in it
---@field forecasts entente.rows its sentences that foresee something
---@field events entente.rows who did what to whom in it
---@field facts entente.rows what is measured in it, of whom
---@field ties entente.rows who is in what, what crosses what, who backs it, as it tells them
---@field boilerplate entente.rows what is on the page but not of the article: bios, credits, navigation, ...
local doc = {}

---The stored text, boilerplate and all; spans count its bytes.
---@return string text UTF-8
function doc:text() end

---A span of the document by its bytes.
---@param start integer first byte, from 0
---@param stop integer one past the last byte
---@return entente.span span
function doc:part(start, stop) end
end

do
---The documents of a corpus, in the order they were ingested: #docs, docs[i] (from 1), and
---`for doc in docs{publisher = 'X', since = '2024'} do`.  A filter may have id, title,
---publisher, language, file, author, published (a date: within it), since, before (dates), and
---fields (a table of further fields).  A document without a date is in no time.
---@field [integer] entente.doc
---@class entente.docs
---@operator len: integer
---@operator call(entente.filter?): fun(): entente.doc

local docs = {}

---The document with an id.
---@param id string
---@return entente.doc? doc nil where there is none
function docs:get(id) end
end

do
---Somebody or something that the texts name, under all names; #entity is how often.
---@class entente.entity
---@field name string its usual English name in full
---@field type string as entente.mention.type
---@operator len: integer
local entity = {}

---`for mention in entity:mentions() do`: where the texts name it, in their order.
---@return fun(): entente.mention? next
function entity:mentions() end

---How it is written in the texts, and how often.
---@return table<string, integer> names
function entity:names() end
end

do
---A section: a heading and what stands under it, up to the next heading.
---@class entente.section
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field heading string the heading, without a final colon
---@field level integer? 1 to 6 where the page says it
---@field paragraphs entente.rows the body paragraphs and list items under it
---@field sentences entente.rows the sentences in it, that of its heading first
local section = {}

---Its text as it stands in the document.
---@return string text UTF-8
function section:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function section:explain() end
end

do
---A paragraph of the body, or an item of a list.
---@class entente.paragraph
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field kind 'paragraph'|'item'
---@field sentences entente.rows its sentences
local paragraph = {}

---Its text as it stands in the document.
---@return string text UTF-8
function paragraph:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function paragraph:explain() end
end

do
---A sentence; a title, a byline and a heading are sentences of their own zone.
---@class entente.sentence
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field zone 'title'|'byline'|'heading'|'paragraph'|'item' what it is part of
---@field comments string? the comment lines of a loaded CoNLL-U sentence
local sentence = {}

---Its text as it stands in the document.
---@return string text UTF-8
function sentence:text() end

---The tree of the sentence: `print(sentence:tree())` draws it.
---@return entente.tree? tree nil where it is not parsed
---@return string? message
function sentence:tree() end

---Why the models tag and parse its words as they do, a row a feature; see entente.explain.  The models are asked anew:
---of a corpus that others have parsed it says what these would have done.
---@param options? { word: string?, top: integer?, model: string? }
---@return entente.frame? reasons nil without models
---@return string? message
function sentence:explain(options) end
end

do
---A title, byline, dateline or heading as it stands on the page.
---@class entente.part
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field kind 'title'|'byline'|'dateline'|'heading'
---@field level integer? of a heading, 1 to 6 where the page says it
local part = {}

---Its text as it stands in the document.
---@return string text UTF-8
function part:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function part:explain() end
end

do
---Text of the page that is not the article's: it has no words in the corpus.
---@class entente.boilerplate
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field kind 'bio'|'credit'|'disclaimer'|'about'|'newsletter'|'navigation'
local boilerplate = {}

---Its text as it stands in the document.
---@return string text UTF-8
function boilerplate:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function boilerplate:explain() end
end

do
---A date, duration or other expression of time in the text.
---@class entente.date
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field value string TIMEX3: 2024-04-22, 2024-Q1, P3Y, PAST_REF, 2022/2023; X where it is left open
---@field precision 'time'|'day'|'week'|'month'|'quarter'|'season'|'half'|'year'|'decade'|'century'|'range'|'duration'|'vague'
---@field anchored boolean does the value need more than the words?
---@field anchor 'published'|'text'|'inferred'|nil what it counts from: the article's date, an earlier date of the text, or the latest past one where the article has none
local date = {}

---Its text as it stands in the document.
---@return string text UTF-8
function date:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function date:explain() end
end

do
---A number that measures something.
---@class entente.quantity
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field low number its value, scaled in full; of a range the lower end
---@field high number the same, of a range the upper end
---@field kind 'money'|'percent'|'count'|'length'|'area'|'volume'|'mass'|'power'|'energy'|'duration'|'ratio'|'rank'|'temperature'|'speed'|'frequency'|'information'
---@field unit string? km, %, bcm, ...; ISO 4217 for money; nil of counts, ratios and ranks
---@field of string? words that say what is measured
---@field approx boolean about, over, nearly, ...
local quantity = {}

---Its text as it stands in the document.
---@return string text UTF-8
function quantity:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function quantity:explain() end
end

do
---What stands between quotation marks, and what is reported without them.
---@class entente.quote
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field kind 'speech'|'scare'|'title'|'indirect' between marks: what is said, words held at arm's length, a title; without: what somebody is reported to say
---@field speaker string? who says it: an entity's name, else the words that describe somebody; nil where it is not told
---@field entity string? the entity that says it, as its mentions call it; nil where somebody is only described
---@field speakers string[] all who say it, where they are several ("A and B said"); else empty
---@field cue string? the word that says that somebody speaks
local quote = {}

---Its text as it stands in the document.
---@return string text UTF-8
function quote:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function quote:explain() end
end

do
---A name in the text. Those of bios and credits have no words.
---@class entente.mention
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field entity string whom or what it names, by the usual English name in full
---@field type 'STATE'|'PLACE'|'PERSON'|'ORG'|'BLOC'|'FACILITY'|'ROUTE'|'TREATY'|'LAW'|'EVENT'|'GROUP'|'WORK'|'EQUIPMENT'
---@field metonym boolean does a capital or a palace stand for its government here?
---@field source string? file and line of the gazetteer; nil of names that are in none
local mention = {}

---Its text as it stands in the document.
---@return string text UTF-8
function mention:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function mention:explain() end
end

do
---A sentence that foresees something.
---@class entente.forecast
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field modality 'will'|'may'|'likely'|'unlikely'|'could'|'must'|'if'
---@field horizon string? by when, TIMEX3; nil where it is not told
---@field marker string the words that foresee
---@field likelihood string? percent, '55-80', where there is a word of likelihood (US Intelligence Community Directive 203)
---@field source string? who foresees, in the words of the text; nil: the author
local forecast = {}

---Its text as it stands in the document.
---@return string text UTF-8
function forecast:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function forecast:explain() end
end

do
---Who did what to whom, as a sentence tells it; a filter by actor or target asks whether it is among them.
---@class entente.event
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field type string of PLOVER: AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT
---@field actor string[] entities that act
---@field target string[] entities acted on
---@field date string? TIMEX3; nil where none is told
---@field place string? the place, facility or state where it happens; nil where its clause does not tell
---@field status 'happened'|'planned'|'hypothetical'|'denied'
---@field inferred boolean is who acts, or whom it is done to, told by what stands before it or is known of them, not by its own words?
---@field trigger string the words that tell of it
local event = {}

---Its text as it stands in the document.
---@return string text UTF-8
function event:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function event:explain() end
end

do
---A measured relation, as a sentence tells it: who, what, towards whom, how much, when.
---@class entente.fact
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field relation string what is measured: trade_turnover, gas_exports, poll_share, lease_until, ...; what the file of the vocabulary calls it
---@field subject string the entity that it is measured of
---@field object string? the entity towards which; nil where none is told
---@field value string a number, 'LOW HIGH' of a range; TIMEX3 where the unit is 'date'
---@field low number? its value, of a range the lower end; nil where it is no number
---@field high number? the same, of a range the upper end
---@field unit string? %, km, bcm, ...; ISO 4217 for money; what is counted; 'ratio', 'rank', 'date'
---@field as_of string? when it was so, TIMEX3; nil where the sentence does not tell
---@field approx boolean about, over, nearly, ...
---@field figure string the words of the figure
---@field trigger string? the words that tell what is measured; nil where only the unit does
---@field several boolean may it hold of several things at once, so that other figures do not contradict it?
---@field how 'asked'|'type'|'between'|'owner'|'verb'|'clause'|'inside'|'nearest' how the subject was found, the surest ways first
local fact = {}

---Its text as it stands in the document.
---@return string text UTF-8
function fact:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function fact:explain() end
end

do
---What a name has to do with another one, without a figure: memberships and their changes, corridors and who backs them.
---@class entente.tie
---@field span entente.span where it stands
---@field words entente.words its words
---@field doc entente.doc the document that it belongs to
---@field sentence entente.sentence? where it stands
---@field rule string? the rule that found it or gave it its value
---@field relation string member, observer, connects, crosses, bypasses, backs, opposes, ...; what the file of the vocabulary calls it
---@field subject string the entity that has to do with the other one
---@field object string the other one: the bloc, what is crossed or connected, the corridor that is backed
---@field change 'joined'|'left'|'sought'|'asked'|nil what has changed; nil: it is so
---@field date string? TIMEX3; nil where none is told
---@field status 'happened'|'planned'|'hypothetical'|'denied'
---@field trigger string the words that tell of it
local tie = {}

---Its text as it stands in the document.
---@return string text UTF-8
function tie:text() end

---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties
---the ways in the tree from the words that tell of them to those that fill their places.
---@return string text
function tie:explain() end
end

do
---Sections, paragraphs, sentences, dates, ... in the order of the text: #rows,
---rows[i] (from 1), `for sentence in doc.sentences() do`; with a filter on their text fields
---`for q in corpus.quantities{kind = 'money', unit = 'USD'} do`.
---@field [integer] entente.sentence
---@class entente.rows
---@operator len: integer
---@operator call(table?): fun(): entente.sentence
local rows = {}
end

do
---A syntactic word (as in Universal Dependencies: `don't` is two of them).
---@field lemma string? of a parsed corpus; any column of the corpus is a field
---@field upos string?
---@field xpos string?
---@field feats string?
---@field deprel string?
---@field deps string?
---@field misc string?
---@field ne string? the name that it is of: B-PER (it begins one), I-PER, ORG, LOC, MISC; O: of none
---@class entente.word
---@field form string the word
---@field word string the word, as the column is called
---@field id integer its id in corpus.lexicon
---@field position integer its place in the corpus, from 1
---@field span entente.span where it stands
---@field sentence entente.sentence the sentence that it belongs to
---@field doc entente.doc the document that it belongs to
---@field head entente.word? what it depends on; nil for a root and without a parse
---@field children entente.word[]? what depends on it, in the order of the text; nil without a parse
---@field is_root boolean it is the root of its sentence's tree
---@field space_after boolean white space or the end follows it
local word = {}

---The word as it stands in the document; a loaded CoNLL-U word may differ from its form.
---@return string text
function word:text() end

---What hangs on the word in the tree of its sentence, and it itself.
---@return entente.word[]? words in the order of the text; nil without a parse
---@return string text of these words as they stand there; ' ... ' where others are between them; without a parse why
---@return entente.span span from the first of them to the last
function word:subtree() end

---The way from the word to another one in the tree of their sentence.
---@param other entente.word
---@return entente.word[]? words from this one to the other; nil without a parse and for words of different sentences
---@return string[] steps between them, as in CQL: '<nsubj' from an nsubj to its head, '>obj' from a head to its obj;
---without a way the reason
function word:path(other) end
end

do
---Words that follow one another: #words, words[i] (from 1), `for word in words() do`.
---@field [integer] entente.word
---@class entente.words
---@operator len: integer
---@operator call: fun(): entente.word
local words = {}

---Ids of words in bulk: the fastest way over a whole corpus, a chunk at a time.
---@param into? integer[] filled from 1 on and returned; entries past n are left as they were
---@param first? integer which word of the stretch to begin with, from 1
---@param n? integer how many; all if not given
---@param column? string 'word' if not given; -1 stands where a segment has no such column
---@return integer[] ids
---@return integer n how many there were
---@return integer next the 'first' to go on with
function words:ids(into, first, n, column) end

---The words as strings (or another column: lemma, upos, ...).
---@param column? string 'word' if not given
---@return string[] values '' where there is none
function words:forms(column) end

---Walk over positions and ids; makes no garbage: `for position, id in words:each() do`.
---@return fun(): integer, integer next

function words:each() end
end

do
---The tree of a sentence: who depends on whom.  `print(sentence:tree())` draws it; #tree words.
---@class entente.tree
---@field sentence entente.sentence whose tree it is
---@field words entente.words its words
---@field roots entente.word[] those that depend on no other; one in a tree of UD
---@operator len: integer
local tree = {}

---The tree drawn for a terminal, a line a word: its number, the arm to its head, the word, its part of speech and
---its relation.  Where there is no room for an arm, or none leads from the root, the head's number is said.
---@param width? integer columns; 0: all in full; that of the terminal if not given
---@return string? text nil for a sentence of more than 20,000 words
---@return string? message
function tree:text(width) end

---A picture on its own: arcs above the words, light or dark as the reader has it, the sentence as its title.
---@return string? svg nil for a sentence of more than 20,000 words
---@return string? message
function tree:svg() end

---The tree as a table: word, form, lemma, upos, xpos, feats, head (0 for a root), deprel; each row's evidence is its word.
---@return entente.frame frame
function tree:frame() end
end

do
---Models of a language, kept from one explanation to the next.
---@class entente.models
local models = {}
end

do
---A stretch of a document's stored text: bytes [start, stop), 0-based, half-open.
---@class entente.span
---@field doc entente.doc? the document it lies in
---@field start integer first byte, from 0, of the document's stored text
---@field stop integer one past the last byte
---@field id string the citation anchor: 'DOC:START-STOP'
---@operator len: integer
local span = {}

---The bytes of the span.
---@return string text UTF-8
function span:text() end

---Where the span lies in characters instead of bytes.
---@return integer start characters before it in the document's text
---@return integer stop characters up to its end
function span:chars() end

---Where the span comes from in its source file.
---@return string? file path relative to the argument of ingest; nil for text that a reader put in
---@return integer start byte of the file, from 0
---@return integer stop one past the last byte
---@return boolean exact the file has the same bytes there; else they enclose the span (entities, escapes, other encodings)
function span:source() end

---The text on either side.
---@param width? integer characters on each side, 32 if not given
---@return string before
---@return string after
function span:context(width) end
end

do
---The strings of a column: lexicon[id] for id = 0 .. #lexicon - 1.  Ids stay the same as the
---corpus grows.
---@field [integer] string
---@class entente.lexicon
---@field name string the column that it belongs to
---@operator len: integer
local lexicon = {}

---The id of a string.
---@param s string
---@return integer? id nil where the corpus has no such string
function lexicon:find(s) end

---How often a string occurs in its column, removed documents left out.  No text is read.
---@param s string|integer the string, or its id
---@return integer n
function lexicon:count(s) end

---The strings that begin so, the most frequent first.
---@param prefix string bytes: case counts
---@param max? integer at most so many; 20 if not given
---@return string[] strings those that occur; of two as frequent the one that comes first in byte order
function lexicon:starting(prefix, max) end

---The id of a word's match key in corpus:lexicon 'lower': words that differ in case share it.
---@param id integer of a word
---@return integer? lower
function lexicon:lower(id) end
end

do
---Places that a query or a phrase found, in the order of the text: #hits, and hits[i], the words of the i-th.
---@field [integer] entente.words
---@class entente.hits
---@operator len: integer
local hits = {}

---What stands near the hits more often than chance would have it. Each word that is not part of a hit stands in
---a window or not, and is the item or not: these are the four counts of the measures, and a word near two hits
---counts once. Rows come by the first measure, the strongest first; ll and chi2 of what the hits avoid have a minus
---sign. o11: times in windows; total: times in all, outside of hits; expected: o11 by chance.
---@param options? {window?: integer|integer[], attribute?: string, measure?: string|string[], min?: integer, max?: integer, within?: string, where?: string, marks?: boolean, table?: 'windows'|'hits', evidence?: integer, digits?: integer} window: words on each side (5), or { left, right }; attribute: what is counted ('word'); measure: one or several of entente.stats.measures 'association' ('ll'); min: o11 at least (1); max: rows at most; within: a layer, such as 's', whose rows windows do not leave (documents they never do); where: only documents that this filter lets pass; marks: punctuation too; table: 'hits' has the number of hits as r1 and all of the corpus as c1 and n, as Sketch Engine; evidence: places that are kept of each row (20), of the first 1000 rows; digits: round to so many decimals
---@return entente.frame frame the attribute, o11, total, expected, the measures; from hit to collocate as evidence
---@return {hits: integer, window: integer, words: integer} sizes hits; r1, words in windows; n, words in all
function hits:collocates(options) end

---A hit with the text around it, for a concordance.
---@param i integer which hit, from 1
---@param width? integer words on each side, 8 if not given; never beyond the document
---@return string left
---@return string match
---@return string right
---@return entente.doc doc
---@return entente.span sentence the sentence that it stands in: its evidence
function hits:context(i, width) end

---How evenly the hits are spread over documents, or over other parts: average reduced frequency (arf) and the measures of
---entente.stats.measures 'dispersion', in one row.
---@param options? {by?: string, where?: string, evidence?: integer, digits?: integer} by: a field of documents whose values are the parts ('id': each document is one); where: only documents that this filter lets pass
---@return entente.frame frame n, parts, words, arf, range, D, D2, S, DP, DPnorm, KL
function hits:dispersion(options) end

---Count the hits by what they are or where they stand, the most frequent first.
---A key is an attribute of words, with @match (the usual: all words of the match), @first, @last, @target or an
---offset (@-1: the word before, @+1: the word after) behind it; or a field of documents: doc.publisher,
---doc.published, doc.year, doc.month, ...
---@param by string|string[]|{by: string|string[], at?: string, across?: string} keys; at stands for what they lack after @; across is one more key, whose values become columns
---@return entente.frame frame a column a key, then n (or the values of across, and a total); the hits as evidence
function hits:freq(by) end

---The hits that both have: with the same first and last word.
---@param other entente.hits of the same corpus
---@return entente.hits hits with the targets of the first
function hits:intersect(other) end

---A concordance.
---@param options? {window?: integer, unit?: 'words'|'sentence'|'chars', attr?: string, first?: integer, max?: integer} window: 8 words on each side if not given; attr: show this column, or several with / between them ('word,upos'), not the text; first, max: which hits
---@return entente.frame frame left, match, right, target (if the query marks one), doc, published, publisher; the sentences as evidence
function hits:kwic(options) end

---The hits that the other result does not have.
---@param other entente.hits of the same corpus
---@return entente.hits hits
function hits:minus(other) end

---What is named together: the hits are nodes, called by an attribute, and two are joined where they stand in one
---sentence. Counts are of sentences: n have both, n_a and n_b the one and the other. corpus:query('<mention/>',
---{ strategy = 'all' }):network { by = 'mention.entity' } is the network of all whom the texts name; require
---'entente.graphml' writes it for other programs.
---@param options? {by?: string, within?: string, where?: string, measure?: string|string[], min?: integer, max?: integer, evidence?: integer, digits?: integer} by: an attribute of the words ('word'), or of the row that the hit is ('mention.entity'); within: the layer whose rows join ('s'); measure: one or several of entente.stats.measures 'association' ('ll'); min: sentences that have both (1); the others as of hits:collocates
---@return entente.frame frame a, b, n, n_a, n_b, expected, the measures; the strongest first; sentences as evidence
---@return integer n sentences in all
function hits:network(options) end

---Some of the hits, each as probable as the others, in their order.
---@param n integer
---@param seed? integer 1 if not given; the same hits for the same seed
---@return entente.hits hits
function hits:sample(n, seed) end

---Where a hit stands, as positions in the corpus (as in corpus.words[position]).
---@param i integer which hit, from 1
---@return integer first
---@return integer last its last word
---@return integer? target the word marked with @
function hits:range(i) end

---Write the hits to a file: a line a hit, document, first and last word in it, target. corpus:load_hits
---reads it, also when documents were added since.
---@param path string
---@return true? ok nil on failure
---@return string? message
---@return string? code
function hits:save(path) end

---The hits in the order of keys, as those of hits:freq: 'lower@+1', 'doc.published', '-lemma@target'; a -
---turns one round. By bytes; what has no value comes last, what is equal stays in its order.
---@param keys string|string[]
---@return entente.hits hits
function hits:sort(keys) end

---The hits over time, per million words of the documents of each year or month, with the 95 % interval (Wilson 1927), and
---whether they rise or fall: Kendall's tau-b, the Mann-Kendall test, the slope of Theil and Sen (per year, or per month).
---@param options? {by?: string, where?: string, evidence?: integer, digits?: integer} by: 'year' (the usual), 'month', or another field of documents, whose values then are one step apart; where: only documents that this filter lets pass
---@return entente.frame frame value, docs, docs_with, n, words, per_million, low, high; those without a date last
---@return {tau: number, s: number, p: number, slope: number, intercept: number} trend NaN where not defined
function hits:trend(options) end

---The hits that either has.
---@param other entente.hits of the same corpus
---@return entente.hits hits in the order of the text
function hits:union(other) end
end

do
---Bytes on their way to a string.
---@class entente.buffer
local buffer = {}
end

do
---A frame, the one kind of result: typed columns, and for each row what it was counted from.
---#rows, rows[i] (from 1), `for row in rows() do`.
---@field [integer] entente.frame.row
---@class entente.frame
---@field columns { [1]: string, [2]: string, [3]: string? }[] name and type of each column, and what it holds
---@operator len: integer
---@operator call: fun(): entente.frame.row
local frame = {}

---Append a row.  A wrong type raises and names row and column; the frame is then as it was.
---@param values any[] one a column in their order, nil where there is none; dates are ISO strings, lists tables of strings
---@param evidence? entente.span|entente.span[]|{doc: string, start: integer, stop: integer}[] what the row was counted from; also as another row's sources() has it
---@param n? integer how many spans there are, where only the first are given
function frame:add(values, evidence, n) end

---Sort the rows, stably: strings by code point, nil last.  No row can be added afterwards.
---@param by string|string[] names of columns, '-name' for the largest first
---@return entente.frame self
function frame:sort(by) end

---The first rows as a new frame.
---@param n? integer 10 if not given
---@return entente.frame frame
function frame:head(n) end

---The rows for which a function is true, as a new frame.
---@param keep fun(row: entente.frame.row): boolean
---@return entente.frame frame
function frame:filter(keep) end

---Some columns, in this order, as a new frame.
---@param columns string|string[]
---@return entente.frame frame
function frame:select(columns) end

---Rows by the values of some columns: a frame of these and 'n', with the evidence of all rows of a group.
---@param columns string|string[]
---@return entente.frame frame groups in the order in which they first occur
function frame:count(columns) end

---Ask SQL of the frame: select ... from self.  A row that has a span keeps it as evidence, and the hidden
---column `evidence` hands on all that a row has.
---@param statement string
---@param ... any values for ?; or one table: values for :name, and further frames under their names
---@return entente.frame frame
function frame:sql(statement, ...) end

---As aligned text; wide and combining characters take the columns that they take.
---@param width? integer columns of the screen: cells are cut, columns left out; 0 or none: all in full
---@param rows? integer at most so many; 0 or none: all
---@param more? string how to see what is hidden, for the last line
---@return string text the last line says what is hidden
function frame:text(width, rows, more) end

---As CSV (RFC 4180), the evidence in the last two columns: the first 20 spans, and how many there are.
---@param options? {excel?: boolean} byte order mark, formulas guarded
---@return string csv
function frame:csv(options) end

---As a JSON array of objects.
---@return string json
function frame:json() end

---As JSON, an object a line.
---@return string jsonl
function frame:jsonl() end

---As Markdown, the sources of each row as notes.
---@param how? {name?: string, corpus?: entente.corpus} its heading; what evidence is quoted from, else the global corpus
---@return string markdown
function frame:markdown(how) end

---As an HTML page that needs nothing else, the sources of each row folded below it.
---@param how? {name?: string, corpus?: entente.corpus} as of frame:markdown
---@return string html
function frame:html(how) end

---Write it to a file, as a whole or not at all.
---@param path string its ending says how: .csv .json .jsonl .md .html .xlsx .sqlite .txt
---@param how? {format?: string, name?: string, excel?: boolean, corpus?: entente.corpus} format: whatever the ending; name: of the table; excel: CSV as Excel wants it
---@return true? ok nil on failure
---@return string? message
---@return string? code EWRITE, ENOMEM
function frame:write(path, how) end
end

do
---A row of a frame: row.NAME or row[i] (from 1) for the cell of a column.
---@field [string|integer] any
---@class entente.frame.row
---@operator len: integer
local row = {}

---What the row was counted from.
---@return {doc: string, start: integer, stop: integer}[] spans empty where there are none
---@return string? selector a key by which they can be found again
---@return integer n how many there are; more than spans where only the first are kept
function row:sources() end
end

do
---A report that is being written.
---@class entente.report
local report = {}
end

do
---JSON that is being decoded.
---@class entente.json.tree
local tree = {}
end

do
---What a statement of SQL holds while it is answered.
---@class entente.sql
local sql = {}
end

do
---The tables of a corpus, while they are listed.
---@class entente.sql.schema
local schema = {}
end

---The module: a global in the program, require 'entente' elsewhere.
---@class entente
---@field version string the version of this program
---@field formats string[] the names of all formats
---@field null lightuserdata what null is in a table
entente = {}

---The documentation of a function of entente, or of the type of an object.
---@param subject any a function, or an object such as a corpus
---@return string? text nil where there is none
function entente.help(subject) end

---"Did you mean": which of the names is nearest to a word, in slips of the pen.
---@param word string
---@param names string[]
---@return string? name nil where none is near enough to be meant
function entente.nearest(word, names) end

---Is it an ISO date of a day that exists, of a month or of a year: 2025-09-04, 2025-09, 2025?
---@param text string
---@return boolean
function entente.is_date(text) end

---Open a corpus for reading: its newest generation, on which it stays.
---@param path string the folder that `entente ingest -o` made
---@return entente.corpus? corpus nil on failure
---@return string? message
---@return string? code EIO: cannot be read; EFORMAT: not a corpus, or damaged; EVERSION: made by a newer program; ENOMEM
function entente.open(path) end

---Why the models tag and parse a text as they do: the strongest features of each decision, a row each, for what was
---chosen and against what came second (`entente explain` prints the same).
---@param text string one sentence or several, UTF-8
---@param options? { word: string?, top: integer?, model: string? } only this word; so many features of each decision
---(1 to 20, 5 if not given); the folder of the models, the shipped English ones if not given
---@return entente.frame? reasons word, tag, relation, head, decision, chosen, instead, feature, weight; nil without models
---@return string? message
function entente.explain(text, options) end

---Frames: tables with evidence.
---@class entente.frame
entente.frame = {}

---An empty frame.
---@param columns { [1]: string, [2]: 'string'|'integer'|'real'|'boolean'|'date'|'span'|'list', [3]: string? }[] name and type of each, and what it holds
---@return entente.frame frame
function entente.frame.new(columns) end

---Results as documents, in every format.
---@class entente.report
entente.report = {}

---Write a block, what a packaged script gives back: a text, a frame, or a list of blocks { title = 'T', ... }.
---@param block string|entente.frame|table
---@param how? {format?: 'text'|'csv'|'json'|'jsonl'|'md'|'html'|'xlsx'|'sqlite', path?: string, name?: string, excel?: boolean, width?: integer, corpus?: entente.corpus, facts?: string[][], method?: string} path: the file, whose ending says the format where none is given; without: standard output, text. corpus: evidence is quoted from it, else from the global one. facts: what the head says, { { 'Command', '...' } }
---@return true? ok nil on failure: nothing is written then
---@return string? message
---@return string? code EWRITE, ENOMEM, EARG: xlsx and sqlite want a path and a table
function entente.report.write(block, how) end

---The same as a string; not xlsx and sqlite.
---@param block string|entente.frame|table
---@param how? table as of entente.report.write
---@return string text
function entente.report.render(block, how) end

---The format that the ending of a file's name stands for.
---@param path string
---@return string? format 'xlsx' of 't.xlsx'; nil where it says nothing
function entente.report.format_of(path) end

---JSON (RFC 8259).
---@class entente.json
entente.json = {}

---JSON to a value: objects and arrays are tables, null is json.null; whole numbers are exact integers.
---@param s string one JSON value
---@return any value nil on failure
---@return string? message names the byte and what is wrong there
---@return string? code
function entente.json.decode(s) end

---A value to JSON; the names of an object come in the order of their bytes.
---@param value any tables, strings, numbers, booleans, nil, json.null; a table with keys 1 .. n is an array, an empty one
---an object unless json.array made it
---@param options? {indent?: integer} spaces a level; all on one line without it
---@return string json
function entente.json.encode(value, options) end

---Mark a table as an array, so that it is one when it is empty.
---@param t table
---@return table t the same table
function entente.json.array(t) end

---Text: match keys, normalisation, transliteration, width.
---@class entente.text
entente.text = {}

---The match key of a text: case, width and compatibility forms do not count, and I, İ, ı and i are one
---letter (Unicode's NFKC_Casefold, then these four).
---@param s string
---@return string key
function entente.text.fold(s) end

---A text in one of Unicode's normalisation forms (UAX #15).
---@param s string
---@param form? 'NFC'|'NFD'|'NFKC'|'NFKD' NFC if not given
---@return string normal
function entente.text.normalize(s, form) end

---A text in other letters, by an ICU transform.
---@param s string
---@param id? string 'Any-Latin' if not given (Armenian, Cyrillic, Georgian, Greek, Arabic ... in Latin letters);
---'Any-Latin; Latin-ASCII' takes the marks away as well
---@return string text
function entente.text.transliterate(s, id) end

---How many columns of a terminal a text takes: wide characters take two, marks none.
---@param s string
---@return integer columns
function entente.text.width(s) end

---Is it well-formed UTF-8?
---@param s string
---@return boolean good
---@return integer? byte offset of the first fault, from 0
function entente.text.is_utf8(s) end

---Statistics on counts, each with its formula and source.
---@class entente.stats
entente.stats = {}

---How strongly two words go together, from a table of four counts: both, the first alone, the second alone,
---neither.  r1 = o11 + o12, c1 = o11 + o21, eij = ri cj / n; NaN where the formula is not defined.
---Names: ll mi mi2 mi3 t z logDice dice deltaP21 deltaP12 logRatio fisher chi2 chi2yates logOdds jaccard ms;
---entente.stats.measures 'association' has the formulas and their sources.
---@param measure string case, '-' and '_' do not count
---@param o11 number
---@param o12 number
---@param o21 number
---@param o22 number
---@return number value
function entente.stats.association(measure, o11, o12, o21, o22) end

---Is a word more at home in a target (f1 times in n1 words) than in a reference (f2 times in n2)?  Tests are
---never negative; compare f1/n1 with f2/n2 for the direction.  Names: ll (four cells), ll2 (two cells), chi2,
---logRatio, simpleMaths, %DIFF, oddsRatio, bic; entente.stats.measures 'keyness' has formulas and sources.
---@param measure string case, '-' and '_' do not count
---@param f1 number
---@param n1 number
---@param f2 number
---@param n2 number
---@param options? {k?: number, per?: number, level?: number, yates?: boolean} k and per: what simpleMaths adds (1), per how many words (a million); level: of logRatio's interval (0.95); yates: chi2 with his correction
---@return number value
---@return number? low logRatio: its interval
---@return number? high
function entente.stats.keyness(measure, f1, n1, f2, n2, options) end

---How evenly a word is spread over the parts of a corpus.  Names: range, D (Juilland), D2 (Carroll), S (Rosengren),
---DP, DPnorm (Gries), KL; entente.stats.measures 'dispersion' has the formulas and their sources.
---@param measure string case, '-' and '_' do not count
---@param counts number[] occurrences in each part
---@param sizes? number[] words in each part, or its share; all the same if not given
---@return number value NaN for a word that does not occur (range: 0)
function entente.stats.dispersion(measure, counts, sizes) end

---The measures that there are, with formulas and where they come from.
---@param kind? 'association'|'keyness'|'dispersion'|'all' 'all' if not given
---@return {kind: string, name: string, formula: string, source: string}[] measures
function entente.stats.measures(kind) end

---Average reduced frequency: occurrences that stand together count little (Savicky and Hlavacova 2002).
---@param positions integer[] rising, from 1
---@param n integer words in all
---@return number arf
function entente.stats.arf(positions, n) end

---Correct p-values for the number of tests (Holm 1979; Benjamini and Hochberg 1995).
---@param p number[]
---@param method? 'holm'|'bh' 'holm' if not given
---@return number[] adjusted in the same order
function entente.stats.adjust(p, method) end

---Does a series rise?  Kendall's tau-b, the Mann-Kendall test (s, two-sided p), and the slope of Theil and Sen
---(Sen 1968) with its intercept.
---@param times number[]
---@param values number[]
---@return {tau: number, s: number, p: number, slope: number, intercept: number} trend NaN where not defined
function entente.stats.trend(times, values) end

---How many different words a text has for its length: types by tokens (ttr), its mean over whole chunks (sttr), and
---MTLD (McCarthy and Jarvis 2010; limit 0.72, both directions).
---@param words string[]|integer[] words, or their ids
---@param chunk? integer words in a chunk, 1000 if not given
---@return {tokens: integer, types: integer, hapaxes: integer, chunks: integer, ttr: number, sttr: number, mtld: number} diversity
function entente.stats.diversity(words, chunk) end

---Zipf's law: the line through the logarithms of rank and frequency, by least squares.
---@param frequencies number[] falling
---@return {exponent: number, intercept: number, r2: number} fit
function entente.stats.zipf(frequencies) end

---The interval of a proportion, k of n (Wilson 1927).
---@param k number
---@param n number
---@param level? number 0.95 if not given
---@return number low
---@return number high
function entente.stats.wilson(k, n, level) end

---The chance of so large a log-likelihood or chi-squared value, with one degree of freedom.
---@param value number its sign does not count
---@return number p
function entente.stats.p_value(value) end

---SQL: `entente help sql` has the tables.
---@class entente.sql
entente.sql = {}

---The tables that corpus:sql sees, for help and completion.
---@param corpus entente.corpus
---@return {name: string, doc: string, callable: boolean, columns: {name: string, type: string, doc: string?, hidden: boolean}[]}[] tables callable: a function, whose hidden columns are its arguments in their order; of others they are not among `*`
function entente.sql.tables(corpus) end

---The chosen corpus (`-c`), opened when it is first used.
---@type entente.corpus
corpus = nil

return entente
