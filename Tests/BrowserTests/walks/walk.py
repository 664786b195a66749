#!/usr/bin/env python3
"""Walks the pages of the service in a real browser (Chromium).

usage: walk.py days TURNOUT STORE [ROLE…]   each role's day: with scripts, without them, and by keyboard alone
       walk.py look TURNOUT STORE PAGES [PICTURES]
                                            every page in PAGES (lines `name pattern method`) held to what pages are held to
       walk.py canaries TURNOUT STORE       texts that must stay texts, on the pages that show them
       walk.py broken                       a page that breaks the rules, which must be found
       walk.py broken-canaries              pages on which such texts run, or would, which must be found
"""

import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

import canaries
from corners import corners
from days import DAYS, Day, prepare
from hands import Keyboard, Pointer
from look import Look
from service import Service

ROOT = Path(__file__).resolve().parents[3]
# The mail server of the tests of mail.
MAIL = [str(ROOT / ".build/mail-tools/bin/python"), str(ROOT / "Tests/MailTests/smtp_server.py")]
WAYS = {"pointer": (Pointer, True), "no scripts": (Pointer, False), "keyboard": (Keyboard, True)}


def launch(playwright):
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])


def page_of(browser, service, scripts=True):
    """A page of a browser that knows nothing yet; what it complains of is kept."""
    context = browser.new_context(
        base_url=service.base, java_script_enabled=scripts, viewport={"width": 1200, "height": 900}, locale="en-GB",
        timezone_id="Europe/London")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((service.base, "data:"))
            else page.complaints.append(f"asked {request.url}"))
    return page


def days(browser, service, only):
    faults = []
    prepare(service, [str(number) for number in range(len(WAYS))])
    for number, (way, (hand, scripts)) in enumerate(WAYS.items()):
        for role, walk in DAYS.items():
            if only and role not in only:
                continue
            page, began = page_of(browser, service, scripts), time.monotonic()
            try:
                walk(Day(service, page, hand(page), tag=str(number)))
                print(f"{role}, {way}: {time.monotonic() - began:.1f} s", flush=True)
            except Exception as error:  # whatever went wrong is a fault of the day
                faults.append(f"{role}, {way}, at {page.url}: {error}\n{traceback.format_exc(limit=-3)}")
                page.screenshot(path=str(service.folder / f"{role}-{number}.png"), full_page=True)
            # A page that refuses what a form says answers 4xx, which Chromium mentions; that is no complaint.
            faults += [f"{role}, {way}: {said}" for said in page.complaints
                       if "Failed to load resource: the server responded with a status of 4" not in said]
            page.context.close()
    return faults


def look(browser, service, pages, pictures, only):
    looking = Look(service.base, pages, pictures)
    faults = []
    prepare(service, ["L"])
    for role, walk in {**DAYS, "corners": corners}.items():
        if only and role not in only:
            continue
        page = page_of(browser, service)
        try:
            walk(Day(service, page, Pointer(page), looking, tag="L"))
        except Exception as error:
            faults.append(f"{role}, at {page.url}: {error}\n{traceback.format_exc(limit=-3)}")
        page.context.close()
    if only:
        return faults + looking.faults
    crawl(browser, service, looking)
    print(f"{len(looking.seen)} pages and states of them looked at; the largest of {looking.largest[0]} bytes is "
          f"{looking.largest[1]}.")
    unseen = looking.unseen()
    shown = sum(1 for _, _, method in looking.pages if method == "GET")
    print(f"{shown - len(unseen)} of {shown} pages were looked at; not: {' '.join(unseen)}")
    missed = [name for name in unseen if name not in ELSEWHERE]
    if len(missed) > MOST_MISSED:
        faults += [f"Nobody has looked at {name}." for name in missed]
    faults += [f"No page is {name}, which a guide shows." for name in sorted(looking.shown)]
    return faults + looking.faults


