"""Each role's whole day, as somebody spends it in front of a browser."""

import base64
import hashlib
import hmac
import re
import struct
import time
import urllib.request
from datetime import date, datetime, timedelta

from service import LONDON, local, working_day

GUESTS = {
    "administrator": "Ada Administrator", "finance": "Finn Finance", "lead": "Lee Lead",
    "trainer": "Toni Trainer", "observer": "Obi Observer",
}


class Day:
    """Somebody at work: the service, a page, a way of using it, and what each page is held to."""

    def __init__(self, service, page, hand, look=None, tag="0"):
        self.service, self.page, self.hand, self.look, self.tag = service, page, hand, look, tag

    def at(self, state=""):
        """Holds the page that is shown to what every page is held to."""
        if self.look:
            self.look.at(self.page, state)

    def enter(self, name, to="/"):
        """Signs in as one of the demonstration's people."""
        self.hand.go(f"/sign-in?to={to.replace('/', '%2F')}")
        self.at()
        self.hand.button(f"Sign in as {name}")
        self.hand.sees("Sign out")

    def practitioner_name(self):
        """The practitioner among the demonstration's people, and their agency."""
        self.hand.go("/sign-in")
        row = self.page.locator("dl.facts > div").filter(has_text="Practitioner").first
        name = row.locator("dd").first.inner_text().split(",")[0]
        address = row.locator("input[name=email]").get_attribute("value")
        # The demonstration's addresses are made from the codes of the agencies.
        return name.strip(), address.split("@")[1].split(".")[0].upper()

    def path(self):
        return self.page.url.removeprefix(self.service.base)


def practitioner(day):
    """Books, waits, accepts an offer, sends a colleague, cancels late having seen the price."""
    service, hand = day.service, day.hand
    name, agency = day.practitioner_name()
    address = f"{name.lower().replace(' ', '.')}@{agency.lower()}.example"
    other = ("other.person@acc.example", "Other Person", "ACC")
    free = service.event("NEG", local(working_day(40), 9, 30), 10, reference=f"PF{day.tag}")
    full = service.event("NEG", local(working_day(4), 9, 30), 1, reference=f"PW{day.tag}")
    soon = service.event("NEG", local(working_day(2), 13, 30), 10, reference=f"PS{day.tag}")
    held = service.book(full, *other)["id"]
    hand.go("/")
    day.at()
    hand.link("Programme")
    day.at()
    hand.go(f"/events/{free}")
    day.at()
    hand.link("Book a place")
    day.enter(name, to=f"/events/{free}/book")
    # A place that is free, in three pages.
    hand.fill("needs", "Step-free access")
    day.at()
    hand.button("Continue")
    hand.sees("Tick the box")
    day.at("fault")
    hand.choose("consent", "yes")
    hand.button("Continue")
    hand.sees("Check your answers")
    day.at()
    hand.button("Book the place")
    hand.sees("Your place is booked")
    day.at()
    # An event that is full: the position is told before and after.
    hand.go(f"/events/{full}/book")
    hand.button("Continue")
    hand.sees("You would be number 1 on the waiting list")
    day.at("waiting")
    hand.button("Join the waiting list")
    hand.sees("You are number 1 on the list")
    day.at("waiting")
    # The other gives the place up: it is offered, and accepted.
    service.api("POST", f"bookings/{held}/cancellation", {})
    waiting = f"{full}-2"
    hand.go(service.link(address, "held for you", f"bookings/{waiting}"))
    hand.sees("A place is free for you until")
    day.at("offered")
    hand.link("Answer")
    day.at()
    hand.button("Accept the place")
    hand.sees("Your place is booked")
    # The place is passed to a colleague.
    hand.go(f"/bookings/{waiting}")
    day.at()
    hand.link("Send a colleague")
    day.at()
    hand.button("Pass my place on")
    hand.sees("Enter your colleague’s name")
    day.at("fault")
    hand.fill("name", "Cy Colleague")
    hand.fill("email", f"cy.colleague@{agency.lower()}.example")
    hand.fill("job_role", "social worker")
    hand.button("Pass my place on")
    # Two days ahead, cancelling costs: the price stands before the button.
    hand.go(f"/events/{soon}/book")
    hand.button("Continue")
    hand.sees("£50.00")
    hand.button("Book the place")
    hand.link("See your booking")
    hand.link("Cancel the booking")
    hand.sees("Cancelling now costs your agency £50.00")
    day.at("late")
    hand.button("Cancel all the same: £50.00")
    hand.sees("You have cancelled")
    day.at("late")
    # In good time it costs nothing.
    hand.go(f"/bookings/{free}-1/cancel")
    hand.sees("Cancelling now costs nothing")
    day.at()
    hand.button("Yes, cancel")
    hand.sees("You have cancelled")
    day.at()
    hand.link("My bookings")
    hand.sees("My record")
    day.at()
    hand.button("Sign out")
    hand.sees("Sign in")


