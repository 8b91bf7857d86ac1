"""Where a member may be: at public addresses, looked at again for every connection.

A name can lead elsewhere tomorrow (DNS rebinding), so what is connected to is the very address that was looked at. A
member's url is never a way into our own network.
"""

import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from connectors.base import Misconfigured

LookUp = Callable[[str, int], list[str]]
NAT64 = IPv6Network("64:ff9b::/96")


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, the best first; raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet; one that stands for an older one is judged by that."""
    found = ip_address(address)
    if isinstance(found, IPv6Address) and (older := _older(found)) is not None:
        return is_public(str(older))
    return found.is_global and not found.is_multicast and not getattr(found, "is_site_local", False)


class MemberTransport(httpx.BaseTransport):
    """Connects to nothing but public addresses, and to hosts that are `named` as ours, whatever theirs are.

    A connection is used once: it is known by its address, and two members may share one.
    """

    def __init__(self, named: Collection[str] = (), look_up: LookUp = look_up) -> None:
        self._named, self._look_up = frozenset(named), look_up
        self._plain = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send to the addresses one after the other until one answers; raises Misconfigured if one is not public."""
        host = request.url.raw_host.decode("ascii")
        if host in self._named:
            return self._plain.handle_request(request)
        addresses = self._public(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        for address in addresses[:-1]:
            try:
                return self._plain.handle_request(_to(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._plain.handle_request(_to(request, host, addresses[-1]))

    def close(self) -> None:
        """Give back what is open."""
        self._plain.close()

    def _public(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._look_up(host, port)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"the name is not known ({type(error).__name__})") from error
        for address in addresses:
            if not is_public(address):
                raise Misconfigured(
                    f"{host} is not on the public internet (it leads to {address}): enter an address that is."
                )
        return addresses


def _older(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one only carries."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _to(request: httpx.Request, host: str, address: str) -> httpx.Request:
    """The same request to an address that was looked at; the certificate must still be the name's."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )
