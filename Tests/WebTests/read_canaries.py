"""Holds what a service shows to one rule: a text that was filled in stays a text (S4).

usage: read_canaries.py FOLDER

FOLDER holds `canaries.json` (a list of texts) and files that were answered: *.html, *.ics and *.csv. Prints one JSON
document: what is wrong with which file, and in how many files each canary stands as it was filled in.
"""
import csv
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

from icalendar import Calendar

MARK = "cnry"
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect"}
# What no page of the service has; a page is made of the rest.
FOREIGN = {"img", "iframe", "object", "embed", "base", "style", "video", "audio", "math", "template", "noscript"}
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcdoc", "ping"}
PLAIN = re.compile(r"^(/(?!/)|#|mailto:[^:]*$|otpauth://|https://training\.example(/|$)|\?)")
NUMBER = re.compile(r"^-\d+(\.\d+)?$")


class Page(HTMLParser):
    """The elements of a page, as browsers read them, and every text and value in it."""

    def __init__(self, is_letter=False):
        super().__init__(convert_charrefs=True)
        self.is_letter = is_letter
        self.faults, self.texts, self.open = [], [], []

    def letter(self, attrs):
        """A letter that is shown in a frame of its own, in which nothing may run and nothing be sent."""
        within = dict(attrs)
        if set(within) != {"class", "title", "sandbox", "srcdoc"} or within["sandbox"]:
            self.faults.append(f"a frame that is not closed off: {sorted(within)}")
            return
        faults, texts = html((within["srcdoc"] or "").encode(), is_letter=True)
        self.faults += [f"in a letter: {fault}" for fault in faults]
        self.texts += texts
        self.open.append("iframe")

    def handle_starttag(self, tag, attrs):
        if tag == "iframe" and not self.is_letter:
            self.letter(attrs)
            return
        if self.is_letter:
            # A letter brings its styles along, which fetch nothing.
            attrs = [(name, value) for name, value in attrs
                     if name != "style" or re.search(r"url|expression|@|\\\\", value or "") or MARK in (value or "")]
        if tag in FOREIGN or MARK in tag or not re.fullmatch(r"[a-z][a-z0-9]*", tag):
            self.faults.append(f"an element {tag}")
        if tag == "script" and not dict(attrs).get("src", "").startswith("/assets/"):
            self.faults.append("a script of its own")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv", "autofocus") or MARK in name:
                self.faults.append(f"an attribute {name}")
            if not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9:-]*", name):
                self.faults.append(f"an attribute {name!r}")
            if name in ADDRESSES and not PLAIN.match(value or ""):
                self.faults.append(f"{name} leads to {value!r}")
            self.texts.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")
            self.open.clear()

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style") and data.strip():
            self.faults.append("text that is run")
        self.texts.append(data)

    def handle_comment(self, data):
        self.faults.append(f"a comment {data[:40]!r}")

    def handle_pi(self, data):
        self.faults.append(f"an instruction {data[:40]!r}")

    def unknown_decl(self, data):
        self.faults.append(f"a declaration {data[:40]!r}")

    def handle_decl(self, decl):
        if decl.lower() != "doctype html":
            self.faults.append(f"a declaration {decl[:40]!r}")


def html(data, is_letter=False):
    page = Page(is_letter)
    text = data.decode()
    page.feed(text)
    page.close()
    if page.open:
        page.faults.append(f"{page.open} stay open")
    turned = re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    if turned:
        page.faults.append(f"the character {turned.group()!r}")
    return page.faults, page.texts


def ics(data):
    faults = [] if not re.search(rb"(?<!\r)\n|\r(?!\n)", data) else ["a bare line end"]
    faults += [f"a line of {len(line)} octets" for line in data.split(b"\r\n") if len(line) > 75]
    calendar = Calendar.from_ical(data)
    texts, count = [], 0
    for event in calendar.walk("VEVENT"):
        count += 1
        texts += [str(event.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")]
        extra = set(event) - {"UID", "DTSTAMP", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART",
                              "DTEND", "URL", "RDATE", "RECURRENCE-ID", "ORGANIZER", "ATTENDEE", "TRANSP"}
        faults += [f"a property {name}" for name in sorted(extra)]
    if count == 0:
        faults.append("no entry")
    return faults, texts


def table(data):
    faults, texts = [], []
    for row in csv.reader(data.decode().splitlines(keepends=True)):
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and not NUMBER.match(cell):
                faults.append(f"a formula {cell[:40]!r}")
            texts.append(cell.removeprefix("'") if cell[:1] == "'" and cell.lstrip("'")[:1] in "=+-@" else cell)
    return faults, texts


def main(folder):
    canaries = json.loads((folder / "canaries.json").read_text())
    faults, seen, read = [], {kind: {} for kind in ("html", "ics", "csv")}, 0
    for path in sorted(folder.iterdir()):
        kind = path.suffix[1:]
        if kind not in seen:
            continue
        read += 1
        try:
            found, texts = {"html": html, "ics": ics, "csv": table}[kind](path.read_bytes())
        except Exception as error:  # what cannot be read is the fault
            found, texts = [f"cannot be read: {error}"], []
        faults += [f"{path.name}: {fault}" for fault in found]
        whole = "\n".join(texts)
        for number, canary in enumerate(canaries):
            if canary in whole:
                seen[kind][str(number)] = seen[kind].get(str(number), 0) + 1
    print(json.dumps({"read": read, "faults": faults, "seen": seen}))


main(Path(sys.argv[1]))
