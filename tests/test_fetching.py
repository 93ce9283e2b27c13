"""One page over the network, within bounds; against a server of our own."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from article_extract import FetchError, __version__, fetch
from article_extract.fetching import MAX_REDIRECTS

PAGE = b"<h1>Ferry late</h1>"


class Server:
    """What it was asked, and its address."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"


def _send(request: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
        if value:
            request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(body)


def _redirect(target: str) -> Callable[[BaseHTTPRequestHandler, Server], None]:
    return lambda request, server: _send(request, b"moved", 302, Location=target)


def _hang(request: BaseHTTPRequestHandler, server: Server) -> None:
    server.released.wait(30)


def _drip(request: BaseHTTPRequestHandler, server: Server) -> None:
    """A header line now and then, for ever: no socket time-out sees anything wrong."""
    request.wfile.write(b"HTTP/1.0 200 OK\r\n")
    while not server.released.wait(0.05):
        request.wfile.write(b"X-More: 1\r\n")


def _endless(request: BaseHTTPRequestHandler, server: Server) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    while not server.released.is_set():
        request.wfile.write(b"<p>more" * 100)


def _break_off(request: BaseHTTPRequestHandler, server: Server) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<p>cut")


ANSWERS: dict[str, Callable[[BaseHTTPRequestHandler, Server], None]] = {
    "/page": lambda request, server: _send(request, PAGE),
    "/latin": lambda request, server: _send(request, b"<p>F\xe4hre", Content_Type="text/html; charset=ISO-8859-1"),
    "/text": lambda request, server: _send(request, b"Ferry late", Content_Type='text/plain; charset="utf-8"'),
    "/untyped": lambda request, server: _send(request, PAGE, Content_Type=""),
    "/pdf": lambda request, server: _send(request, b"%PDF-1.7", Content_Type="application/pdf"),
    "/missing": lambda request, server: _send(request, b"no", 404),
    "/packed": lambda request, server: _send(request, gzip.compress(b"x" * 5000), Content_Encoding="gzip"),
    "/moved": _redirect("/page"),
    "/loop": _redirect("/loop"),
    "/nowhere": _redirect(""),
    "/to-a-file": _redirect("file:///etc/hostname"),
    "/to-a-broken-host": _redirect("http://[half/"),
    "/hang": _hang,
    "/drip": _drip,
    "/endless": _endless,
    "/cut": _break_off,
}  # fmt: skip


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            ANSWERS[self.path](self, server)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the tests speak for the server."""

    return Handler


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.released.set()
    made.http.shutdown()
    made.http.server_close()
    thread.join()


def test_a_page_comes_with_its_address(server: Server) -> None:
    page = fetch(f"{server.url}/page")
    assert (page.content, page.url, page.charset) == (PAGE, f"{server.url}/page", None)


def test_it_says_who_asks(server: Server) -> None:
    fetch(f"{server.url}/page")
    assert server.asked[0][1]["User-Agent"].startswith(f"article-extract/{__version__} ")


@pytest.mark.parametrize(
    ("path", "charset"), [("/latin", "iso-8859-1"), ("/text", "utf-8"), ("/page", None), ("/untyped", None)]
)
def test_the_charset_is_given_only_where_the_server_states_it(server: Server, path: str, charset: str | None) -> None:
    assert fetch(server.url + path).charset == charset


def test_redirects_are_followed_and_the_last_address_counts(server: Server) -> None:
    page = fetch(f"{server.url}/moved")
    assert (page.content, page.url) == (PAGE, f"{server.url}/page")


def test_redirects_are_limited(server: Server) -> None:
    with pytest.raises(FetchError, match=f"/loop: more than {MAX_REDIRECTS} redirects"):
        fetch(f"{server.url}/loop")
    assert len(server.asked) == MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "/missing: HTTP 404 Not Found"),
        ("/pdf", "/pdf: is application/pdf, not a page"),
        ("/nowhere", "/nowhere: HTTP 302 without a place to go to"),
        ("/to-a-file", "/to-a-file: redirects to 'file:///etc/hostname': only http and https"),
        ("/to-a-broken-host", "/to-a-broken-host: Invalid IPv6 URL"),
        ("/cut", "/cut: "),
    ],
)
def test_what_is_no_page_is_an_error_that_names_address_and_cause(server: Server, path: str, message: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(server.url + path)
    assert message in str(caught.value)


@pytest.mark.parametrize("path", ["/endless", "/packed", "/text"])
def test_a_page_over_the_size_is_refused(server: Server, path: str) -> None:
    with pytest.raises(FetchError, match="larger than 9 bytes"):
        fetch(server.url + path, max_bytes=9)


def test_the_size_is_that_of_the_unpacked_page(server: Server) -> None:
    assert len(fetch(f"{server.url}/packed", max_bytes=5000).content) == 5000
    with pytest.raises(FetchError, match="larger than 4999 bytes"):
        fetch(f"{server.url}/packed", max_bytes=4999)


@pytest.mark.parametrize("path", ["/hang", "/drip"])
def test_a_server_that_never_answers_is_given_up_on(server: Server, path: str) -> None:
    with pytest.raises(FetchError, match=r"took longer than 0\.3 s|no answer within 0\.3 s"):
        fetch(server.url + path, timeout=0.3)


def test_a_fetch_given_up_on_ends_by_itself(server: Server) -> None:
    with pytest.raises(FetchError, match="took longer"):
        fetch(f"{server.url}/endless", timeout=0.3, max_bytes=1 << 40)
    for thread in threading.enumerate():
        if thread.name == f"article-extract fetch {server.url}/endless":
            thread.join(timeout=30)
            assert not thread.is_alive()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://files.example/page", "only http and https"),
        ("/tmp/page.html", "only http and https"),
        ("http://", "names no host"),
        ("http://[half/page", "Invalid IPv6 URL"),
        ("http://.bad host./", ""),
    ],
)
def test_only_addresses_of_the_web_are_fetched(url: str, message: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url, timeout=5)
    assert str(caught.value).startswith(url)
    assert message in str(caught.value)


def test_nobody_there_is_an_error_in_plain_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/page"
        with pytest.raises(FetchError) as caught:
            fetch(url)
    assert str(caught.value) == f"{url}: no connection: Connection refused"
