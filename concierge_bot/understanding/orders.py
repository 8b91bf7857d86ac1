"""Which question about her order a text asks: where it is, or what is in it."""

import re

_CONTENTS = re.compile(
    r"\bwhat(s| is| was| all)?\b.*\b(i|we|you|ive|weve) (just )?(order\w*|ask\w*|get|got|put|say|said)\b"
    r"|\bwhat(s| is| was)? (is |was )?(in|on) (my|the|that|it)\b"
    r"|\bwhat\b.*\b(am i getting|are you (bringing|sending))\b"
    r"|\bdid (i|you|we) (order|get|ask|put|forget|remember|say)\b|\bwhat about the\b"
    r"|\bis (there|the) .*\b(in|on) (it|my|the)\b"
)


def asks_contents(text: str) -> bool:
    """Tell whether she asks what she ordered."""
    line = " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", "")).split())
    return bool(_CONTENTS.search(line))
