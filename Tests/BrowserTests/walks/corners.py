"""The pages that no day leads to, each brought about and looked at."""

import re
import subprocess
from datetime import datetime, timedelta

from service import LONDON, local, working_day


def corners(day):
    """What the office, finance, a trainer and a practitioner meet now and then."""
    day.enter("Ada Administrator", to="/office")
    waiting(day)
    inviting(day)
    merging(day)
    wording(day)
    telling(day)
    lost_device(day)
    day.hand.button("Sign out")
    writing_off(day)
    keeping_books(day)
    checking_in(day)


def waiting(day):
    """A waiting list with its order, an offer taken back or accepted for somebody, a mark of one booking."""
    service, hand = day.service, day.hand
    full = service.event("NEG", local(working_day(4), 13, 30), 1, reference=f"CW{day.tag}")
    held = service.book(full, "first@acc.example", "First Person", "ACC")["id"]
    for number in (1, 2):
        service.book(full, f"waits{number}@acc.example", f"Waits {number}", "ACC")
    hand.go(f"/office/events/{full}/waiting-list")
    hand.sees("Waits 2")
    day.at()
    service.api("POST", f"bookings/{held}/cancellation", {})
    hand.go(f"/office/events/{full}/waiting-list")
    day.at("offered")
    for step in ("acceptance", "offer"):
        hand.go(f"/office/bookings/{full}-2/{step}")
        day.at()
    hand.go(f"/office/bookings/{service.registers[day.tag][0]}-1/attendance")
    day.at()
    asked = service.event("NEG", local(working_day(33), 9, 30), 10, reference=f"CD{day.tag}", needs_approval=True)
    service.book(asked, "asks@acc.example", "Asks One", "ACC")
    hand.go(f"/office/bookings/{asked}-1/decision")
    day.at()
    # One of those whose event is over has nothing on the register.
    hand.go(f"/office/events/{service.charged[day.tag][0]}/attendance-query")
    hand.sees("1 of")
    day.at()


def inviting(day):
    """Who is invited is counted and looked at before it is done."""
    service, hand = day.service, day.hand
    event = service.event("NEG", local(working_day(45), 9, 30), 10, reference=f"CI{day.tag}")
    hand.go("/office/invitations")
    hand.button("Count them")
    hand.sees("There is a problem")
    day.at("fault")
    hand.select("event", event)
    hand.choose("agency", "ACC")
    hand.button("Count them")
    hand.sees(event)
    day.at()
    hand.button("Invite")
    hand.sees("invited")
    # The letter's own way to have no more of them, which nobody needs to sign in for.
    hand.go(service.link("@acc.example", "An invitation", "unsubscribe"))
    day.at()


def merging(day):
    """Two records of one person, side by side."""
    service, hand = day.service, day.hand
    event = service.event("NEG", local(working_day(46), 9, 30), 10, reference=f"CM{day.tag}")
    for number in (1, 2):
        service.book(event, f"dora{number}@acc.example", "Dora Double", "ACC")
    hand.go("/office/people?search=Dora+Double")
    hand.link("Dora Double")
    hand.link("Merge with another record")
    hand.link("Dora Double")
    hand.sees("dora1@acc.example")
    hand.sees("dora2@acc.example")
    day.at()


def wording(day):
    """A message in the office's own words, and the way back to the text as shipped."""
    hand = day.hand
    hand.go("/office/templates/tomorrow")
    text = day.page.locator("[name='text']").input_value()
    hand.fill("text", text + "\nWe look forward to seeing you.\n")
    hand.button("See it with sample values")
    hand.sees("We look forward to seeing you.")
    day.at("checked")
    hand.button("Keep these words")
    hand.link("Go back to the text as shipped")
    day.at()


def telling(day):
    """A program that is told what happens."""
    service, hand = day.service, day.hand
    service.run("settings", "set", "webhook.hosts", "localhost")
    hand.go("/office/webhooks/new")
    hand.button("Add the webhook")
    hand.sees("There is a problem")
    day.at("fault")
    hand.fill("url", "http://localhost:9/told")
    hand.button("Add the webhook")
    hand.sees("The webhook is added")
    day.at("secret")
    hand.link("See the webhook")
    day.at()
    hand.link("End this webhook")
    day.at()


def lost_device(day):
    """Somebody whose second step is lost."""
    hand = day.hand
    hand.go("/office/users")
    hand.link("Sam Second")
    hand.link("They have lost it")
    day.at()


def writing_off(day):
    """What an agency will not pay."""
    hand = day.hand
    day.enter("Finn Finance", to="/finance/invoices?agency=ACC")
    owed = day.page.locator("main tbody tr").filter(has_text=re.compile("To be paid|Overdue"))
    number = owed.locator("a[href^='/finance/invoices/']").first.get_attribute("href")
    hand.go(number + "/write-off")
    day.at()
    hand.button("Sign out")


def keeping_books(day):
    """A line of the bank's file that waits, a payment, a batch of the ledger, and debts by age."""
    service, hand = day.service, day.hand
    today = datetime.now(LONDON)
    service.api("POST", "bank-files", {
        "name": "bank.csv", "content": f"Date,Description,Credit\n{today:%d/%m/%Y},thank you {day.tag},1.00\n"})
    service.api("POST", "payments", {
        "agency": "ACC", "amount_pence": 100, "received_on": f"{today:%Y-%m-%d}", "reference": f"CB{day.tag}"})
    day.enter("Finn Finance", to="/finance/bank")
    day.at()
    hand.go(day.page.locator("main a[href^='/finance/bank/lines/']").first.get_attribute("href"))
    day.at()
    hand.go("/finance/payments")
    day.at()
    hand.go(day.page.locator("main a[href^='/finance/payments/']").first.get_attribute("href"))
    day.at()
    hand.go("/finance/ledger")
    day.at()
    hand.button("Export the ledger")
    hand.sees("is exported")
    day.at("done")
    for path in ("ledger/layout", "aged", "reminders"):
        hand.go(f"/finance/{path}")
        day.at()
    hand.button("Sign out")


def checking_in(day):
    """The square code of a booking is read from the screen as a camera does, and leads the trainer to the person."""
    service, hand, page = day.service, day.hand, day.page
    name, agency = day.practitioner_name()
    starts = datetime.now(LONDON).replace(tzinfo=None, second=0, microsecond=0) + timedelta(minutes=2)
    event = service.event("NEG", starts, 10, reference=f"CC{day.tag}")
    service.api("POST", f"events/{event}/trainers", {"email": "toni.trainer@acc.example"})
    day.enter(name, to=f"/events/{event}/book")
    hand.button("Continue")
    hand.button("Book the place")
    hand.go(f"/bookings/{event}-1/needs")
    day.at()
    hand.go(f"/bookings/{event}-1")
    picture = service.folder / "square.png"
    page.screenshot(path=str(picture), full_page=True)
    read = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=False)
    link = read.stdout.strip()
    assert link.startswith(service.base + "/check-in/"), f"the square code says {link!r} ({read.stderr})"
    hand.button("Sign out")
    day.enter("Toni Trainer", to="/registers")
    hand.go(link.removeprefix(service.base))
    hand.sees(name)
    day.at()
