"""A mail server for the tests, with faults.

usage: smtp_server.py FOLDER [--tls CERT KEY] [--implicit-tls] [--login USER PASSWORD]

It prints its port on a line of its own. What it takes it writes to FOLDER as NNNN.eml, each in one step. How it behaves
is read anew for each message from FOLDER/behaviour, one word a line that says what happens to the next message:
  ok       it is taken                        slow     it answers after many seconds
  defer    451 to the recipient               refuse   550 to the recipient
  defer-data, refuse-data                     451 or 554 behind the message
  die      the connection ends after the message was taken
  drop     the connection ends before the message was taken
The last line stays for everything that follows.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

FOLDER = sys.argv[1]
COUNT = {"taken": 0, "connections": 0}


def option(name, count):
    if name not in sys.argv:
        return None
    at = sys.argv.index(name)
    return sys.argv[at + 1 : at + 1 + count]


def behaviour():
    path = os.path.join(FOLDER, "behaviour")
    try:
        with open(path) as file:
            words = file.read().split()
    except FileNotFoundError:
        return "ok"
    if len(words) > 1:
        with open(path + ".new", "w") as file:
            file.write("\n".join(words[1:]) + "\n")
        os.rename(path + ".new", path)
    return words[0] if words else "ok"


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        session.word = behaviour()
        if session.word == "defer":
            return "451 4.3.0 try again later"
        if session.word == "refuse":
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if session.word == "slow":
            await asyncio.sleep(30)
        if session.word == "defer-data":
            return "451 4.3.0 try again later"
        if session.word == "refuse-data":
            return "554 5.6.0 the message is not wanted"
        if session.word == "drop":
            server.transport.abort()
            return "250 OK"
        COUNT["taken"] += 1
        name = os.path.join(FOLDER, "%04d" % COUNT["taken"])
        head = "X-Connection: %d\r\nX-Sender: %s\r\nX-Recipient: %s\r\n" % (
            session.number, envelope.mail_from, envelope.rcpt_tos[0])
        with open(name + ".new", "wb") as file:
            file.write(head.encode() + envelope.original_content)
        os.rename(name + ".new", name + ".eml")
        if session.word == "die":
            server.transport.abort()
        return "250 OK"


class Server(SMTP):
    def _create_session(self):
        session = super()._create_session()
        number = getattr(self, "number", None)
        if number is None:
            COUNT["connections"] += 1
            self.number = number = COUNT["connections"]
        session.number = number
        return session


def authenticator(server, session, envelope, mechanism, data):
    user, password = option("--login", 2)
    isRight = isinstance(data, LoginPassword) and data == LoginPassword(user.encode(), password.encode())
    return AuthResult(success=isRight, handled=False)


async def main():
    tls = option("--tls", 2)
    context = None
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*tls)
    implicit = context if "--implicit-tls" in sys.argv else None
    login = option("--login", 2)

    def make():
        return Server(
            Handler(), hostname="mail.example", enable_SMTPUTF8=True,
            tls_context=None if implicit else context, require_starttls=bool(context and not implicit),
            authenticator=authenticator if login else None, auth_required=bool(login),
            auth_require_tls=bool(context and not implicit))

    port = int((option("--port", 1) or ["0"])[0])
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", port, ssl=implicit)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
