"""The service as it ships, over a store filled with the demonstration, and its API as an administrator uses it."""

import email
import email.policy
import json
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def working_day(after):
    """The first date at least so many days ahead that is no Saturday or Sunday."""
    day = date.today() + timedelta(days=after)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


class Service:
    """One `turnout serve`, one access token of an administrator, and the mail server that takes what is written."""

    def __init__(self, program, store, mail_server):
        self.program, self.store, self.mail_server = program, store, mail_server
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.folder = Path(tempfile.mkdtemp(prefix="walk-"))

    def __enter__(self):
        self.run("init")
        self.run("demo")
        self.run("settings", "set", "mail.from", "Training team <training@host.example>")
        self.run("settings", "set", "site.help_email", "training@host.example")
        letters = self.folder / "letters"
        letters.mkdir()
        (letters / "behaviour").write_text("ok\n")
        self.mail = subprocess.Popen([*self.mail_server, str(letters)], stdout=subprocess.PIPE, text=True)
        mail_port = self.mail.stdout.readline().strip()
        self.token = json.loads(self.run("token", "add", "--role", "administrator", "--format", "json"))["token"]
        self.log = open(self.folder / "service.log", "wb")
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", str(self.port), "--store", self.store],
            stdout=subprocess.DEVNULL, stderr=self.log,
            env={**os.environ, "TURNOUT_PUBLIC_URL": self.base, "TURNOUT_SMTP_HOST": "127.0.0.1",
                 "TURNOUT_SMTP_PORT": mail_port, "TURNOUT_SMTP_SECURITY": "none"})
        for _ in range(200):
            try:
                urllib.request.urlopen(self.base + "/health/ready", timeout=2)
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("The service did not start.")

    def __exit__(self, *_):
        self.mail.kill()
        self.process.terminate()
        if self.process.wait(timeout=30) != 0:
            raise RuntimeError(f"The service ended with status {self.process.returncode}.")

    def letters(self, address, words):
        """The texts of the letters to an address whose subject has some words, the newest first."""
        for path in sorted((self.folder / "letters").glob("*.eml"), reverse=True):
            read = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if address.lower() in str(read["To"]).lower() and words in str(read["Subject"]):
                yield read.get_body(preferencelist=("plain",)).get_content()

    def found(self, address, words, pattern, unless=()):
        """What a pattern finds in the newest letter that has it, once there is one; what is known is passed over."""
        for _ in range(150):
            for text in self.letters(address, words):
                found = re.search(pattern, text)
                if found and found.group(1) not in unless:
                    return found.group(1)
            time.sleep(0.2)
        raise AssertionError(f"No letter “{words}” with {pattern} came for {address}.")

    def link(self, address, words, path):
        """The link to a path of the service in a letter."""
        return self.found(address, words, re.escape(self.base) + r"(/" + path + r"\S*)")

    def code(self, address, unless):
        """The six digits to sign in with."""
        return self.found(address, "sign in", r"\b(\d{6})\b", unless)

    def run(self, *words):
        """What a command of the program says."""
        done = subprocess.run(
            [self.program, *words, "--store", self.store], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"turnout {' '.join(words)}: {done.stderr}")
        return done.stdout

    def api(self, method, path, body=None):
        """What the API answers to an administrator."""
        request = urllib.request.Request(
            f"{self.base}/api/v1/{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.code} {error.read().decode()}") from error

    def event(self, course, starts, places, minutes=180, **more):
        """A published event of one session; its reference."""
        ends = starts + timedelta(minutes=minutes)
        added = self.api("POST", "events", {
            "course": course, "reference": more.pop("reference"), "places": places,
            "delivery": "face_to_face", "venue": "Town Hall",
            "sessions": [{"starts": starts.strftime("%Y-%m-%dT%H:%M"), "ends": ends.strftime("%Y-%m-%dT%H:%M")}],
            **more})
        reference = added["reference"] if "reference" in added else added["event"]["reference"]
        self.api("POST", f"events/{reference}/publication")
        return reference

    def book(self, event, email, name, agency, job_role="nurse"):
        return self.api("POST", f"events/{event}/bookings", {
            "email": email, "name": name, "agency": agency, "job_role": job_role})


def local(day, hour, minute=0):
    """A moment of local time."""
    return datetime(day.year, day.month, day.day, hour, minute)