# Some pages are found by following links, and what is to be found depends on where the demonstration stands today.
MOST_MISSED = 6
# What no browser comes to here: the way back from an identity provider is held to its rules by ProviderPageTests.
ELSEWHERE = {"backFromProvider"}


# Files are no pages.
LINKS = "a[href^='/']:not([download])"


def crawl(browser, service, looking):
    """Follows the links from each role's first page to kinds of pages that were not looked at yet."""
    for name in ["Ada Administrator", "Finn Finance", "Lee Lead", "Toni Trainer", "Obi Observer", None]:
        page = page_of(browser, service)
        day = Day(service, page, Pointer(page), looking)
        day.enter(name or day.practitioner_name()[0])
        # No page leads to the link of a letter, which looks the same whatever its code.
        todo, kinds = ["/", "/unsubscribe/code"], Counter()
        known = set(todo)
        while todo:
            path = todo.pop(0)
            kind = looking.name(service.base + path)
            # Of each kind a few pages are enough for what links there are and how it looks.
            if kind is None or kinds[kind] >= 3:
                continue
            kinds[kind] += 1
            answer = page.goto(path)
            if answer is None or answer.status >= 400:
                continue
            looking.at(page)
            for link in page.eval_on_selector_all(LINKS, "all => all.map(a => a.getAttribute('href'))"):
                link = link.split("#")[0]
                if link not in known:
                    known.add(link)
                    todo.append(link)
        page.context.close()


BROKEN = """data:text/html,<html><title>x</title><body><h1>Broken</h1><img src="data:,x"><input>
<p style="color:%23bbb;background:%23fff">faint</p><div style="width:900px">wide</div></body></html>"""


def broken():
    """A page that breaks the rules: what does not find it finds nothing."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(BROKEN)
        looking = Look("data:text/html", [])
        looking.name = lambda url: "broken"
        looking.at(page)
        browser.close()
    wanted = ["image-alt", "label", "color-contrast", "px wide"]
    return looking.faults if all(any(want in fault for fault in looking.faults) for want in wanted) else []


def canary_walk(browser, service):
    canaries.prepare(service)
    faults, shown, count = [], Counter(), 0
    for name in canaries.GUESTS:
        page = page_of(browser, service)
        watch, day = canaries.Watch(page), Day(service, page, Pointer(page))
        count += canaries.walk(page, day, watch, name or day.practitioner_name()[0])
        who = name or "a practitioner"
        faults += [f"{who}: {fault}" for fault in watch.faults]
        faults += [f"{who}: {said}" for said in page.complaints
                   if "Failed to load resource: the server responded with a status of 4" not in said]
        shown.update(watch.shown)
        page.context.close()
    print(f"{count} pages looked at; canaries were shown {sum(shown.values())} times.")
    faults += [f"no page shows {canary}" for canary in canaries.CANARIES if not shown[canary]]
    return faults


def broken_canaries():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        found = canaries.broken(browser)
        browser.close()
    return found


def main(words):
    if words == ["broken"]:
        return end(broken())
    if words == ["broken-canaries"]:
        return end(broken_canaries())
    if len(words) < 3 or words[0] not in ("days", "look", "canaries"):
        print(__doc__, file=sys.stderr)
        return 2
    with sync_playwright() as playwright, Service(words[1], words[2], MAIL) as service:
        browser = launch(playwright)
        try:
            if words[0] == "days":
                faults = days(browser, service, words[3:])
            elif words[0] == "canaries":
                faults = canary_walk(browser, service)
            else:
                with open(words[3], encoding="utf-8") as file:
                    pages = [line.split() for line in file if line.strip()]
                faults = look(browser, service, pages, words[4] if len(words) > 4 else None, words[5:])
        finally:
            browser.close()
    return end(faults)


def end(faults):
    for fault in faults:
        print(f"fault: {fault}")
    print("FAIL" if faults else "PASS")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
