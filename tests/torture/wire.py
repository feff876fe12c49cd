"""The line between the daemon and the sandbox: TLS outside, plain inside, and every way in which a line can be bad.

It forwards bytes and understands none of them. All of it runs on a thread of its own; the switches are safe to use from
any other.
"""
import asyncio
import random
import ssl
import subprocess
import threading

CHUNK = 65536
NAME = "chat.test"  # of the machine that the daemon believes to talk to


def make_certificate(folder):
    """A certificate for the name, its own authority; its path and its key's."""
    certificate, key = folder / "chat.pem", folder / "chat.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "2", "-subj", f"/CN={NAME}",
                    "-addext", f"subjectAltName=DNS:{NAME}"], check=True, capture_output=True)
    return certificate, key


class Wire:
    """Listens on a port of its own and hands on to `behind` (host, port). certificate: speaks TLS, (file, key)."""

    def __init__(self, certificate=None):
        self.behind = None
        self.context = None
        if certificate is not None:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*certificate)
        self.loop = asyncio.new_event_loop()
        self.server, self.port, self.lines = None, 0, set()
        self.delay_s, self.dribbles, self.stalls = 0, False, 0
        self.stalled = asyncio.Event()  # set: bytes flow
        self.stalled.set()
        self.carried = 0  # bytes
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self._do(self._open())

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    async def _open(self):
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self.context,
                                                 limit=CHUNK, reuse_address=True)
        self.port = self.server.sockets[0].getsockname()[1]

    async def _serve(self, reader, writer):
        try:
            inner_reader, inner_writer = await asyncio.open_connection(*self.behind)
        except OSError:
            writer.transport.abort()
            return
        line = (writer, inner_writer)
        self.lines.add(line)
        try:
            await asyncio.gather(self._pump(reader, inner_writer), self._pump(inner_reader, writer))
        except (OSError, ssl.SSLError, asyncio.IncompleteReadError):
            pass  # who hung up, hung up
        finally:
            self.lines.discard(line)
            for end in line:
                end.transport.abort()

    async def _pump(self, reader, writer):
        while True:
            chunk = await reader.read(CHUNK)
            if self.delay_s:
                await asyncio.sleep(self.delay_s)
            await self.stalled.wait()
            if not chunk:
                writer.close()  # one half gone takes the other along: HTTP and websockets both end so
                return
            self.carried += len(chunk)
            if self.dribbles:
                for at in range(min(len(chunk), 400)):
                    writer.write(chunk[at:at + 1])
                    await writer.drain()
                    await asyncio.sleep(0)
                chunk = chunk[400:]
            writer.write(chunk)
            await writer.drain()

    # switches

    def url(self):
        return f"https://{NAME}:{self.port}" if self.context else f"http://127.0.0.1:{self.port}"

    def cut(self):
        """Every connection ends without a word; how many there were."""
        async def work():
            count = len(self.lines)
            for line in list(self.lines):
                for end in line:
                    end.transport.abort()
            return count
        return self._do(work())

    def refuse(self):
        """Nobody listens any more, and who was connected is not."""
        async def work():
            self.server.close()
        self._do(work())
        self.cut()

    def accept(self):
        if not self.server.is_serving():
            self._do(self._open())

    def stall(self, on):
        """The line is half open: nothing is carried and nothing is said about it."""
        async def work():
            self.stalls = max(self.stalls + (1 if on else -1), 0)
            (self.stalled.clear if self.stalls else self.stalled.set)()
        self._do(work())

    def slow(self, delay_s):
        self.delay_s = delay_s

    def dribble(self, on):
        """The first bytes of every piece come one by one."""
        self.dribbles = on

    def garbage(self, seed):
        """Bytes that nobody sent arrive at the daemon on every connection, which ends after them."""
        noise = random.Random(seed).randbytes(200)

        async def work():
            for outer, inner in list(self.lines):
                outer.write(noise)
                inner.transport.abort()
            return len(self.lines)
        return self._do(work())

    def heal(self):
        self.slow(0)
        self.dribble(False)
        while self.stalls:
            self.stall(False)
        self.accept()

    def end(self):
        async def work():
            self.server.close()
            for line in list(self.lines):
                for one in line:
                    one.transport.abort()
        self._do(work())
        self.loop.call_soon_threadsafe(self.loop.stop)
