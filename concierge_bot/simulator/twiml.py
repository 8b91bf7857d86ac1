"""TwiML as a caller hears it: what is said, where keys go, where the call goes next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element


@dataclass
class Script:
    """A stretch of TwiML up to its first turn: it says, then listens, connects, records, moves on, or hangs up."""

    said: list[str] = field(default_factory=list)
    gather: str | None = None
    rest: list[Element] = field(default_factory=list)
    redirect: str | None = None
    dial: "Dial | None" = None
    record: str | None = None
    hung_up: bool = False


@dataclass
class Dial:
    """Whom a call is put through to, what that one hears first, and where the call goes on afterwards."""

    number: str
    screen: str | None
    action: str | None


def parse(document: str) -> list[Element]:
    """The verbs of a TwiML answer; ValueError when it is none."""
    try:
        root = ElementTree.fromstring(document.strip())  # noqa: S314 - the core's answer, on loopback
    except ElementTree.ParseError as trouble:
        raise ValueError("the answer is not TwiML") from trouble
    if root.tag != "Response":
        raise ValueError("the answer is not TwiML")
    return list(root)


def follow(verbs: Iterable[Element]) -> Script:
    """Read verbs out up to the first after which somebody else has a turn (ValueError for an unknown one)."""
    script = Script()
    remaining = list(verbs)
    while remaining:
        verb = remaining.pop(0)
        match verb.tag:
            case "Say":
                script.said.append(_words(verb))
            case "Pause":
                continue
            case "Gather":
                script.said += [_words(inner) for inner in verb if inner.tag == "Say"]
                script.gather, script.rest = verb.get("action", ""), remaining
                return script
            case "Redirect":
                script.redirect = _words(verb)
                return script
            case "Dial":
                script.said.append(f"[connecting to {_words(verb)}]")
                number = verb.find("Number")
                screen = None if number is None else number.get("url")
                script.dial, script.rest = Dial(_words(verb), screen, verb.get("action")), remaining
                return script
            case "Record":
                script.said.append("[tone]")
                script.record, script.rest = verb.get("action", ""), remaining
                return script
            case "Hangup" | "Reject":
                script.hung_up = True
                return script
            case other:
                raise ValueError(f"the simulator does not know the TwiML verb {other}")
    return script


def _words(verb: Element) -> str:
    return " ".join("".join(verb.itertext()).split())
