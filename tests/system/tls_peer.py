"""Peers that speak TLS in front of something that does not: rightly, wrongly, or not to the end. And their certificates.

A peer takes the encryption off and hands bytes on in both directions, so that it serves HTTP and websockets alike.
"""
import contextlib
import pathlib
import socket
import ssl
import subprocess
import threading

PATIENCE_S = 30
AUTHORITY = """[ca]
default_ca = here
[here]
dir = .
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""
NOW = ("20200101000000Z", "20990101000000Z")
PAST, FUTURE = ("20200101000000Z", "20210101000000Z"), ("20980101000000Z", "20990101000000Z")


class Authority:
    """Two CAs, one of them a stranger, in a folder; leaves by name as PEM files with their keys."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        for name in ("ours", "stranger"):
            place = self.folder / name
            place.mkdir()
            (place / "index").touch()
            (place / "serial").write_text("01\n")
            (place / "ca.cnf").write_text(AUTHORITY)
            self._openssl(place, "req", "-x509", *self._key("ca"), "-out", "ca.pem", "-days", "30", "-subj", f"/CN={name}")
        self.ca_file = self.folder / "ours/ca.pem"

    def leaf(self, names, valid=NOW, by="ours"):
        """A certificate's path; by None: signed by itself."""
        place = self.folder / (by or "ours")
        leaf = place / f"leaf-{len(list(place.iterdir()))}.pem"
        about = ["-subj", "/CN=leaf", "-addext", f"subjectAltName={names}"]
        if by is None:
            self._openssl(place, "req", "-x509", *self._key("leaf"), "-out", leaf, "-days", "30", *about)
        else:
            self._openssl(place, "req", "-new", *self._key("leaf"), "-out", "leaf.csr", *about)
            self._openssl(place, "ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-notext",
                          "-startdate", valid[0], "-enddate", valid[1], "-in", "leaf.csr", "-out", leaf)
        leaf.write_text((place / "leaf.key").read_text() + leaf.read_text())
        return leaf

    @staticmethod
    def _key(name):
        return "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key"

    @staticmethod
    def _openssl(place, *words):
        subprocess.run(["openssl", *[str(word) for word in words]], cwd=place, check=True, capture_output=True)


class Peer:
    """Listens on this machine and serves what is `behind` (a port). act: what to do with a connection instead of TLS."""

    def __init__(self, behind, leaf=None, act=None, versions=(ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3), ciphers=None,
                 most=None):
        self.behind, self.act, self.most = behind, act, most
        self.names, self.protocols, self.heard, self.taken = [], [], 0, 0
        self.context = None
        if leaf is not None:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.set_ciphers(ciphers or "DEFAULT")
            self.context.minimum_version, self.context.maximum_version = versions
            self.context.load_cert_chain(leaf)
            self.context.sni_callback = lambda _, name, __: self.names.append(name)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.open = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                line, _ = self.listener.accept()
                self.heard += 1
                self.open.add(line)
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line):
        with contextlib.suppress(OSError, ValueError):
            line.settimeout(PATIENCE_S)
            if self.act is not None:
                self.act(line)
            else:
                secure = self.context.wrap_socket(line, server_side=True)
                self.protocols.append(secure.version())
                self.relay(secure, socket.create_connection(("127.0.0.1", self.behind)))
        with contextlib.suppress(OSError):
            line.close()

    def relay(self, outer, inner):
        """Hands bytes on in both directions until one side has had enough."""
        self.open |= {outer, inner}
        threading.Thread(target=self._pump, args=(outer, inner), daemon=True).start()
        self._pump(inner, outer, self.most)

    def _pump(self, source, target, most=None):
        """most: bytes after which the line breaks without a farewell."""
        source.settimeout(None)
        with contextlib.suppress(OSError, ValueError):
            while data := source.recv(65536):
                if isinstance(source, ssl.SSLSocket):
                    self.taken += len(data)
                target.sendall(data[:most])
                if most is not None:
                    most -= len(data)
                    if most <= 0:
                        break
        for end in (source, target):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(end, socket.SHUT_RDWR)

    def end(self):
        for one in (self.listener, *self.open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
                one.close()