# Time to answer, and a second person above £40: what the demonstration's own policy leaves out.
ANSWERED = (("response_days: 0", "response_days: 14"),)


def prepare(service, tags):
    """A register for each trainer's day and an event to be charged for: booked now, begun within two minutes."""
    service.registers, service.charged = {}, {}
    policy = service.run("policy", "show", "1")
    for old, new in ANSWERED:
        policy = policy.replace(old, new)
    (service.folder / "answered.yaml").write_text(policy)
    service.run("policy", "add", str(service.folder / "answered.yaml"), "--from", date.today().isoformat())
    now = datetime.now(LONDON).replace(tzinfo=None)
    start = now.replace(second=0, microsecond=0) + timedelta(minutes=1 if now.second < 40 else 2)
    for tag in tags:
        event = service.event("NEG", start, 10, reference=f"TR{tag}")
        for number in range(1, 5):
            service.book(event, f"person{number}@acc.example", f"Person {number}", "ACC")
        service.api("POST", f"events/{event}/trainers", {"email": "toni.trainer@acc.example"})
        service.registers[tag] = (event, start)
        # Two who cancel late: one charge is disputed, the other is accepted.
        charged = service.event("NEG", start, 10, minutes=1, reference=f"CH{tag}")
        for number in (1, 2, 3):
            service.book(charged, f"late{tag}{number}@acc.example", f"Late {number}", "ACC")
            service.api("POST", f"bookings/{charged}-{number}/cancellation", {})
        # And one of whom nothing is recorded.
        service.book(charged, f"silent{tag}@acc.example", "Silent Person", "ACC")
        service.charged[tag] = (charged, start + timedelta(minutes=1))


def wait_until(moment):
    time.sleep(max(0, (moment - datetime.now(LONDON).replace(tzinfo=None)).total_seconds() + 1))


def trainer(day):
    """Marks a register on a phone, and somebody who came without a booking."""
    service, hand = day.service, day.hand
    event, start = service.registers[day.tag]
    wait_until(start)
    if not day.look:
        day.page.set_viewport_size({"width": 390, "height": 844})
    day.enter(GUESTS["trainer"], to="/registers")
    hand.sees("Today")
    day.at()
    hand.go(f"/registers/{event}")
    for number, mark in ((1, "attended"), (2, "late"), (3, "left_early"), (4, "did_not_attend")):
        hand.choose(f"mark-{number}", mark)
    hand.fill("minutes-2", "10")
    hand.fill("minutes-3", "20")
    hand.button("Save the register")
    hand.sees("The register is saved")
    day.at()
    hand.link("Somebody without a booking")
    hand.button("Record")
    day.at("fault")
    hand.fill("name", "Wanda Walkin")
    hand.fill("email", "wanda.walkin@acc.example")
    hand.select("agency", "ACC")
    hand.fill("job_role", "teacher")
    day.at()
    hand.button("Record")
    hand.sees("Wanda Walkin")
    hand.link("Register to print and sign")
    day.at()


