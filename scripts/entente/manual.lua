--- The manual, as a man page or one HTML page, from what commands, scripts and bindings say of themselves.

local finder = require 'entente.find'
local metadata = require 'entente.metadata'
local options = require 'entente.options'

local M = {}

local OK, USAGE = 0, 2

-- ---- what stands in it: { heading, level }, { text = }, { verbatim = } ----

local exit_codes = [[
0    all is well
1    a script or query failed
2    wrong usage
3    a corpus or input cannot be read
4    nothing found, with --fail-empty
5    a check failed
6    cannot write: disk full, permission, memory
130  interrupted]]

local environment = [[
ENTENTE_CORPUS   the corpus that is meant where -c names none
XDG_DATA_HOME    its entente/reports has the user's packaged scripts; else ~/.local/share
XDG_CONFIG_HOME  its entente/init.lua runs before the first prompt; else ~/.config
XDG_STATE_HOME   its entente/history has the statements of the prompt, entente/trusted which files of projects
                 may run; else ~/.local/state
VISUAL, EDITOR   what .edit opens; PAGER: what .page opens
NO_COLOR         no colours; TERM=dumb: plain lines at the prompt
LUA_PATH, LUA_CPATH   as in Lua 5.4; -E ignores all of these]]

local prompt = [[
Enter            ends the statement once it is complete, else begins a new line; Alt-Enter always does that
Up, Down         move in the statement, then through those before
Tab              completes; twice: lists what may stand there
Ctrl-R           searches those before
Ctrl-C           stops what runs, or drops what is typed; twice: ends what cannot be stopped
Ctrl-D           leaves
;                at the end of an expression: its value is not printed
_ _1 _2          the last results
?x, help(x)      what is known of x

Locals of statements stay. Keys are readline's, ~/.inputrc holds. ~/.config/entente/init.lua runs before
the first prompt, and .entente.lua of the folder once you have said that you trust it; a changed file is asked
about again. --no-init runs neither, --no-history keeps no statements; one that begins with a space is never kept.]]

local function option_lines(rows)
  local lines = {}
  for i, o in ipairs(rows) do
    local left = (o.letter and '-' .. o.letter .. ', ' or '') .. '--' .. o.name .. (o.value and ' ' .. o.value or '')
    local choices = o.choices and ': ' .. table.concat(o.choices, ', ') or ''
    lines[i] = ('%-26s %s%s'):format(left, o.doc, choices)
  end
  return table.concat(lines, '\n')
end

