"""The network, and nothing else in the package touches it: one page fetched with requests, within bounds."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from email.message import Message
from urllib.parse import urljoin, urlsplit

import requests

from article_extract._version import __version__
from article_extract.model import FetchError, Page

USER_AGENT = f"article-extract/{__version__} (python-requests/{requests.__version__})"

TIMEOUT = 30.0
"""Seconds for the whole fetch: name look-up, redirects, headers and body."""

SILENCE = 10.0
"""Seconds that a server may take to accept a connection, or to send nothing, before it counts as gone."""

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of a page, after content encodings are undone."""

MAX_REDIRECTS = 10

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml"})
"""Content types that are read as pages; a server that names none is believed to send one."""

_CHUNK = 4096  # bytes; small, so that a fetch given up on ends soon even where the server drips
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def fetch(url: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> Page:
    """The page at an http or https address, with its final address and the charset that the server stated.

    timeout: seconds for everything together. max_bytes: size of the page once unpacked, in bytes.
    Raises FetchError where there is no such page, it is no page (by its content type), too large or too slow.
    """
    _check_address(url, url)
    answers: queue.SimpleQueue[Page | Exception] = queue.SimpleQueue()
    given_up = threading.Event()
    # In a thread, because no socket time-out covers a name look-up that hangs or a server that drips its headers; a
    # daemon, because such a server must not keep the interpreter from ending.
    arguments = (answers, given_up, url, timeout, max_bytes)
    threading.Thread(target=_answer, args=arguments, name=f"article-extract fetch {url}", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty:
        raise FetchError(f"{url}: took longer than {timeout:g} s") from None
    finally:
        given_up.set()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _answer(
    answers: queue.SimpleQueue[Page | Exception], given_up: threading.Event, url: str, timeout: float, max_bytes: int
) -> None:
    """Run in the thread: the page or the error that the caller raises."""
    try:
        answers.put(_download(url, given_up, timeout, max_bytes))
    except FetchError as error:
        answers.put(error)
    except requests.Timeout:
        answers.put(FetchError(f"{url}: no answer within {min(SILENCE, timeout):g} s"))
    except requests.exceptions.SSLError as error:
        answers.put(FetchError(f"{url}: the secure connection failed: {_cause(error)}"))
    except requests.ConnectionError as error:
        answers.put(FetchError(f"{url}: no connection: {_cause(error)}"))
    except Exception as error:  # noqa: BLE001 - handed to the caller, as what the contract names
        failure = FetchError(f"{url}: {_cause(error)}")
        failure.__cause__ = error
        answers.put(failure)


def _cause(error: BaseException) -> str:
    """What went wrong at the bottom, in a line: requests wraps the error of the socket several times."""
    wrapped = (getattr(error, "reason", None), *error.args, error.__cause__)
    inner = next((one for one in wrapped if isinstance(one, BaseException)), None)
    if inner is not None:
        return _cause(inner)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def _check_address(address: str, url: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise FetchError(f"{url}: {error}") from None
    if parts.scheme not in ("http", "https"):
        where = "" if address == url else f" redirects to {address!r}:"
        raise FetchError(f"{url}:{where} only http and https addresses are fetched")
    if not host:
        raise FetchError(f"{url}: the address names no host")


class _Session(requests.Session):
    """A session that leaves redirects to `_follow`: requests would read each one's body, however long it is."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere, so that requests does not follow."""


def _download(url: str, given_up: threading.Event, timeout: float, max_bytes: int) -> Page:
    with _Session() as session:
        session.headers.update({"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8"})
        for response in _follow(session, url, min(SILENCE, timeout)):
            with response:
                if response.status_code not in _REDIRECTS:
                    return _page(url, response, given_up, max_bytes)
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects")


def _follow(session: requests.Session, url: str, silence: float) -> Iterator[requests.Response]:
    """The responses along the redirects, the page last."""
    address = url
    for _ in range(MAX_REDIRECTS + 1):
        response = session.get(address, stream=True, allow_redirects=False, timeout=(silence, silence))
        yield response
        target = response.headers.get("Location")
        if not target:
            raise FetchError(f"{url}: HTTP {response.status_code} without a place to go to")
        address = urljoin(response.url, target)
        _check_address(address, url)


def _page(url: str, response: requests.Response, given_up: threading.Event, max_bytes: int) -> Page:
    if response.status_code != requests.codes.ok:
        raise FetchError(f"{url}: HTTP {response.status_code} {response.reason or ''}".rstrip())
    kind, charset = _content_type(response.headers.get("Content-Type"))
    if kind and kind not in PAGE_TYPES:
        raise FetchError(f"{url}: is {kind}, not a page")
    size = response.headers.get("Content-Length", "")
    if size.isdecimal() and int(size) > max_bytes:
        raise FetchError(f"{url}: larger than {max_bytes} bytes")
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > max_bytes:
            raise FetchError(f"{url}: larger than {max_bytes} bytes")
        if given_up.is_set():
            raise FetchError(f"{url}: given up on")
    return Page(bytes(content), response.url, charset)


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """Type and charset as the server states them; None for what it does not state."""
    if not header:
        return None, None
    message = Message()
    message["Content-Type"] = header
    return header.split(";")[0].strip().lower(), message.get_content_charset() or None
