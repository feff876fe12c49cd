"""A machine between the daemon and the sandbox: hands calls of the Web API on, and serves files the way a test wants.

What is asked for below /files-pri/ is answered by the test; all requests there are written down with their headers. A
test may also answer calls itself, and see every request as it came.
"""
import http.server
import threading
import urllib.error
import urllib.request

PATIENCE_S = 30
NOT_HANDED_ON = {"host", "connection", "content-length", "transfer-encoding", "date", "server"}


class Served:
    """One answer to a request for a file; wait: an event to wait for before the bytes come."""

    def __init__(self, body=b"", status=200, kind="application/octet-stream", headers=None, wait=None, length=None):
        self.body, self.status, self.kind = body, status, kind
        self.headers, self.wait, self.length = headers or {}, wait, length


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Says nothing: the test tells what went wrong."""

    def answer(self, status, headers, body, length=None):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        if length is not None:
            self.close_connection = True

    def hand_on(self):
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size) if size else None
        method = self.path.rpartition("/")[2]
        between = self.server.between
        between.calls.append((method, dict(self.headers), body or b""))
        answers = between.answers.get(method)
        if answers:
            served = answers.pop(0)
            self.answer(served.status, {"Content-Type": served.kind, **served.headers}, served.body, served.length)
            return
        headers = {k: v for k, v in self.headers.items() if k.lower() not in NOT_HANDED_ON}
        request = urllib.request.Request(self.server.between.behind + self.path.lstrip("/"), method=self.command,
                                         data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as done:
                status, got, body = done.status, done.headers, done.read()
        except urllib.error.HTTPError as fault:
            status, got, body = fault.code, fault.headers, fault.read()
        body = between.bend.get(method, lambda said: said)(body)
        self.answer(status, {k: v for k, v in got.items() if k.lower() not in NOT_HANDED_ON}, body)

    def serve(self):
        between = self.server.between
        between.asked.append((self.path, dict(self.headers)))
        served = between.files.get(self.path.rpartition("/")[2], Served(b"nothing here", 404))
        if served.wait is not None:
            served.wait.wait(PATIENCE_S)
        self.answer(served.status, {"Content-Type": served.kind, **served.headers}, served.body, served.length)

    def handle_one(self):
        try:
            if self.path.startswith("/api/"):
                self.hand_on()
            else:
                self.serve()
        except OSError:
            self.close_connection = True  # whoever asked has gone

    do_GET = do_POST = handle_one


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A line that breaks is what some tests are about."""


class Between:
    """Stands in front of the address of a sandbox. files: name to Served; answers: method to a list of Served, each
    used once in place of the sandbox's; bend: method to a function of the body that the sandbox answered."""

    def __init__(self, behind):
        self.behind, self.files, self.asked, self.answers, self.bend, self.calls = behind, {}, [], {}, {}, []
        self.server = _Server(("127.0.0.1", 0), _Handler)
        self.server.between = self
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()