def administrator(day):
    """Plans an event, publishes it, gives it new dates, and calls it off; each with what it means told first."""
    service, hand = day.service, day.hand
    reference = f"AD{day.tag}"
    first, second, answer = working_day(30), working_day(37), working_day(20)
    day.enter(GUESTS["administrator"], to="/office")
    day.at()
    hand.link("Plan an event")
    hand.button("Continue")
    hand.sees("Choose the course")
    day.at("fault")
    hand.fill("reference", reference)
    hand.select("course", "NEG")
    hand.fill("venue", "Town Hall")
    hand.fill("places", "12")
    dated(hand, "session-1", first)
    hand.fill("session-1-from", "9:30")
    hand.fill("session-1-to", "12:30")
    hand.button("Continue")
    hand.sees("Check your answers")
    day.at()
    hand.button("Save the draft")
    day.at("draft")
    hand.go(f"/office/events/{reference}/step?to=published")
    day.at()
    hand.button("Publish")
    service.book(reference, "one@acc.example", "One Person", "ACC")
    hand.go(f"/office/events/{reference}")
    day.at("published")
    hand.link("Give it new dates")
    dated(hand, "session-1", second)
    hand.fill("session-1-from", "13:30")
    hand.fill("session-1-to", "16:30")
    dated(hand, "answer", answer)
    hand.fill("answer-at", "17:00")
    hand.button("Continue")
    hand.sees("1 person with a place is written to")
    day.at()
    hand.button("Give new dates and ask 1 person")
    hand.sees("13:30")
    hand.link("Cancel the event")
    hand.sees("1 booking ends with it")
    day.at()
    hand.fill("reason", "The trainer is unwell")
    hand.button("Cancel the event and end 1 booking")
    hand.sees("Cancelled")
    day.at("cancelled")
    hand.button("Sign out")


def dated(hand, name, when):
    """Fills in a date of three fields."""
    for part, value in (("day", when.day), ("month", when.month), ("year", when.year)):
        hand.fill(f"{name}-{part}", str(value))


def money(day):
    """Finance works out what late cancelling costs, the lead disputes one charge and accepts one, finance waives the
    one and invoices the other. Before that the lead approves requests and books colleagues."""
    service, hand = day.service, day.hand
    charged, over = service.charged[day.tag]
    asked = service.event("NEG", local(working_day(25), 9, 30), 10, reference=f"AP{day.tag}", needs_approval=True)
    for number in (1, 2):
        service.book(asked, f"asks{number}@acc.example", f"Asks {number}", "ACC")
    day.enter(GUESTS["lead"], to="/agency")
    day.at()
    hand.go("/agency/requests")
    hand.button("Approve")
    hand.sees("Choose at least one request")
    day.at("fault")
    hand.choose("booking", f"{asked}-1")
    hand.button("Approve")
    hand.sees("Approve 1 request")
    day.at("check")
    hand.button("Approve")
    hand.sees("1 request was approved")
    day.at("done")
    hand.go(f"/agency/book/{asked}")
    hand.fill("people", "Ann One, ann@acc.example, nurse; nobody")
    hand.button("Continue")
    day.at("checked")
    hand.go(f"/agency/book/{asked}")
    hand.fill("people", f"Ann One, ann{day.tag}@acc.example, nurse")
    hand.button("Continue")
    hand.button("Ask for 1 place")
    hand.sees("You have asked for a place")
    day.at()
    hand.button("Sign out")
    wait_until(over)
    service.api("POST", f"events/{charged}/delivery")
    day.enter(GUESTS["finance"], to="/finance")
    day.at()
    hand.go("/finance/assessment")
    hand.button("Continue")
    day.at("checked")
    hand.button("Work out and propose")
    hand.sees("worked out")
    day.at()
    hand.button("Sign out")
    day.enter(GUESTS["lead"], to=f"/agency/charges/{charged}-1")
    hand.sees("£50.00")
    day.at()
    hand.go(f"/agency/charges/{charged}-1/dispute")
    hand.button("Dispute the charge")
    hand.sees("Choose a reason")
    day.at("fault")
    hand.choose("reason", "other")
    hand.fill("text", "It was told to the training team in time")
    hand.button("Dispute the charge")
    hand.sees("The charge is disputed")
    day.at("disputed")
    hand.go("/agency/charges")
    day.at("proposed")
    hand.choose("charge", f"{charged}-2")
    hand.button("Accept those chosen")
    hand.sees("£50.00")
    day.at("check")
    hand.button("Accept")
    hand.sees("1 charge was accepted")
    hand.button("Sign out")
    day.enter(GUESTS["finance"], to=f"/finance/charges/{charged}-1")
    hand.sees("It was told to the training team in time")
    day.at("disputed")
    hand.go(f"/finance/charges/{charged}-1/decision")
    day.at()
    hand.choose("decision", "waive")
    hand.select("reason", "administrative_error")
    hand.button("Continue")
    hand.sees("Check your answers")
    day.at("check")
    hand.button("Waive £50.00")
    hand.sees("The charge is waived")
    today = date.today()
    hand.go(f"/finance/run?through-day={today.day}&through-month={today.month}&through-year={today.year}")
    day.at("preview")
    hand.button("Issue")
    hand.sees("The invoices are issued")
    day.at()
    hand.button("Sign out")


