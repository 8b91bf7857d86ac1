"""TwiML as a caller hears it: what is said, where keys go, where the call goes next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element


@dataclass
class Script:
    """A stretch of TwiML up to its first turn: it says, then listens, or moves on, or hangs up."""

    said: list[str] = field(default_factory=list)
    gather: str | None = None
    rest: list[Element] = field(default_factory=list)
    redirect: str | None = None


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
    """Read verbs out up to the first that listens, moves on or hangs up (ValueError for an unknown one)."""
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
            case "Hangup" | "Reject":
                return script
            case other:
                raise ValueError(f"the simulator does not know the TwiML verb {other}")
    return script


def _words(verb: Element) -> str:
    return " ".join("".join(verb.itertext()).split())
