#!/usr/bin/env python3
"""The prompt, driven through a terminal of its own: each thing that it promises has a check.
usage: repl.py ENTENTE all|timed|NAME..."""
import fcntl, os, re, select, shutil, signal, struct, sys, tempfile, termios, time

PROGRAM = os.path.realpath(sys.argv[1])
SANITIZED = bool(os.environ.get('ENT_SANITIZE'))
PATIENCE = 60 if SANITIZED else 20   # seconds until something that must come is said to be missing
TIOCSWINSZ = 0x5414
ESCAPES = re.compile(rb'\x1b(\[[0-9;?]*[A-Za-z]|[78DM=>]|\][^\x07]*\x07)')
HOME = tempfile.mkdtemp()
failed = []


def keep_output():
    """Linux sends the signal of Ctrl-C and then throws away what the terminal has not been read of, which may
    be the answer already."""
    mode = termios.tcgetattr(0)
    mode[3] |= termios.NOFLSH
    termios.tcsetattr(0, termios.TCSANOW, mode)


class Prompt:
    """A session; with no prompt to wait for (plain) it is what a dumb terminal sees."""

    def __init__(self, *args, columns=80, rows=24, env={}, wait=True, cwd=None):
        self.seen, self.raw = 0, b''
        self.plain = env.get('TERM') == 'dumb'
        environment = {'HOME': HOME, 'PATH': os.environ['PATH'], 'TERM': 'xterm', 'LC_ALL': 'C.UTF-8', **env}
        self.pid, self.fd = os.forkpty()
        if self.pid == 0:
            os.chdir(cwd or HOME)
            fcntl.ioctl(0, TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
            keep_output()
            os.execve(PROGRAM, [PROGRAM, *args], environment)
        if wait:
            self.prompt()

    def read(self, seconds):
        if select.select([self.fd], [], [], seconds)[0]:
            try:
                self.raw += os.read(self.fd, 65536)
                return True
            except OSError:
                return False
        return None

    def until(self, pattern, patience=PATIENCE):
        """Wait for it in what has not been waited for yet; the text before it, without escapes."""
        end = time.monotonic() + patience
        while True:
            found = re.compile(pattern, re.S).search(self.raw, self.seen)
            if found:
                text = self.raw[self.seen:found.end()]
                self.seen = found.end()
                return ESCAPES.sub(b'', text).decode(errors='replace').replace('\r', '')
            if time.monotonic() > end or self.read(0.5) is False:
                rest = ESCAPES.sub(b'', self.raw[self.seen:]).decode(errors='replace')
                raise AssertionError(f'no {pattern!r} in {rest[-1500:]!r}')

    def prompt(self, patience=PATIENCE):
        return self.until(rb'(^|\n)> ' if self.plain else rb'\x1b\[\?2004h> ', patience)

    def type(self, text):
        data = text.encode()
        while data:
            n = os.write(self.fd, data[:512])
            data = data[n:]
            self.read(0)

    def paste(self, text):
        self.type('\x1b[200~' + text.replace('\n', '\r') + '\x1b[201~')

    def run(self, statement):
        """A statement and Enter: what is printed."""
        self.type(statement + '\r')
        out = self.prompt()
        return out.split('\n', 1)[1].rsplit('> ', 1)[0] if '\n' in out else ''

    def expect(self, statement, pattern):
        out = self.run(statement)
        check(re.search(pattern, out, re.S), f'{statement!r} gives {out!r}, not {pattern!r}')
        return out

    def end(self, keys='\x04'):
        self.type(keys)
        while self.read(5):
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def check(good, message):
    if not good:
        raise AssertionError(message)


def write(path, text):
    path = os.path.join(HOME, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as f:
        f.write(text)
    return path


def read(path):
    with open(os.path.join(HOME, path)) as f:
        return f.read()


# ---- statements ----

def statements():
    p = Prompt()
    p.expect('1 + 1', r'^2\n$')
    p.expect('_ * 10', r'^20\n$')
    p.expect('_1 + _', r'^22\n$')
    p.expect('_2', r'^2\n$')
    p.expect('local kept, other = 5', r'^$')
    p.expect('local function twice(n) return 2 * n end', r'^$')
    p.expect('twice(kept)', r'^10\n$')
    p.expect('kept = kept + 1;', r'^$')
    p.expect('kept', r'^6\n$')
    p.expect('rawget(_G, "kept")', r'^nil\n$')
    p.expect('1 + 1;', r'^$')
    p.expect('nil, 1, "a"', r'^nil\t1\ta\n$')
    p.type('for i = 1, 3 do\r')
    p.type('io.write(i, ";")\r')
    p.expect('end', r'1;2;3;')
    p.expect('> 6 * 7', r'^42\n$')        # a prompt that was copied along
    check(p.end() == 0, 'Ctrl-D is no error')


def paste():
    """400 lines with tabs: nothing is lost, nothing completed; with and without brackets round it."""
    lines = ['n = 0']
    for i in range(133):
        lines += [f'do\t-- co\t{i}', f"\tlocal s = 'corpus.do\t{i}'", '\tn = n + #s end']
    text = '\n'.join(lines)
    total = sum(len(f'corpus.do\t{i}') for i in range(133))
    check(len(lines) == 400, 'four hundred lines')
    p = Prompt(rows=50)
    p.paste(text)
    p.expect('', '')
    p.expect('n', rf'^{total}\n$')
    p.expect('n = -1', '^$')
    p.type(text.replace('\n', '\r') + '\r')
    for _ in range(134):
        p.prompt()
    p.expect('n', rf'{total}\n$')
    p.end()


def history():
    statement = 'local sum = 0\n' + '\n'.join(f'sum = sum + {i}' for i in range(8)) + '\nprint("sum", sum)'
    state = os.path.join(HOME, 'state')
    shutil.rmtree(state, ignore_errors=True)
    env = {'XDG_STATE_HOME': state}
    p = Prompt(env=env)
    p.paste(statement)
    p.expect('', 'sum\t28')
    p.expect(' secret = "source"', '')
    p.expect('"later"', 'later')
    path = os.path.join(state, 'entente/history')
    check(os.stat(path).st_mode & 0o777 == 0o600, 'the history is for its owner alone')
    p.end()
    check('secret' not in read(path), 'a statement after a space is not kept')
    check(len(read(path).splitlines()) == 2, 'a statement is a line')
    p = Prompt(env=env)
    p.type('\x1b[A\x1b[A')                # the statement of ten lines, whole
    p.type('\x1b[A' * 9 + '\x05')         # up to the end of its first line
    p.type('\x7f100')                     # local sum = 100
    p.expect('', 'sum\t128')
    p.type('\x12later')                   # search backwards
    p.expect('', 'later')
    p.end()
    p = Prompt('--no-history', env=env)
    size = os.path.getsize(path)
    p.expect('"not kept"', 'not kept')
    p.type('\x1b[A')
    p.expect('', 'not kept')              # but in this session it is there
    p.end()
    check(os.path.getsize(path) == size, '--no-history keeps nothing')


# ---- while typing ----

def completion():
    os.makedirs(os.path.join(HOME, 'texts'), exist_ok=True)
    write('texts/report.txt', 'x')
    write('reports/mine.lua', "--- What?\nlocal M = { name = 'mine', summary = 's', columns = {},\n"
          "  options = { { 'colour', 'enum', 'red', 'which', values = { 'red', 'green' } } } }\n"
          "function M.run() return 'ran' end\nreturn M\n")
    p = Prompt()
    p.run('local variable = { field_one = 1, nested = { deep = 2 } }')
    p.run('q = corpus:find "corridor"')
    p.run('f = q:freq "doc.publisher"')
    p.expect('f[1]', r'^  doc.publisher +Institute.*\n  n +3\n$')
    p.run('f = q:kwic()')
    cases = [
        ('corpus.doc', 's'), ('corpus:lexi', 'con'), ('string.for', 'mat'), ('whi', 'le'), ('varia', 'ble'),
        ('variable.field', '_one'), ('variable.nested.d', 'eep'), ('corpus.docs[1].titl', 'e'), ('("x"):for', 'mat'),
        ('corpus:query("x"):kw', 'ic'), ('entente.json.dec', 'ode'), ('q:cont', 'ext'),
        ('corpus.docs { publi', 'she'), ('corpus.docs { autho', 'r = '), ('corpus:find("x", { ca', 'se = '),
        ("corpus:find('x', { case = 'ex", "act'"), ("corpus.docs { publisher = 'Baltic", " Wire'"),
        ('corpus.docs { author = "Ruzan', ' Melik"'), ("corpus:find 'corrid", "or'"),
        ("corpus:query [[ [word=\"corri", 'dor'), ("io.open('texts/rep", "ort.txt'"), ("dofile 'tex", 'ts/'),
        ('f[1].ri', 'ght'), ("f:sort 'ri", "ght'"),
        ('.sour', 'ces '), ('.ru', 'n '), ('.run min', 'e '), ('.run mine --col', 'our '), ('.run mine --colour gr', 'een '),
        ('.mode cs', 'v '), ('.timer of', 'f '), ('.ing', 'est '), ('.ingest texts/rep', 'ort.txt '), ('?corpus.fin', 'd'),
        ('.sql sel', 'ect'), ('.sql select * from quot', 'es'), ("corpus:sql 'select publi", 'she'), ('.open tex', 'ts/'),
    ]
    for text, rest in cases:
        p.type(text)
        p.until(re.escape(text[-6:].encode()))
        p.type('\t')
        try:
            p.until(re.escape(rest.encode()), 5)
        except AssertionError as e:
            raise AssertionError(f'{text!r} does not become {text + rest!r}: {e}')
        p.run('\x01--')                   # as a comment it does nothing, and the history has it
        became = read('.local/state/entente/history').splitlines()[-1][2:]
        check(became == text + rest, f'{text!r} becomes {became!r}, not {text + rest!r}')
    p.type('corpus.doc.')
    p.until(rb'doc\.')
    p.type('\x03')
    p.prompt()
    p.type("corpus:find 'co\t\t")         # several: the most frequent first
    out = p.until(rb'could.*country.*constitution')
    check('\x07' in out or 'could' in out, 'a list of words')
    p.type('\x03')
    p.prompt()
    p.end()


def hints():
    for columns in (40, 80, 200):
        p = Prompt(columns=columns)
        p.type('local h = corpus:find(')
        out = p.until(rb'corpus:find\(phrase, options\?\)')
        p.type("'corridor')")
        p.until(rb"ridor'\)")
        p.type('\r')
        p.prompt()
        p.expect('#h', r'^5\n$')
        p.end()
    p = Prompt(env={'NO_COLOR': '1'})
    p.type('entente.open(')
    p.until(rb'entente\.open\(path\)')
    check(b'\x1b[2m' not in p.raw, 'NO_COLOR holds for hints')
    p.type('\x03')
    p.prompt()
    p.run('--- Twice a number.')
    p.end()


# ---- Ctrl-C ----

def interrupt_one(p, name, statement):
    """Back at the prompt within 0.3 s, the best of three: others use this machine, too."""
    took = []
    while len(took) < 3 and (not took or min(took) > 0.3):
        p.type(statement + '\r')
        p.until(rb'\n')
        time.sleep(0.3)
        check(not re.search(rb'2004h> $', p.raw[p.seen:]), f'{name} has ended before it was interrupted')
        start = time.monotonic()
        p.type('\x03')
        p.until(rb'interrupted')
        p.prompt()
        took.append(time.monotonic() - start)
        p.expect('kept', r'^42\n$')
    check(min(took) < (5 if SANITIZED else 0.3), f'{name}: back at the prompt after {min(took):.2f} s')


def interrupts():
    words = ' '.join(f'word{i % 1000}' for i in range(1000))
    with open(os.path.join(HOME, 'many.jsonl'), 'w') as f:
        for i in range(5000):
            f.write('{"id": "%d", "text": "%s."}\n' % (i, words))
    write('lines.txt', 'x\n' * 1000)
    p = Prompt()
    p.run('local kept = 42')
    interrupt_one(p, 'a loop', 'while true do end')
    interrupt_one(p, 'coroutines', 'local c = coroutine.wrap(function() while true do coroutine.yield(1) end end) while true do c() end')
    interrupt_one(p, 'a loop of pcalls', 'while true do pcall(function() while true do end end) end')
    interrupt_one(p, 'a sort', 't = {} for i = 1, 1e6 do t[i] = i * 7919 % 1000003 end table.sort(t, function(a, b) for i = 1, 9 do end return a < b end)')
    interrupt_one(p, 'scans', 'repeat local n = #corpus:query [[ []{0,20} "zzz" | [word=".*o.*"] [word=".*e.*"] ]] until false')
    interrupt_one(p, 'printing', 'for i = 1, 1e9 do print(i) end')
    interrupt_one(p, 'reading', 'repeat for line in io.lines "lines.txt" do end until false')
    interrupt_one(p, 'ingest', '.ingest many.jsonl -o many.entente --quiet')
    check(not os.path.exists(os.path.join(HOME, 'many.entente/manifest')), 'an interrupted ingest leaves nothing')
    interrupt_one(p, 'a join', '.sql select count(*) from words a, words b, words c')
    p.type('half = function(')
    p.until(rb'function\(')
    p.type('\x03')                        # while typing
    p.prompt()
    p.expect('kept', r'^42\n$')
    p.type('string.find(("a"):rep(1000000), (".-"):rep(10) .. "b")\r')
    p.until(rb'\n')
    time.sleep(0.3)
    p.type('\x03')
    time.sleep(0.2)
    check(p.end('\x03') == 130, 'a second Ctrl-C ends what cannot be interrupted')
    sample = os.path.join(os.path.dirname(PROGRAM), '../share/entente/sample.entente')
    check(os.system(f'{PROGRAM} verify {sample} > /dev/null') == 0, 'the store is whole')


# ---- what is printed ----

def printing():
    for columns in (40, 80, 200):
        p = Prompt(columns=columns, rows=24)
        frames = '''local frame = require "entente.frame" local f = frame.new { { "n", "integer" }, { "text", "string" } }
for i = 1, 200 do f:add { i, ("word "):rep(i) } end return f'''
        p.paste(frames)
        out = p.run('')
        lines = out.rstrip('\n').split('\n')
        check(len(lines) <= 24, f'{len(lines)} lines at {columns} columns')
        check('more rows; .page shows all' in out, 'how many are hidden, and how to see them')
        for line in lines[-10:]:
            check(len(line) <= columns, f'a line of {len(line)} at {columns} columns')
        for statement in ('package.loaded', 'corpus.docs', 'corpus.docs[2]', 'corpus.quotes', 'corpus.words', '("x"):rep(1e7)'):
            out = p.run(statement)
            lines = out.rstrip('\n').split('\n')
            check(len(lines) <= 24, f'{statement}: {len(lines)} lines')
        p.end()
    p = Prompt()
    p.expect('local t = {} t.self = t return t', r'self = \(table again\)|\(table again\)')
    p.expect('local d = {} for i = 1, 1000 do d = { d } end return d', r'{…}')
    p.expect('{ 1, "two", { three = 3 }, [10] = false }', r"{ 1, 'two', { three = 3 }, \[10\] = false }")
    p.expect('setmetatable({}, { __tostring = function() return "speaks" end })', 'speaks')
    p.expect('setmetatable({}, { __tostring = function() error "mute" end })', 'its __tostring fails: .*mute')
    p.expect('setmetatable({}, { __index = error, __len = error, __pairs = error })', '^{}\n')
    p.expect('.run overview --table articles', r'more columns: .*; \.page shows all\)')
    p.expect('corpus.docs { publisher = "Baltic Wire" }', r'^3 entente.doc\n *# .*Baltic Wire')
    p.expect('#_, _[1].publisher', r'^3\tBaltic Wire\n$')
    p.expect('corpus.quotes { kind = "speech" }', r'^\d+ entente.quote\n *# .*speech')
    p.expect('{ string.rep, function(a, ...) end }', r'string.rep\(s, n, between\?\) -> string, function\(a, ...\)')
    p.expect('{ "\u05d0\u05d1" }', '\u2068.*\u05d0\u05d1.*\u2069')
    p.expect('corpus.find', r'corpus:find\(phrase, options\?\) -> entente.hits')
    wide = 'local f = require "entente.frame".new { { "a", "string" }, { "b", "string" } } ' \
           'f:add { "日本語", "1" } f:add { "e\u0301te\u0301", "2" } f:add { "\u05d0\u05d1", "3" } f:add { "xxxxxx", "4" } return f'
    out = p.run(wide)
    check('日本語  1' in out and 'e\u0301te\u0301     2' in out, f'wide and combining characters are aligned: {out!r}')
    check('\u2068\u05d0\u05d1\u2069' in out, 'right-to-left text is isolated')
    p.end()


def million():
    """A frame of 1,000,000 rows is on the screen within 50 ms."""
    p = Prompt()
    p.run('big = require "entente.frame".new { { "n", "integer" }, { "text", "string" } }')
    p.run('for i = 1, 1e6 do big:add { i, "row" } end')
    took = []
    for _ in range(7):
        start = time.monotonic()
        p.type('big\r')
        p.until(rb'999,\d+ more rows')
        took.append(time.monotonic() - start)
    check(min(took) < (1 if SANITIZED else 0.05), f'{min(took) * 1000:.0f} ms')
    p.end()


def failures():
    p = Prompt()
    p.expect('corpsu.docs', r"global 'corpsu'.*  1 \| corpsu.docs\ndid you mean 'corpus'")
    p.expect('string.fromat()', r"field 'fromat'.*did you mean 'format'")
    p.expect('corpus.dosc', r"no field 'dosc'; did you mean 'docs'")
    p.run('local thing = { name = {} }')
    p.expect('thing.nmae.x = 1', r"field 'nmae'.*did you mean 'name'")
    p.expect('thing:lose()', r"method 'lose'")
    p.paste('function inner(a)\n  local b = a.first.second\n  return b\nend\nfunction outer() local r = inner {} return r end')
    p.run('')
    p.expect('outer()', r"stdin#\d+:2:.*field 'first'.*2 \|   local b = a.first.second.*traceback.*inner.*outer")
    p.expect('x = = 1', r"unexpected symbol near '='\n  1 \| x = = 1\n$")
    p.expect('error { 1 }', 'error object is a table value')
    p.expect('.mdoe', r"did you mean '.mode'")
    p.expect('.s', r"may be .sql, .save, .sources")
    p.expect('1', r'^1\n$')
    p.end()


# ---- commands ----

def dot_commands():
    editor = write('editor', '#!/bin/sh\necho "print(6 * 7)" > "$1"\n')
    pager = write('pager', f'#!/bin/sh\ncp "$1" {HOME}/paged\n')
    os.chmod(editor, 0o755)
    os.chmod(pager, 0o755)
    p = Prompt(env={'EDITOR': editor, 'PAGER': pager})
    p.expect('.help', r'\.sources.*\.quit')
    p.expect('.help save', r'\.save FILE')
    p.expect('?corpus.find', 'All places of a phrase')
    p.expect('?concordance', 'usage: entente run concordance')
    p.expect('help(corpus.find)', 'All places of a phrase')
    p.expect('help', r'\.help')
    p.expect('.ru concordance --phrase corridor', '5 hits.*left +match')
    p.expect('_[1]', '5 hits')
    p.expect('.sources 1', r'\w+:\d+-\d+  Baku long said')
    p.expect('.run concordance', "'--phrase' is required")
    p.expect('.run nosuch', "no script 'nosuch'")
    p.run('corpus:find "corridor"')
    p.expect('.sources', r'row 1\n.*row 5')
    p.expect('.save out.csv', 'out.csv written')
    check(read('out.csv').startswith('left,match,right'), 'a table saved')
    p.expect('.save out.nosuch', 'no format')
    p.expect('.save /proc/none/x.csv', 'cannot be written|No such file')
    p.expect('.sql select publisher, count(*) as n from docs group by publisher', 'publisher +n\n')
    p.expect('#_', '^8\n')
    p.expect('.sql select nosuch from docs', r'^entente: SQL: .*nosuch.*\^\n$')
    p.run('corpus.docs')
    p.run('.page')
    check(read('paged').count('\n') >= 16 and 'Two Handshakes' in read('paged'), 'the pager has all')
    p.expect('.mode csv', '^$')
    p.expect('corpus:find("corridor"):freq "doc.publisher"', '^doc.publisher,n')
    p.expect('.mode', 'csv.*there are text')
    p.run('.mode text')
    p.expect('.mode cvs', "did you mean 'csv'")
    p.run('.timer on')
    p.expect('1', r'\d\.\d{3} s, \d\.\d{3} s of the processor')
    p.run('.timer')
    p.type('.edit\r')
    p.until(rb'print\(6 \* 7\)')
    p.expect('', '^42')
    p.expect('.save session.lua', 'written')
    check('print(6 * 7)' in read('session.lua'), 'the session saved')
    p.expect('.open nosuch', 'nosuch')
    p.expect('corpus.docs;', '^$')
    p.expect('.list', 'concordance')
    p.expect('.info', 'documents|articles')
    check(p.end('.q\r') == 0, '.quit')


# ---- beginning ----

def start_up():
    config, state = os.path.join(HOME, 'config'), os.path.join(HOME, 'trusting')
    env = {'XDG_CONFIG_HOME': config, 'XDG_STATE_HOME': state}
    write('config/entente/init.lua', 'local mine = 11\nfunction early() return 12 end\n')
    project = write('project/.entente.lua', 'theirs = 13\n')
    folder = os.path.dirname(project)

    def answer(reply, **more):
        p = Prompt(env=env, cwd=folder, wait=False, **more)
        out = p.until(rb'ne\[v\]er|> $')
        if 'Run it?' in out:
            p.until(rb'now: ')
            p.type(reply + '\r')
        p.prompt() if 'Run it?' in out else None
        return p, 'Run it?' in out

    p, asked = answer('n')
    check(asked, "a project's file is asked about")
    p.expect('theirs', '^nil')
    p.expect('mine + early()', '^23')
    p.end()
    p = Prompt(env=env, cwd=folder, wait=False)
    p.until(rb'now: ')
    p.type('\x03')                        # no answer is no
    p.prompt()
    p.expect('theirs', '^nil')
    p.end()
    p, asked = answer('y')
    check(asked, 'no is for now')
    p.expect('theirs', '^13')
    p.end()
    p, asked = answer('')
    check(not asked, 'yes is remembered')
    p.end()
    write('project/.entente.lua', 'theirs = 14\n')
    p, asked = answer('v')
    check(asked, 'a changed file is another')
    p.end()
    p, asked = answer('')
    check(not asked, 'never is remembered')
    p.expect('theirs', '^nil')
    p.end()
    write('config/entente/init.lua', 'before = 1\nlocal x = nil + 1\n')
    p = Prompt(env=env)
    p.expect('before', '^1')              # an error in it is said, and the prompt comes
    check(b'init.lua:2: attempt to perform arithmetic on a nil value' in p.raw, 'the error is said')
    p.end()
    p = Prompt('--no-init', env=env)
    p.expect('before', '^nil')
    p.end()
    shutil.rmtree(config)


def after_scripts():
    path = write('script.lua', 'result = 7\nprint(#arg)\n')
    p = Prompt('-i', path, 'a', 'b')
    p.expect('result', '^7')
    check(b'\n2\r\n' in p.raw or p.raw.startswith(b'2\r\n'), 'its arguments')
    p.end()
    p = Prompt('-i', 'run', 'concordance', '--phrase', 'corridor')
    p.expect('_[1]', '5 hits')
    p.end()
    p = Prompt('-i', '-e', 'error "early"')
    p.expect('1', '^1')
    p.end()


# ---- other terminals ----

def terminals():
    p = Prompt(env={'TERM': 'dumb'})
    p.expect('1 + 1', '2')
    p.expect('"日本語"', '日本語')
    check(b'\x1b' not in p.raw, 'no escapes for a dumb terminal')
    p.type('for i = 1, 2 do\r')
    p.until(rb'>> ')
    p.expect('print(i) end', '1\n2')
    p.end()
    p = Prompt(env={'LC_ALL': 'C'})
    p.expect('"日本語 é"', '日本語 é')
    p.expect('#"日本語"', '9')
    p.type('"日本語x\x1b[D\x1b[D\x7f"')   # the cursor moves by characters
    p.end('\x03\x04')
    p = Prompt(env={'NO_COLOR': '1'})
    p.expect('corpus.docs', 'Two Handshakes')
    check(not re.search(rb'\x1b\[[0-9;]*m', p.raw), 'NO_COLOR')
    p.end()


def pipes():
    """No terminal: as lua5.4."""
    def run(stdin, *args):
        command = f"printf '%b' \"$1\" | {PROGRAM} " + ' '.join(args) + ' 2>&1; echo "rc $?"'
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.dup2(w, 1)
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            os.chdir(HOME)
            os.execvpe('sh', ['sh', '-c', command, 'sh', stdin], {**os.environ, 'HOME': HOME})
        os.close(w)
        with os.fdopen(r) as f:
            out = f.read()
        os.waitpid(pid, 0)
        return out
    check(run('print(1 + 1)\\nprint(...)\\n') == '2\n\nrc 0\n', 'standard input is a script')
    check('rc 1' in run('error "x"'), 'its errors count')
    out = run('1 + 1\\nlocal x = 3\\nx\\n', '-i')
    check(re.search(r'> 2\n> > 3\n> \nrc 0\n$', out), f'-i asks there, too: {out!r}')
    check('\x1b' not in out, 'no escapes on a pipe')
    check(run('for i = 1, 10000 do print(i) end', '| head -n 1') == '1\nrc 0\n', 'a broken pipe is silent')


try:
    for fd in os.openpty():
        os.close(fd)
except OSError as e:  # a bare chroot has no /dev/pts
    print(f'SKIPPED: no terminal can be opened ({e.strerror})')
    sys.exit(77)
timed = [interrupts, million]
tests = [statements, paste, history, completion, hints, printing, failures, dot_commands, start_up, after_scripts,
         terminals, pipes]
chosen = {'all': tests, 'timed': timed}.get(sys.argv[2]) or [globals()[name] for name in sys.argv[2:]]
for test in chosen:
    try:
        test()
    except AssertionError as e:
        print(f'{test.__name__}: {e}')
        failed.append(test.__name__)
shutil.rmtree(HOME)
sys.exit(1 if failed else 0)
