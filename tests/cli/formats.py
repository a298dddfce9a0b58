"""formats.py FOLDER NAME...: do NAME.csv .json .jsonl .md .html .xlsx .sqlite in the folder hold the same tables?

JSON is what the others are held against.  Each reader makes of a table a list of columns and rows; a cell is None, a
number or a string, lists are joined by "; ", spans are DOC:START-END; evidence is a list of such spans, and their count.
"""
import csv
import html
import html.parser
import json
import math
import pathlib
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, timedelta

EVIDENCE = ('evidence', 'evidence_n')


def span_id(span):
    return f"{span['doc']}:{span['start']}-{span['end']}"


def flat(value):
    """A JSON value as the flat formats have it."""
    if isinstance(value, dict):
        return span_id(value)
    if isinstance(value, list):
        return [flat(v) for v in value]
    return value


def tables_of_json(node):
    """Of [ {..} ], { "blocks": [ .. ] } and lists of these, in their order."""
    if isinstance(node, dict):
        return [t for block in node.get('blocks', []) for t in tables_of_json(block)]
    if node and all(isinstance(n, dict) and 'blocks' not in n and set(n) != {'text'} for n in node):
        return [node]
    if not node:
        return [node]
    return [t for block in node for t in tables_of_json(block)]


def read_json(path):
    return [[{k: flat(v) for k, v in row.items()} for row in t] for t in tables_of_json(json.loads(path.read_text()))]


def read_jsonl(path, truth):
    rows = [{k: flat(v) for k, v in json.loads(line).items()} for line in path.read_text().split('\n') if line]
    out, at = [], 0
    for table in truth:
        out.append(rows[at:at + len(table)])
        at += len(table)
    assert at == len(rows), f'{path}: {len(rows)} rows, not {at}'
    return out


def read_csv(path, truth):
    with open(path, newline='', encoding='utf-8') as file:
        lines = list(csv.reader(file))
    out, at = [], 0
    for i, table in enumerate(truth):
        if i > 0:
            assert lines[at] == [], f'{path}: no empty line between tables'
            at += 1
        head = lines[at]
        out.append([dict(zip(head, line)) for line in lines[at + 1:at + 1 + len(table)]])
        at += 1 + len(table)
    assert at == len(lines), f'{path}: {len(lines)} lines, not {at}'
    return out


def unescape_markdown(text):
    text = text.replace('<br>', '\n')
    text = re.sub(r'\\([\\`*_\[\]|~#+=-])', r'\1', text)
    return html.unescape(text)


def cells_of_markdown(line):
    return [c[1:-1] for c in re.split(r'(?<!\\)\|', line.replace('\\\\', '\0'))[1:-1]]


def read_markdown(path):
    out, notes, head, table = [], {}, None, None
    for line in path.read_text().split('\n'):
        note = re.match(r'\[\^(\d+)\]: (?:(\d+) sources?: )?(.*)', line)
        if note:
            notes[note[1]] = (int(note[2] or 0), re.findall(r'(?:^|; )`([^` ]+:\d+-\d+)`', note[3]))
        if not line.startswith('| '):
            head = None
            continue
        cells = [c.replace('\0', '\\\\') for c in cells_of_markdown(line)]
        if head is None:
            head, table = [unescape_markdown(c) for c in cells], []
            out.append(table)
            below_head = True
        elif below_head:
            below_head = False
        else:
            table.append(dict(zip(head, cells)))
    for table in out:
        for row in table:
            mark = re.fullmatch(r'\[\^(\d+)\]', row.get('evidence', ''))
            if 'evidence' in row:
                n, ids = notes[mark[1]] if mark else (0, [])
                row['evidence'], row['evidence_n'] = ids, n
            for key in row:
                if key not in EVIDENCE:
                    row[key] = unescape_markdown(row[key])
    return out