local function commands(host, page)
  page[#page + 1] = { heading = 'Commands', level = 1 }
  for _, c in ipairs(host.commands) do
    page[#page + 1] = { heading = 'entente ' .. c.name, level = 2 }
    page[#page + 1] = { verbatim = ('entente %s %s'):format(c.name, c.synopsis) }
    page[#page + 1] = { text = c.summary }
    if c.description then page[#page + 1] = { verbatim = c.description } end
    page[#page + 1] = { verbatim = option_lines(c.options) }
  end
end

local function at_the_prompt(page)
  page[#page + 1] = { heading = 'The prompt', level = 1 }
  page[#page + 1] = { text = 'entente without arguments, or with -i after a script, reads statements and commands.' }
  page[#page + 1] = { verbatim = prompt }
  page[#page + 1] = { heading = 'Commands of the prompt', level = 2 }
  for _, c in ipairs(require('entente.repl.commands').list) do
    page[#page + 1] = { term = (('.%s %s'):format(c.name, c.synopsis):gsub(' $', '')), verbatim = c.summary }
  end
  page[#page + 1] = { text = 'Beginnings will do. Commands of the program are there, too, with a dot before them.' }
end

local function unindented(text) return (text:gsub('^  ', ''):gsub('\n  ', '\n')) end

local function scripts(host, page)
  page[#page + 1] = { heading = 'Packaged scripts', level = 1 }
  for _, found in ipairs((finder.all(host))) do
    local shipped = found.where == 'shipped' or found.where == 'cookbook'
    local meta = shipped and metadata.read(found.path)
    if meta then
      page[#page + 1] = { heading = 'entente run ' .. meta.name, level = 2 }
      page[#page + 1] = { text = meta.summary }
      page[#page + 1] = { verbatim = metadata.header(found.path) }
      if #meta.options > 0 then page[#page + 1] = { verbatim = unindented(options.help(meta.options)) } end
    end
  end
  page[#page + 1] = { heading = 'Options of every script', level = 2 }
  page[#page + 1] = { verbatim = unindented(options.help(options.common)) }
end

-- LuaCATS as a person reads it.
local function plain(doc)
  local text = (doc or ''):gsub('^%-%-%-', ''):gsub('\n%-%-%-', '\n')
  return (text:gsub('^@(%l+ )', '%1'):gsub('\n@(%l+ )', '\n  %1'))
end

local function reference(host, page)
  page[#page + 1] = { heading = 'What scripts can call', level = 1 }
  page[#page + 1] = { text = 'corpus is the chosen corpus; entente and its modules are there without require.' }
  local owner
  for _, item in ipairs(host.reference()) do
    if item.kind ~= 'operator' then
      if item.owner ~= owner and item.kind ~= 'type' and item.kind ~= 'module' then
        page[#page + 1] = { heading = item.owner, level = 2 }
      elseif item.kind == 'type' or item.kind == 'module' then
        page[#page + 1] = { heading = item.owner, level = 2 }
        page[#page + 1] = { text = plain(item.doc) }
      end
      owner = item.owner
      if item.name then
        local sign = item.kind == 'method' and ':' or '.'
        page[#page + 1] = { term = item.owner .. sign .. item.name, verbatim = plain(item.doc) }
      end
    end
  end
end

-- A worked study, scripts/study.md: headings, paragraphs, lines indented by four.
local function study(host, page)
  local file = host.share and io.open(host.share .. '/scripts/study.md')
  if not file then return end
  local text = file:read 'a'
  file:close()
  for block in (text .. '\n\n'):gmatch '(.-)\n\n' do
    local mark, heading = block:match '^(#+) (.*)$'
    if heading then
      page[#page + 1] = { heading = heading, level = #mark }
    elseif block:find '^    ' then
      page[#page + 1] = { verbatim = (block:gsub('^    ', ''):gsub('\n    ', '\n')) }
    else
      page[#page + 1] = { text = block }
    end
  end
end

local function pages(host)
  local page = {
    { heading = 'Name', level = 1 },
    { text = 'entente - a scripting host for analysts of texts: corpus, reports, Lua' },
    { heading = 'Synopsis', level = 1 },
    { verbatim = host.help },
  }
  commands(host, page)
  page[#page + 1] = { heading = 'The query language', level = 1 }
  page[#page + 1] = { verbatim = host.cql }
  at_the_prompt(page)
  scripts(host, page)
  study(host, page)
  reference(host, page)
  page[#page + 1] = { heading = 'Exit codes', level = 1 }
  page[#page + 1] = { verbatim = exit_codes }
  page[#page + 1] = { heading = 'Environment', level = 1 }
  page[#page + 1] = { verbatim = environment }
  return page
end

-- ---- as a man page ----

local function roff(text)
  text = text:gsub('\\', '\\e'):gsub('%-', '\\-')
  return (text:gsub('\n([.\'])', '\n\\&%1'):gsub('^([.\'])', '\\&%1'))
end

local function man(host)
  local out = { ('.TH ENTENTE 1 "" "%s" "entente"'):format(roff(host.version:match '%S+ %S+')), '.nh', '.ad l' }
  for _, part in ipairs(pages(host)) do
    if part.heading then
      local first = part.level == 1
      out[#out + 1] = (first and '.SH ' or '.SS ') .. roff(first and part.heading:upper() or part.heading)
    end
    if part.term then out[#out + 1] = '.PP\n.B ' .. roff(part.term) end
    if part.text then out[#out + 1] = '.PP\n' .. roff(part.text) end
    if part.verbatim and part.verbatim ~= '' then
      local before, after = '.PP\n.nf\n', '\n.fi'
      if part.term then
        before, after = '.RS\n.nf\n', '\n.fi\n.RE'
      end
      out[#out + 1] = before .. roff(part.verbatim) .. after
    end
  end
  return table.concat(out, '\n') .. '\n'
end

-- ---- as HTML ----

local style = [[
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #595959; --line: #ccc; --box: #f5f5f2 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #161616; --faint: #a8a8a8; --line: #444; --box: #222 }
}
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
body { margin: 0 auto; max-width: 52rem; padding: 1rem }
h1 { font-size: 1.8rem } h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem } h3 { margin: 2rem 0 .3rem }
pre { background: var(--box); padding: .6rem .8rem; font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere }
dt { font-family: monospace; font-weight: bold; margin-top: 1rem; overflow-wrap: anywhere }
dd { margin: 0 } dd pre { margin: .2rem 0 }
nav ul { columns: 3 9rem; list-style: none; padding: 0; font-size: .9rem } a { color: inherit }
h3, li, p { overflow-wrap: anywhere }
@media print { nav { display: none } pre { background: none; border-left: 2px solid var(--line) } }
]]

local entities = { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }

local function escape(text) return (text:gsub('[&<>"]', entities)) end

local function anchor(heading) return (heading:gsub('[^%w]+', '-')) end

local function contents(list)
  local out = { '<nav aria-label="Contents"><ul>' }
  for _, part in ipairs(list) do
    if part.heading then
      out[#out + 1] = ('<li><a href="#%s">%s</a></li>'):format(anchor(part.heading), escape(part.heading))
    end
  end
  out[#out + 1] = '</ul></nav>'
  return table.concat(out, '\n')
end

local function html(host)
  local list = pages(host)
  local out = {
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>entente: the manual</title>\n<style>\n' .. style .. '</style>\n</head>\n<body>\n<main>\n<h1>entente</h1>',
    '<p>' .. escape(host.version) .. '</p>',
    contents(list),
  }
  for _, part in ipairs(list) do
    if part.heading then
      local name = escape(part.heading)
      out[#out + 1] = ('<h%d id="%s">%s</h%d>'):format(part.level + 1, anchor(part.heading), name, part.level + 1)
    end
    if part.text then out[#out + 1] = '<p>' .. escape(part.text) .. '</p>' end
    local pre = part.verbatim and part.verbatim ~= '' and '<pre>' .. escape(part.verbatim) .. '</pre>'
    if part.term then
      out[#out + 1] = ('<dl><dt>%s</dt><dd>%s</dd></dl>'):format(escape(part.term), pre or '')
    elseif pre then
      out[#out + 1] = pre
    end
  end
  out[#out + 1] = '</main>\n</body>\n</html>\n'
  return table.concat(out, '\n')
end

--- entente manual html|man
function M.manual(host, args)
  local write = ({ html = html, man = man })[args[1]]
  if not write then
    io.stderr:write(("entente: manual: as what? html or man, not '%s'\n"):format(args[1]))
    return USAGE
  end
  io.write(write(host))
  return OK
end

return M
