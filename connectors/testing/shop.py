"""The contract of a connector to a shop: what it lists is read to its end, with what has run out, or not at all."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar

import httpx
import pytest

from connectors.base import Gone, Misconfigured, Rejected, ShopConnector, Temporary, Ware
from connectors.goods import MOST
from connectors.kinds import Kind
from connectors.sandbox import Behaviour, Received, Reply, Sandbox
from connectors.testing.common import STAMP
from connectors.testing.following import FollowingContract

SHELF = (
    Ware("Milk 2% half gal", 349),
    Ware("Folgers 11 oz", 899, in_stock=False),
    Ware("Caf\u00e9 au lait", 0),
)


class ShopContract(FollowingContract):
    """For a connector with `wares`. Supply how the shop's system answers when it sells these."""

    connector: ClassVar[ShopConnector]

    @abstractmethod
    def sells(self, wares: Sequence[Ware]) -> Callable[[Received], Reply]:
        """The answers of a shop that lists these and nothing else, in pages as its system gives them."""

    def _wares(self, box: Sandbox, http: httpx.Client, kind: Kind) -> list[Ware]:
        return self.connector.wares(self.member(kind, box.url), http, STAMP)

    def test_what_has_run_out_is_listed_as_that(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        box.replies = self.sells(SHELF)
        assert self._wares(box, http, kind) == [*SHELF]
        assert not any(map(self.is_job, box.received)), "looking orders nothing"

    @pytest.mark.parametrize("many", [0, 100, 250])
    def test_a_list_is_read_to_its_end(self, box: Sandbox, http: httpx.Client, kind: Kind, many: int) -> None:
        box.replies = self.sells(all_of_it := [Ware(f"soup {number}", number) for number in range(many)])
        assert self._wares(box, http, kind) == all_of_it

    def test_a_list_without_an_end_is_left_alone(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        box.replies = self.sells([Ware(f"soup {number}", number) for number in range(MOST * 2)])
        with pytest.raises(Misconfigured, match="which part of them"):
            self._wares(box, http, kind)

    def test_who_is_away_is_read_again(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        box.behaviour = Behaviour.BUSY
        with pytest.raises(Temporary):
            self._wares(box, http, kind)
        box.behaviour = Behaviour.GONE
        with pytest.raises(Gone):
            self._wares(box, http, kind)

    @pytest.mark.parametrize("body", [b"", b"{", b"null", b"{}", b"[" * 5000, b'["\xff"]', b'[{"name": 1}]'])
    def test_a_list_that_makes_no_sense_is_rejected(
        self, box: Sandbox, http: httpx.Client, kind: Kind, body: bytes
    ) -> None:
        box.replies = None
        box.reply = body
        with pytest.raises(Rejected, match=r"\w+ \w+ \w+"):
            self._wares(box, http, kind)
