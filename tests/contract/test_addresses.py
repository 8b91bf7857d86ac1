"""A member's address: never a way into our own network, whatever it is called and wherever its name leads next."""

import datetime
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi.testclient import TestClient

from concierge_bot.web import app as web_app
from connectors import addresses
from connectors.addresses import MemberTransport, is_public
from connectors.base import Member, Misconfigured, Temporary
from connectors.kinds import Kind
from connectors.sandbox import Behaviour, Sandbox
from connectors.testing.common import SECRET, STAMP, sample_job
from connectors.webhook import WebhookProvider
from tests.fixtures.core import PUBLIC, Core

PRIVATE = (
    "127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.7 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 192.0.2.1 224.0.0.1"
    " 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fc00::7 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.7"
    " 2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2001:db8::1"
).split()
SPELLINGS = ("127.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_ours_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
def test_an_address_of_the_internet_is(address: str) -> None:
    assert is_public(address)


def dispatch(url: str, transport: httpx.BaseTransport) -> None:
    member = Member("Corner Shop", Kind.GROCER, {"url": url}, (SECRET,))
    with httpx.Client(timeout=2, transport=transport) as http:
        WebhookProvider().dispatch(sample_job(Kind.GROCER), member, http, STAMP)


@pytest.mark.parametrize("host", SPELLINGS)
def test_however_it_is_spelled_a_job_does_not_reach_us(host: str) -> None:
    with Sandbox() as box, pytest.raises(Misconfigured, match="is not on the public internet"):
        dispatch(box.url.replace("127.0.0.1", host), MemberTransport())
    assert box.received == []


def test_what_is_named_is_reached_by_that_name_only() -> None:
    with Sandbox() as box:
        dispatch(box.url, MemberTransport({"127.0.0.1"}))
        with pytest.raises(Misconfigured):
            dispatch(box.url.replace("127.0.0.1", "localhost"), MemberTransport({"127.0.0.1"}))
    assert len(box.received) == 1


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    transport = MemberTransport(look_up=lambda host, port: ["93.184.215.14", "10.0.0.7"])
    with pytest.raises(Misconfigured, match=r"shop\.test .*10\.0\.0\.7"):
        dispatch("https://shop.test/jobs", transport)


def test_a_name_that_nobody_knows_may_be_known_later() -> None:
    with pytest.raises(Temporary):
        dispatch("https://shop.invalid/jobs", MemberTransport())


def test_a_name_that_leads_elsewhere_the_second_time_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked up once for a job, and what was looked at is connected to; the next job looks again."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["198.18.0.1"] if len(asked) == 1 else ["127.0.0.1"]

    monkeypatch.setattr(addresses, "is_public", lambda address: address == "198.18.0.1")
    with Sandbox() as box:
        url, transport = box.url.replace("127.0.0.1", "shop.test"), MemberTransport(look_up=rebinding)
        with pytest.raises(Temporary):
            dispatch(url, transport)
        assert asked == ["shop.test"]
        with pytest.raises(Misconfigured):
            dispatch(url, transport)
    assert box.received == []


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server with TLS that is certified as shop.test, and whose authority this machine trusts."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("shop.test")]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = tmp_path / "shop.pem", tmp_path / "shop.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(addresses, "is_public", lambda address: True)
    hosts: list[str] = []

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hosts.append(self.headers["host"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Shop)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_port, hosts
    server.shutdown()
    server.server_close()


def test_the_certificate_must_be_the_names_and_the_next_address_is_tried(shop: Any) -> None:
    port, hosts = shop
    transport = MemberTransport(look_up=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    with httpx.Client(timeout=2, transport=transport) as http:
        assert http.get(f"https://shop.test:{port}/").status_code == 204
        with pytest.raises(httpx.ConnectError, match="certificate"):
            http.get(f"https://other.test:{port}/")
    assert hosts == [f"shop.test:{port}"]


def test_whoever_writes_it_down_is_told(core: Core) -> None:
    app = web_app.create(core.app)
    key = core.app.settings.desk_key.get_secret_value()
    desk = TestClient(app, base_url=PUBLIC, headers={"authorization": f"Bearer {key}"})
    metro = {"name": "Metro", "kind": "courier"}
    link = desk.post("/desk/members/join-link").json()["link"]
    for url in ("http://10.0.0.7/jobs", "https://[fe80::1]/jobs", "http://169.254.169.254/"):
        refused = desk.post("/desk/members", json={**metro, "url": url})
        assert refused.status_code == 422
        assert "is not on the public internet" in refused.json()["error"]
        page = TestClient(app, base_url=PUBLIC).post(link, data={**metro, "url": url})
        assert page.status_code == 422
        assert "is not on the public internet" in page.text
    with Sandbox(Behaviour.MOVED) as box:
        moved = desk.post("/desk/members", json={**metro, "url": box.url})
        assert (moved.status_code, len(box.received)) == (422, 1)
        assert "write that one" in moved.json()["error"]
        assert [one["name"] for one in desk.get("/desk/members").json()] == ["Rossi Grocer"]
        box.behaviour = Behaviour.DOWN
        assert desk.post("/desk/members", json={**metro, "url": box.url}).is_success, "it may be up later"
