"""A real mail server for the tests: keeps what it takes as files in a folder and misbehaves as the file 'mode' there says."""
import asyncio
import email
import email.header
import email.policy
import hashlib
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP

port, folder, certificate = int(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None
taken = 0


def mode():
    try:
        with open(os.path.join(folder, "mode"), encoding="utf-8") as f:
            return f.read().strip()
    except FileNotFoundError:
        return ""


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("khong.co"):
            return "550 5.1.1 No such user here"
        if mode() == "busy":
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global taken
        if mode() == "slow":
            await asyncio.sleep(120)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        plain = email.message_from_bytes(envelope.content)
        decoded = lambda name: str(email.header.make_header(email.header.decode_header(plain[name])))
        part = lambda kind: (message.get_body((kind,)) or message).get_content()
        told = {
            "from": decoded("from"), "to": decoded("to"), "recipients": envelope.rcpt_tos, "subject": str(message["subject"]),
            "messageId": str(message["message-id"]), "autoSubmitted": str(message["auto-submitted"]), "type": message.get_content_type(),
            "text": part("plain"), "html": part("html"), "encrypted": session.ssl is not None,
            "attachments": [f"{a.get_filename()} {a.get_content_type()} {hashlib.sha256(a.get_content()).hexdigest()}" for a in message.iter_attachments()],
            "headersAreAscii": all(b < 128 for b in envelope.content.split(b"\r\n\r\n")[0]),
        }
        taken += 1
        name = os.path.join(folder, f"{taken:05d}.json")
        with open(name + ".part", "w", encoding="utf-8") as f:
            json.dump(told, f)
        os.rename(name + ".part", name)
        if mode() == "silent-after":
            await asyncio.sleep(120)
        return "250 OK"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        if mode() == "drop":
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await self._reader.read(200)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


async def main():
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Server(Handler(), enable_SMTPUTF8=True, tls_context=context, require_starttls=bool(certificate), hostname="may-chu-thu", loop=loop),
        "127.0.0.1", port)
    print("READY", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