class Page(html.parser.HTMLParser):
    """The tables of a report; and that it is a well-formed page which loads nothing."""
    VOID = {'meta', 'br', 'link', 'img'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.open, self.text, self.row, self.faults = [], [], None, None, []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ('script', 'link', 'img', 'iframe', 'object', 'base') or 'src' in attrs or \
                attrs.get('href', '#')[0] != '#' or any(a.startswith('on') for a in attrs):
            self.faults.append(f'<{tag} {attrs}>')
        if tag not in self.VOID:
            self.open.append(tag)
        kind = attrs.get('class')
        if tag == 'table':
            self.head, self.body = [], []
            self.tables.append((self.head, self.body))
        elif tag == 'tr':
            self.row = [] if kind != 'src' else self.row
            self.is_source = kind == 'src'
            self.ids, self.n = [], 0
        elif tag in ('th', 'td') and not self.is_source and kind != 'g':
            self.text = ''
        elif tag in ('summary', 'code') and getattr(self, 'is_source', False):
            self.text = ''
        elif tag == 'data':
            self.value = attrs['value']

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.faults.append(f'</{tag}> closes another')
        if tag == 'th' and self.text is not None:
            self.head.append(self.text)
        elif tag == 'td' and self.text is not None and not self.is_source:
            self.row.append(self.text)
        elif tag == 'data':
            self.text = self.value
            return
        elif tag == 'summary' and self.is_source:
            self.n = int(re.match(r'\d+', self.text)[0]) if self.text[:1].isdigit() else 0
        elif tag == 'code' and self.is_source:
            self.ids.append(self.text)
        elif tag == 'tr' and self.is_source:
            self.body[-1]['evidence'], self.body[-1]['evidence_n'] = self.ids, self.n
        elif tag == 'tr' and self.row:
            self.body.append(dict(zip(self.head, self.row)))
            if len(self.row) != len(self.head):
                self.faults.append(f'a row of {len(self.row)} cells')
        if tag in ('th', 'td', 'summary', 'code', 'tr'):
            self.text = None
        if tag == 'table':
            self.is_source = False

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def read_html(path):
    page = Page()
    page.feed(path.read_text())
    assert not page.faults and not page.open, f'{path}: {page.faults} {page.open}'
    return [body for _, body in page.tables]


def read_xlsx(path, truth):
    ns = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
    out = []
    with zipfile.ZipFile(path) as book:
        formats = ET.fromstring(book.read('xl/styles.xml'))
        days = {f.get('numFmtId') for f in formats.iterfind('.//m:numFmt', ns) if f.get('formatCode') == 'yyyy-mm-dd'}
        styles = [x.get('numFmtId') in days for x in formats.iterfind('m:cellXfs/m:xf', ns)]
        for k in range(1, len(truth) + 1):
            sheet = ET.fromstring(book.read(f'xl/worksheets/sheet{k}.xml'))
            rows = []
            for row in sheet.iterfind('.//m:row', ns):
                cells = {}
                for cell in row.iterfind('m:c', ns):
                    column = re.match('[A-Z]+', cell.get('r'))[0]
                    value = cell.findtext('m:v', None, ns)
                    if cell.get('t') == 'inlineStr':
                        value = ''.join(t.text or '' for t in cell.iterfind('.//m:t', ns))
                        value = re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m[1], 16)), value)
                    elif cell.get('t') == 'b':
                        value = {'0': 'false', '1': 'true'}[value]
                    elif styles[int(cell.get('s', 0))]:
                        value = (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
                    cells[column] = value
                rows.append(cells)
            out.append([{rows[0][c]: row.get(c, '') for c in rows[0]} for row in rows[1:]])
        names = ET.fromstring(book.read('xl/workbook.xml')).iterfind('.//m:sheet', ns)
        assert [n.get('name') for n in names][-2:] == ['Columns', 'About'], f'{path}: no data dictionary'
    return out


def read_sqlite(path):
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    assert db.execute('pragma integrity_check').fetchone()[0] == 'ok'
    names = [n for n, in db.execute("select name from sqlite_master where type = 'table'") if n not in ('columns', 'about')]
    types = {(t, c): k for t, c, k in db.execute('select "table", "column", type from columns')}
    out = []
    for name in names:
        table = []
        for row in db.execute(f'select * from "{name}"'):
            row = dict(row)
            for key, value in row.items():
                kind = types.get((name, key))
                if value is not None and kind == 'list':
                    row[key] = json.loads(value)
                elif value is not None and kind == 'boolean':
                    row[key] = 'true' if value else 'false'
            table.append(row)
        out.append(table)
    return out


def same(want, got):
    """A value of JSON and what another format made of it: nothing for null, text for what is no number there."""
    want, got = [str(v).lower() if isinstance(v, bool) else v for v in (want, got)]
    if isinstance(want, list):
        want = '; '.join(want) if not isinstance(got, list) else want
    if want is None or want == '':
        return got in (None, '')
    if isinstance(want, (int, float)):
        if isinstance(want, int):
            return str(got) == str(want) or float(got) == want and abs(want) <= 2 ** 53
        return math.isclose(float(got), want, rel_tol=0 if not isinstance(got, str) else 1e-15)
    return got == want


def compare(path, truth, tables):
    assert len(tables) == len(truth), f'{path}: {len(tables)} tables, not {len(truth)}'
    for t, (want_rows, got_rows) in enumerate(zip(truth, tables)):
        assert len(got_rows) == len(want_rows), f'{path}, table {t}: {len(got_rows)} rows, not {len(want_rows)}'
        for r, (want, got) in enumerate(zip(want_rows, got_rows)):
            for key, value in want.items():
                if key == 'evidence':
                    ids = got.get('evidence', [])
                    ids = ids.split() if isinstance(ids, str) else ids
                    assert ids == value, f'{path}, table {t}, row {r}: evidence {ids!r}, not {value!r}'
                elif key == 'evidence_n':
                    assert int(got.get(key, 0)) == value, f'{path}, table {t}, row {r}: {got.get(key)} spans, not {value}'
                else:
                    assert same(value, got[key]), f'{path}, table {t}, row {r}, {key}: {got[key]!r}, not {value!r}'


def check(folder, name):
    truth = read_json(folder / f'{name}.json')
    readers = {'csv': lambda p: read_csv(p, truth), 'jsonl': lambda p: read_jsonl(p, truth), 'md': read_markdown,
               'html': read_html, 'xlsx': lambda p: read_xlsx(p, truth), 'sqlite': read_sqlite}
    failed = False
    for ending, read in readers.items():
        path = folder / f'{name}.{ending}'
        try:
            compare(path, truth, read(path))
        except AssertionError as fault:
            print(fault)
            failed = True
    return failed


if __name__ == '__main__':
    sys.exit(any([check(pathlib.Path(sys.argv[1]), name) for name in sys.argv[2:]]))
