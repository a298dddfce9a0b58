#!/usr/bin/env python3
"""Make the test pages and their gold from the marked-up masters.

    make_pages.py [--show]

A master begins with a line `%% {"file": ..., "wrap": columns, "crlf": true}`; the rest is
the page with marks, which are stripped:
  ⟦doc {...}⟧ ... ⟦end⟧   the span of an article; the object holds the fields that no mark gives
  ⟦t:...⟧ ⟦h:...⟧ ⟦b:...⟧ title, heading of a section, boilerplate
  ¶                       start of a body paragraph, which ends with its line
"""
import html
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"⟦doc (\{.*?\})⟧|⟦(end)⟧|⟦([thb]):|(⟧)|(¶)")


def words(line, is_html):
    if is_html:
        line = html.unescape(re.sub(r"<[^>]*>", " " if "<br" in line.lower() else "", line))
    return line.split()


def wrap(text, width):
    """Breaks long lines by putting newlines for blanks, so that no offset moves."""
    out = []
    for line in text.split("\n"):
        start = 0
        while len(line) - start > width:
            cut = line.rfind(" ", start, start + width + 1)
            if cut < 0:
                break
            line = line[:cut] + "\n" + line[cut + 1:]
            start = cut + 1
        out.append(line)
    return "\n".join(out)


def build(master):
    head, body = master.split("\n", 1)
    opt = json.loads(head.removeprefix("%% "))
    name = opt["file"]
    is_html = name.endswith(".html")
    body = body.strip("\n") + "\n"
    if opt.get("crlf"):
        body = body.replace("\n", "\r\n")
    out, size, pos = [], 0, 0
    opened, junk, docs, doc = [], [], [], None
    for m in MARK.finditer(body):
        piece = body[pos:m.start()]
        out.append(piece)
        size += len(piece)  # characters; turned into bytes below
        pos = m.end()
        if m[1]:
            assert doc is None, name
            doc = {"start": size, "end": None, **json.loads(m[1]), "sections": [], "boilerplate": [], "paras": []}
            docs.append(doc)
            doc["boilerplate"] += junk
            junk = []
        elif m[2]:
            doc["end"] = size
            doc = None
        elif m[3]:
            assert not opened, (name, body[m.start():m.start() + 40])
            opened.append((m[3], size))
        elif m[4]:
            kind, start = opened.pop()
            if kind == "b":
                (docs[-1]["boilerplate"] if docs else junk).append((start, size))
            elif kind == "h":
                doc["sections"].append((start, size))
            else:
                doc["title"] = (start, size)
        else:
            assert doc is not None, (name, body[pos:pos + 40])
            doc["paras"].append(size)
    assert doc is None and not opened, name
    text = "".join(out) + body[pos:]

    def at(i):
        return len(text[:i].encode())

    def plain(start, end):
        t = text[start:end]
        return " ".join(html.unescape(re.sub(r"<[^>]*>", "", t)).split() if is_html else t.split())

    number = name.split("-")[0]
    records = []
    for k, d in enumerate(docs, 1):
        lines = [words(re.split(r"\r?\n", text[p:d["end"]], maxsplit=1)[0], is_html) for p in d["paras"]]
        junk_spans = []
        for s, e in d["boilerplate"]:  # a block of lines gives a span a line
            for m in re.finditer(r"\S[^\r\n]*", text[s:e]):
                junk_spans.append([at(s + m.start()), at(s + m.start() + len(m[0].rstrip()))])
        title = plain(*d["title"]) if d.get("title") else None
        records.append({
            "doc": f"{number}.{k}" if len(docs) > 1 else number, "file": name,
            "start": at(d["start"]), "end": at(d["end"]), "title": title, "authors": d["authors"],
            "published": d["published"], "publisher": d["publisher"],
            "sections": [{"heading": plain(s, e), "start": at(s)} for s, e in d["sections"]],
            "boilerplate": junk_spans, "paragraphs": len(lines),
            "first_words": " ".join(lines[0][:6]), "last_words": " ".join(lines[-1][-6:])})
    if "wrap" in opt:
        text = wrap(text, opt["wrap"])
    return name, text.encode(), records


def show(data, r):
    def cut(start, end):
        return repr(data[start:end].decode())

    print("=" * 100)
    for k in ("doc", "file", "title", "authors", "published", "publisher", "paragraphs", "first_words", "last_words"):
        print(f"{k:12} {r[k]}")
    print("SPAN ", cut(r["start"], r["end"])[:60], "...", cut(r["start"], r["end"])[-60:])
    for s in r["sections"]:
        print("  H  ", repr(s["heading"]), "|", cut(s["start"], s["start"] + len(s["heading"].encode())))
    for s, e in r["boilerplate"]:
        print("  B  ", "in " if r["start"] <= s and e <= r["end"] else "out", cut(s, e))


def main():
    for part in ("", "-check", "-heldout", "-sites", "-heads"):
        folder = HERE / f"pages{part}"
        folder.mkdir(exist_ok=True)
        gold = []
        for path in sorted((HERE / f"masters{part}").glob("*.m")):
            name, data, records = build(path.read_text(encoding="utf-8"))
            (folder / name).write_bytes(data)
            gold += records
            for r in records if "--show" in sys.argv else []:
                show(data, r)
        with (HERE / f"docs{part}.jsonl").open("w", encoding="utf-8") as f:
            f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in gold)


main()
