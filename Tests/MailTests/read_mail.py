"""Reads messages (RFC 5322) and calendars (RFC 5545) with the libraries that others use, and prints them as JSON.

usage: read_mail.py mail FILE... | calendar FILE...
"""
import base64
import email
import email.policy
import json
import sys

from icalendar import Calendar


def unescaped(text):
    """The text of a property that the library leaves as it is written (RFC 5545 section 3.3.11)."""
    return text.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\")


def calendar(data):
    read = Calendar.from_ical(data)
    events = []
    for event in read.walk("VEVENT"):
        rdates = event.get("RDATE")
        events.append({
            "uid": str(event["UID"]), "sequence": str(event["SEQUENCE"]), "status": str(event["STATUS"]),
            "summary": str(event["SUMMARY"]), "start": event["DTSTART"].dt.isoformat(),
            "end": event["DTEND"].dt.isoformat(), "location": str(event.get("LOCATION", "")),
            "description": str(event.get("DESCRIPTION", "")), "url": str(event.get("URL", "")),
            "attendee": str(event.get("ATTENDEE", "")), "organiser": str(event.get("ORGANIZER", "")),
            "recurrence": event["RECURRENCE-ID"].dt.isoformat() if "RECURRENCE-ID" in event else "",
            "dates": ",".join(d.dt.isoformat() for d in rdates.dts) if rdates else "",
        })
    return {"method": str(read["METHOD"]), "name": unescaped(str(read.get("NAME", ""))), "events": events}


def mail(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    calendars = [calendar(p.get_payload(decode=True)) for p in parts if p.get_content_type() == "text/calendar"]
    html = next((p for p in parts if p.get_content_type() == "text/html"), None)
    return {
        "html": html.get_content().replace("\r\n", "\n") if html else "",
        "charsets": [p.get_content_charset() or "" for p in parts],
        "headers": {name: str(value) for name, value in message.items()},
        "names": [name for name, _ in message.items()],
        "types": [part.get_content_type() for part in message.walk()],
        "text": parts[0].get_content().replace("\r\n", "\n"), "files": [part.get_filename() or "" for part in parts],
        "contents": [base64.b64encode(p.get_payload(decode=True)).decode() for p in parts],
        "method": next((p.get_param("method") or "" for p in parts if p.get_content_type() == "text/calendar"), ""),
        "calendars": calendars, "defects": [str(d) for p in message.walk() for d in p.defects],
        "longest": max(len(line) for line in data.split(b"\r\n")),
        "bare": data.replace(b"\r\n", b"").count(b"\n") + data.replace(b"\r\n", b"").count(b"\r"),
    }


read = {"mail": mail, "calendar": calendar}[sys.argv[1]]
print(json.dumps([read(open(name, "rb").read()) for name in sys.argv[2:]]))
