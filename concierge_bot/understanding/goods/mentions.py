"""Her text as a row of mentions (wanted, not wanted, put right), before any shop's names or her basket come in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.drafts import Act, Draft, Mention, finished
from concierge_bot.understanding.goods.lexicon import Lexicon, Token, tokens

_BEING = frozenset(("is", "are", "was", "were", "isnt"))
_POINTING = frozenset(("the", "my", "our", "your", "his", "her", "their", "this", "that", "these", "those"))
_SORTS = frozenset(("kind", "sort", "type", "flavor", "flavour", "version"))
_LONGEST_COUNT = 9999
"""A longer figure is an account, a code or a place, unless goods follow it."""
_MADE_OF = frozenset(
    "sauce chips crackers sausages sausage juice soup pie jam jelly oil paste powder stew salad wafers pudding burgers "
    "hamburgers noodles pickles".split()
)
_STAPLES = frozenset("milk bread butter coffee tea eggs egg sugar cheese flour water".split())
_TAKING = frozenset(
    ("take off", "leave off", "cross off", "leave out", "take out", "drop", "remove", "cancel", "skip")
)
_GOODS = (Kind.FOOD, Kind.BRAND, Kind.QUALITY, Kind.UNKNOWN)


@dataclass(frozen=True)
class Reading:
    """All that one text says about a list of goods."""

    mentions: tuple[Mention, ...]
    unclear: tuple[str, ...]
    usual: bool
    last: bool


def mentions(text: str, known: Lexicon) -> Reading:
    """Read a text into mentions, in her order; words that are neither goods nor in a place for goods are left out."""
    return _Reader(tokens(text, known)).read()


def _is_pause(row: Sequence[Token], at: int) -> bool:
    """A comma between a correction and its number: "a dozen. no, make that, half a dozen"."""
    if at == 0 or row[at].kind is not Kind.BREAK or row[at - 1].kind is not Kind.SWITCH:
        return False
    return at + 1 < len(row) and row[at + 1].kind is Kind.NUMBER


def _is_sort_of(word: Token, head: Token) -> bool:
    """ "turkey sausage", "plantain chips": the first ware tells what the second is made of."""
    singular = not word.shown.endswith("s")
    return word.kind is Kind.FOOD and singular and word.text not in _STAPLES and head.text in _MADE_OF


class _Reader:
    """Goes through the tokens once, finishing a draft whenever something else begins."""

    def __init__(self, row: Sequence[Token]) -> None:
        self.row = [token for at, token in enumerate(row) if not _is_pause(row, at)]
        self.at = 0
        self.draft = Draft()
        self.act = Act.WANT
        self.story = self.purpose = self.name = False
        self.usual = self.last = False
        self.segment = 0  # how many mentions there were when this clause began
        self.found: list[Mention] = []
        self.unclear: list[str] = []

    def read(self) -> Reading:
        for at, token in enumerate(self.row):
            self.at = at
            if self.name and token.kind is Kind.UNKNOWN:
                continue
            self.name = self.name and token.text in (",", ".", "!", "\n", " - ")
            self._step(token)
        self._close()
        return Reading(tuple(self.found), tuple(dict.fromkeys(self.unclear)), self.usual, self.last)

    def _step(self, token: Token) -> None:
        if token.kind in _GOODS:
            self._goods(token)
        else:
            _STEPS[token.kind](self, token)

    def _next(self) -> Kind:
        return self.row[self.at + 1].kind if self.at + 1 < len(self.row) else Kind.BREAK

    def _goods(self, token: Token) -> None:
        if self.story:
            return
        if self.purpose:
            self.purpose = token.kind is Kind.QUALITY
            return
        ware = self.draft.ware
        last = self.draft.words[-1] if self.draft.words else None
        joined = last is not None and (
            last.kind in (Kind.WITH, Kind.OR)
            or last.noun == token.text
            or token.noun == last.text
            or _is_sort_of(last, token)
        )
        if token.kind is Kind.FOOD and not joined and (ware is not None or self._other_brand(token)):
            keep = len(self.draft.words) if ware is None else ware + 1
            pending = self.draft.words[keep:]
            del self.draft.words[keep:]
            self._close()
            self.draft.words = pending
            self.draft.doubt = self.act is Act.WITHOUT
        self.draft.words.append(token)

    def _other_brand(self, food: Token) -> bool:
        """True when the brand just said is of another ware: "coke milk" is two things, "folgers coffee" one."""
        nouns = [word.noun for word in self.draft.words if word.kind is Kind.BRAND and word.noun]
        return bool(nouns) and not any(noun.split()[-1] == food.text.split()[-1] for noun in nouns)

    def _number(self, token: Token) -> None:
        counts_next = self._next() in (*_GOODS, Kind.OF, Kind.NUMBER) or self._unit_of_ware_next()
        if (self.story or float(token.text) > _LONGEST_COUNT) and not counts_next:
            return
        self.story = self.purpose = False
        if self._says_more():
            counts_next = False
        if self.draft.words and counts_next:
            self._close()
        elif self.draft.words and self.draft.numbers and (self._next() is not Kind.UNIT or self._uncounted()):
            self._shift()
        self.draft.numbers.append(float(token.text))
        self.draft.clear = True

    def _shift(self) -> None:
        """A number left over at the end shows that each one followed its ware: "milk 2 bread 3"."""
        carried: tuple[float | None, str | None] = (
            self.draft.numbers.pop(),
            self.draft.units.pop() if self.draft.units else None,
        )
        for at in range(len(self.found) - 1, self.segment - 1, -1):
            before = self.found[at]
            self.found[at] = replace(before, quantity=carried[0], unit=carried[1])
            carried = (before.quantity, before.unit)
            if carried[0] is None:
                return

    def _uncounted(self) -> bool:
        """True in "onion 3 kg tomato 1 kg", where the first ware still waits for its number."""
        return len(self.found) > self.segment and self.found[self.segment].quantity is None

    def _says_more(self) -> bool:
        """True in "macaroni 3 boxes ronzoni" and "apples 4 gala": what comes names the same ware more closely."""
        if self.draft.ware is None or self.draft.numbers:
            return False
        following = [token for token in self.row[self.at + 1 : self.at + 3] if token.kind is not Kind.UNIT][
            :1
        ]
        ware = self.draft.words[self.draft.ware].text
        return any(
            token.noun == ware if token.kind is Kind.FOOD else token.noun in ("", ware)
            for token in following
            if token.kind in (Kind.BRAND, Kind.FOOD)
        )

    def _unit_of_ware_next(self) -> bool:
        """True in "2 cans tuna", where the number belongs to what comes; not in "tuna 2 cans"."""
        following = self.row[self.at + 1 : self.at + 3]
        if len(following) < 2 or following[0].kind is not Kind.UNIT:
            return False
        ware = following[1]
        if ware.kind is Kind.BRAND and self.draft.words and ware.noun == self.draft.words[-1].text:
            return False  # "cat litter 20 pounds tidy cats"
        return ware.kind in (*_GOODS, Kind.OF, Kind.UNIT)

    def _unit(self, token: Token) -> None:
        if self.story:
            return
        if (
            token.text == "loaf"
            and self._next() not in (*_GOODS, Kind.OF)
            and self._is_of_other_ware("bread")
        ):
            number = self.draft.numbers.pop() if self.draft.numbers else 1.0
            self._close()
            self.draft.numbers, self.draft.words = [number], [Token(Kind.FOOD, "bread")]
        starts = not self.draft.numbers or (self.draft.words and self.draft.units)
        named = any(word.kind is not Kind.QUALITY for word in self.draft.words)
        if named and starts and self._next() in (*_GOODS, Kind.OF):
            self._close()
        self.draft.units.append(token.text)
        self.draft.clear = True

    def _is_of_other_ware(self, name: str) -> bool:
        """Whether a ware was just named and it is not this one: "2 tins beans 1 loaf"."""
        at = self.draft.ware
        return at is not None and name not in (self.draft.words[at].text, self.draft.words[at].noun)

    def _article(self, token: Token) -> None:
        self._some(token)
        self.draft.article = True

    def _some(self, _: Token) -> None:
        self._close()
        self.draft.clear = True
        if self.act is Act.WITHOUT and self.at and self.row[self.at - 1].kind is Kind.AND:
            self.act = Act.WANT

    def _joiner(self, token: Token) -> None:
        if token.kind is Kind.OR and self.act is Act.WITHOUT:
            self._close()
        elif self.draft.words:
            self.draft.words.append(token)

    def _break(self, token: Token) -> None:
        self._close()
        telling = self.story and self.row[self.at - 1].kind is Kind.FOOD and self._next() is Kind.FOOD
        self.story = telling and token.text != "\n"
        self.purpose = False
        refusing = token.kind is Kind.AND and self.act is Act.WITHOUT and self._next() in _GOODS
        self.act = Act.WITHOUT if refusing else Act.WANT
        self.draft.listed = bool(self.found) and token.text not in ".!?"
        if token.kind is Kind.BREAK:
            self.segment = len(self.found)

    def _turn(self, token: Token) -> None:
        self._close()
        self.story = self.purpose = False
        self.act = {Kind.WANT: Act.WANT, Kind.WITHOUT: Act.WITHOUT, Kind.SWITCH: Act.AMEND}[token.kind]
        self.draft.clear = token.kind is Kind.WANT
        if token.kind is Kind.SWITCH and self._next() is Kind.BREAK:
            self._flip(Act.AMEND)

    def _have(self, _: Token) -> None:
        self._close()
        self.story = self.purpose = False
        if self._next() in (Kind.BREAK, Kind.AND, Kind.SWITCH):
            self._flip(Act.WITHOUT)
        else:
            self.act = Act.WITHOUT

    def _instead(self, _: Token) -> None:
        self._close()
        if self._next() in (*_GOODS, Kind.NUMBER, Kind.ARTICLE, Kind.SOME):
            self.act = Act.WANT
        else:
            self._flip(Act.AMEND)

    def _flip(self, act: Act) -> None:
        """What she has just named turns out to be meant otherwise: "eggs i have", "skimmed i meant"."""
        if len(self.found) > self.segment and self.found[-1].act is not Act.WITHOUT:
            self.found[-1] = replace(self.found[-1], act=act)

    def _known_before(self, token: Token) -> None:
        self._close()
        if self._next() in (Kind.FOOD, Kind.BRAND, Kind.QUALITY):
            self.draft.usual = True
        elif token.kind is Kind.USUAL:
            self.usual = True
        else:
            self.last = True

    def _more(self, token: Token) -> None:
        if self.draft.words:
            self._close()
        self.draft.more = self.draft.clear = True
        self.draft.article = token.text == "another"

    def _something(self, token: Token) -> None:
        self._close()
        if not self.story:
            self.draft.words.append(token)

    def _for(self, token: Token) -> None:
        if self._vague():
            self.draft.words.append(token)
            return
        self._close()
        self.purpose = True

    def _vague(self) -> bool:
        return bool(self.draft.words) and self.draft.words[0].kind is Kind.SOMETHING

    def _named(self, _: Token) -> None:
        self._close()
        self.name = True

    def _that_one(self, token: Token) -> None:
        size = Token(Kind.QUALITY, token.text.split()[0])
        if self.draft.ware is not None:
            self.draft.words.append(size)
        else:
            self._describe(size.text)

    def _describe(self, words: str) -> None:
        """Say more of the thing just named: "the big one", "the chicken kind"."""
        if self.found and self.act is not Act.WITHOUT:
            told = self.found[-1]
            self.found[-1] = replace(told, words=f"{words} {told.words}", shown=f"{words} {told.shown}")

    def _story(self, token: Token) -> None:
        if token.text == "it" and self._takes_back():
            return
        if token.text in _BEING and not (self.draft.clear and self.draft.ware is not None):
            self.draft = Draft()  # "the milk is sour" orders nothing
        self._drop_strange()
        self._close()
        self.story = True
        self.act = Act.WANT

    def _takes_back(self) -> bool:
        """ "leave it off", "take them off": what she named last is not wanted after all."""
        taken = self.at > 0 and self.row[self.at - 1].kind is Kind.WITHOUT
        if not (
            taken and self.found and self.row[self.at - 1].text in _TAKING and self._next() is not Kind.FOOD
        ):
            return False
        self.found[-1] = replace(self.found[-1], act=Act.WITHOUT, quantity=None)
        return True

    def _plain(self, token: Token) -> None:
        if token.text in ("them", "that", "those", "these", "this") and self._takes_back():
            return
        self.purpose = self.purpose and token.text in _POINTING
        instead = token.text == "but" and self._next() in (Kind.FOOD, Kind.BRAND, Kind.NUMBER)
        if (instead or token.text in ("just", "only")) and self.act is Act.WITHOUT:
            self._close()
            self.act = Act.WANT
        if self._vague():
            self.draft.words.append(token)
        elif token.text in _SORTS and self.draft.words and self.found:
            said, self.draft = " ".join(word.text for word in self.draft.words), Draft()
            self._describe(said)
        elif self.draft.words:
            if token.text not in ("please", "thanks"):
                self._drop_strange()
            self._close()
        elif not self.draft.numbers and token.text in _POINTING:
            self.draft.article = False

    def _drop_strange(self) -> None:
        """Strange words that run on into everyday ones were not the next thing on a list."""
        if not self.draft.clear and {word.kind for word in self.draft.words} == {Kind.UNKNOWN}:
            self.draft = Draft()

    def _nothing(self, _: Token) -> None:
        """Small words between a number and its ware."""

    def _close(self) -> None:
        draft, self.draft = self.draft, Draft()
        found, unclear = finished(draft, self.act)
        self.found += found
        self.unclear += unclear


_STEPS = {
    Kind.NUMBER: _Reader._number,
    Kind.UNIT: _Reader._unit,
    Kind.ARTICLE: _Reader._article,
    Kind.SOME: _Reader._some,
    Kind.OF: _Reader._nothing,
    Kind.WITH: _Reader._joiner,
    Kind.OR: _Reader._joiner,
    Kind.BREAK: _Reader._break,
    Kind.AND: _Reader._break,
    Kind.WANT: _Reader._turn,
    Kind.WITHOUT: _Reader._turn,
    Kind.SWITCH: _Reader._turn,
    Kind.HAVE: _Reader._have,
    Kind.INSTEAD: _Reader._instead,
    Kind.USUAL: _Reader._known_before,
    Kind.LAST: _Reader._known_before,
    Kind.MORE: _Reader._more,
    Kind.SOMETHING: _Reader._something,
    Kind.FOR: _Reader._for,
    Kind.NAMED: _Reader._named,
    Kind.THAT_ONE: _Reader._that_one,
    Kind.STORY: _Reader._story,
    Kind.PLAIN: _Reader._plain,
}
