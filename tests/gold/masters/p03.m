%% {"file": "p03-oceania-digest.txt"}
⟦b:Oceania Strategic Digest⟧
⟦b:Home  Articles  Field Notes  Archive  Contact⟧

Tuesday, 14 February 2023 09:30

⟦doc {"authors": ["Losalini Tavua"], "published": "2023-02-14", "publisher": "Tasman Centre for Regional Studies"}⟧⟦t:Fiji Reopens the Policing Question⟧

By Losalini Tavua

¶Fiji’s new coalition has begun to review a police training agreement that its predecessor signed with China more than a decade ago. The review is presented as housekeeping. In practice it touches the one institution that every government in Suva has needed and few have trusted.

¶The agreement allowed Fijian officers to attend courses in Beijing and brought Chinese instructors to the academy at Nasova. Numbers were always modest. Symbolism was not.

⟦b:Image: Government of Fiji⟧

⟦h:An Academy With Several Patrons⟧

¶Australia and New Zealand have trained Fijian police for two generations, with an interruption after the coup of 2006. During that interruption other partners filled the timetable. Officers now in their forties recall learning crowd control from one country and forensic accounting from another.

¶Reconciling those habits is a management problem before it is a geopolitical one. Radios bought from one donor do not speak to vehicles bought from the next. Evidence procedures differ, and defence lawyers have noticed.

⟦h:The Price of a Review⟧

¶Ending the agreement would cost little money and some goodwill. Tourism from China had started to recover, and two construction loans are due for rescheduling. Officials in Suva therefore speak of balance, a word that commits them to nothing.

¶The likeliest result is a quiet lapse: no new instructors, no formal notice, and a training calendar that fills with other names.

⟦b:Losalini Tavua teaches public administration in Suva and is a regular contributor to the Digest.⟧⟦end⟧

⟦b:Share this⟧
⟦b:Facebook  Twitter  Email⟧

⟦b:Related articles⟧
⟦b:- What Honiara Learned From Its Port (12 January 2023)⟧
⟦b:- Three Futures for the Pacific Islands Forum (3 November 2022)⟧
⟦b:- Nauru's Bank of Last Resort (9 May 2022)⟧

Friday, 10 February 2023 11:05

⟦doc {"authors": ["Henry Kaloris"], "published": "2023-02-10", "publisher": "Tasman Centre for Regional Studies", "title": null}⟧By Henry Kaloris

¶Vanuatu’s campaign to bring climate change before the International Court of Justice has entered its most delicate phase. A draft resolution is circulating in New York, and sponsors are being counted twice a week. The island state that began the effort now has to decide how much of the wording it can afford to lose.

¶The text asks the court what obligations states owe to present and future generations. Larger emitters do not object to the question so much as to its second half, which asks what follows when those obligations are breached. Diplomats call this the consequences clause.

⟦h:Counting to a Hundred⟧

¶A simple majority in the General Assembly would suffice, but a narrow one would invite the court to answer narrowly. Port Vila would like a hundred co-sponsors, and its envoys have divided the membership by language and ocean. Caribbean delegations have proved the most reliable callers.

¶What it has given up in return is not yet public. Two earlier drafts named human rights treaties individually, while the current one refers to them in a single phrase.

⟦h:After the Opinion⟧

¶An advisory opinion binds nobody. It would, however, give lawyers in domestic courts a text to cite, and it would give small states a common vocabulary in loan negotiations. For a country whose budget is smaller than that of many city councils, vocabulary is a form of leverage.

⟦b:Henry Kaloris is a barrister and writes on international law in Melanesia. Email: this address is hidden from automated collectors.⟧⟦end⟧

⟦b:Read more⟧

⟦b:Share this⟧
⟦b:Facebook  Twitter  Email⟧

⟦doc {"authors": ["Mere Aupaau", "Colin Strand"], "published": null, "publisher": "Tasman Centre for Regional Studies", "title": null}⟧By Mere Aupaau and Colin Strand

¶Tuna licences supply more than half of government revenue in Kiribati, and the fish are moving east. Models differ about how fast. They agree that within the working lives of today’s junior officials, a large share of the catch will be taken on the high seas, where nobody owes Tarawa a fee.

¶For years the answer was to sell more days. Under the vessel day scheme run by eight Pacific states, fleets buy the right to fish for a fixed number of days, and the price has risen tenfold since it began. That success now conceals the risk.

⟦h:A Border the Fish Do Not See⟧

¶Members are debating whether quotas should follow geography or history. If they follow geography, the western members lose. If they follow history, a country could be paid for fish that no longer visit it, which buyers will call a subsidy.

¶Kiribati’s position is unusual because its waters stretch across three separate zones. It may lose in the west and gain in the Line Islands, provided that it can police them. At present it has one patrol boat for an area the size of India.

⟦h:Paying for Foresight⟧

¶A sovereign fund founded on phosphate in 1956 remains the country’s best insurance. Tying part of its returns to fisheries forecasts would turn a scientific warning into a budget line. That would be less dramatic than a new alliance, and more useful.

⟦b:Mere Aupaau is an adviser on fisheries law. Colin Strand is an oceanographer based in Nouméa.⟧⟦end⟧

⟦b:Share this⟧
⟦b:Facebook  Twitter  Email⟧

⟦b:Related articles⟧
⟦b:- The Day Scheme at Fifteen (2 August 2022)⟧
⟦b:- Who Owns a Migrating Fish? (30 June 2021)⟧

Wednesday, 25 January 2023 16:40

⟦doc {"authors": ["Philippa Noumea-Grant"], "published": "2023-01-25", "publisher": "Tasman Centre for Regional Studies"}⟧⟦t:New Caledonia After the Third Vote⟧

By Philippa Noumea-Grant

¶Three referendums were supposed to end the argument over New Caledonia’s status. The last of them, held in December 2021 and boycotted by most independence parties, settled only the calendar. Paris and the parties are now negotiating about what the negotiation is for.

¶Loyalists want the provincial electoral roll opened to residents who arrived after 1998. Independence parties regard the frozen roll as the last protection that the earlier accord gave them.

⟦b:Credit: Collection M. Wamytan⟧

⟦h:Nickel Sets the Deadline⟧

¶All three smelters lose money. One of them, in the north, was built as the economic base of a future state, and its possible closure would remove an argument as well as three thousand wages. Each side therefore blames the other for the price of ore.

¶The French state has offered to subsidise energy if mines are allowed to export more raw ore. To independence leaders this looks like a return to an older bargain, in which the island digs and others refine.

⟦h:An Accord Without a Sunset⟧

¶Every previous agreement bought peace by postponing a decision for ten or twenty years. A new one may have to do without that device. Both camps say that they prefer no agreement to another delay, and both have said so before.

⟦b:Philippa Noumea-Grant is a historian of the French Pacific.⟧⟦end⟧

⟦b:Newsletter⟧

⟦b:The Oceania Strategic Digest is a fortnightly publication of the Tasman Centre for Regional Studies, Wellington.⟧
⟦b:Sign up for new articles and event invitations.⟧