def newcomer(day):
    """Proves an address by a mailed link, which only the button spends, says who they are, and asks for a place."""
    service, hand = day.service, day.hand
    address = f"new.comer{day.tag}@elsewhere.example"
    event = service.event("NEG", local(working_day(50), 9, 30), 10, reference=f"NC{day.tag}")
    hand.go(f"/events/{event}/book")
    hand.fill("email", "nobody")
    hand.button("Send me a link")
    hand.sees("right form")
    day.at("fault")
    hand.fill("email", address)
    hand.button("Send me a link")
    hand.sees("Check your mail")
    day.at("sent")
    link = service.link(address, "sign in", "sign-in/link")
    # What a scanner of mail does: it opens the link before its reader can, and nothing is spent.
    urllib.request.urlopen(service.base + link).read()
    hand.go(link)
    day.at()
    hand.button("Sign in")
    hand.sees("Tell us who you are")
    day.at()
    hand.button("Register")
    hand.sees("Enter your name")
    day.at("fault")
    hand.fill("name", "Nia Newcomer")
    hand.select("agency", "ACC")
    hand.fill("job_role", "teacher")
    hand.button("Register")
    hand.go(f"/events/{event}/book")
    hand.button("Continue")
    hand.button("Ask for a place")
    hand.sees("You have asked for a place")
    day.at("requested")
    hand.button("Sign out")
    # The link is spent.
    hand.go(link)
    if day.page.get_by_role("button", name="Sign in").count():
        hand.button("Sign in")
    hand.sees("This link cannot be used here")
    day.at("spent")


def second_step(day):
    """A finance officer signs in with the code of a mail, sets up the second step, and needs it the next time."""
    service, hand, page = day.service, day.hand, day.page
    address = f"second.step{day.tag}@acc.example"
    service.run("user", "add", address, "--role", "finance", "--name", "Sam Second", "--agency", "ACC")
    secret, codes = None, []
    for visit in (1, 2):
        hand.go("/sign-in?to=%2Faccount")
        hand.fill("email", address)
        hand.button("Send me a link")
        hand.sees("Check your mail")
        codes.append(service.code(address, codes))
        hand.fill("code", codes[-1])
        hand.button("Sign in")
        hand.go("/sign-in/second-factor")
        if visit == 1:
            day.at("offered")
            hand.button("Begin")
            day.at("secret")
            secret = re.sub(r"\s", "", page.locator("main code").first.inner_text())
            hand.fill("code", one_time_code(secret))
            hand.button("Continue")
            hand.sees("codes")
            day.at("codes")
        else:
            day.at("typed")
            hand.fill("code", "000000")
            hand.button("Continue")
            day.at("wrong")
            hand.fill("code", one_time_code(secret, 1))
            hand.button("Continue")
        hand.button("Sign out")


def one_time_code(secret, step=0):
    """The six digits of RFC 6238 for now, or for the step after it: one that was used is not taken again."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    count = int(time.time() // 30) + step
    mac = hmac.new(key, struct.pack(">Q", count), hashlib.sha1).digest()
    at = mac[-1] & 15
    return str((struct.unpack(">I", mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000).zfill(6)


DAYS = {
    "newcomer": newcomer, "second step": second_step, "practitioner": practitioner, "administrator": administrator,
    "trainer": trainer, "agency lead and finance": money,
}
