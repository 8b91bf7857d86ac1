"""What she says that she has no need of is left at once: an offer that she refused must not wait for a later yes."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Provider, Question
from concierge_bot.services.orders import baskets, hers, hires, read_backs, spoken_of
from concierge_bot.services.people import passing_on
from concierge_bot.services.talk import answers, questions
from concierge_bot.services.talk.answer_table import HANDLERS
from concierge_bot.services.talk.answering import once
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers import agreeing, assent
from concierge_bot.understanding.orders import joining_words
from concierge_bot.understanding.parting import clauses, denied
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import names_food

HAS_ENOUGH = ("refill", "once_more")
"""What she may have plenty of already, or want none of ("no pharmacy", "no pills")."""
_NO = frozenset("no nope nah non not dont cancel forget nevermind never".split())
SHORT = 4  # words
OF_NEED = (*HAS_ENOUGH, "service", "standing", "reminder", "shall_i", passing_on.ABOUT)


def heard(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str | None:
    """Leave what she says that she has no need of; return what else her text says, or None if it refuses nothing."""
    if _no_goods(s, now, customer, message, text) or _drops(s, now, customer, message, text):
        return ""
    if (rest := _no_to_the_last(s, now, customer, message, text)) is not None:
        return rest
    asked = [q for q in answers.to_agree(s, now, customer) if q.about in OF_NEED]
    if not asked:
        return None
    for piece in (pieces := clauses.cut(text)):
        if (question := _refused(s, customer, asked, piece)) is not None:
            HANDLERS[question.about](s, now, customer, question, "no", message)
            rest = " ".join(one.strip() for one in pieces if one is not piece and not _only_no(one))
            asks = any(clauses.asks(one) or _agrees(one) for one in clauses.cut(rest))
            return rest if asks else ""
    return None


def _no_goods(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Take out of what waits for her OK what she says is no food ("thats my doctor"): it was never to be ordered."""
    draft = read_backs.open_quote(s, now, customer)
    if draft is None or not joining_words.denies_goods(text):
        return False
    shop = s.get_one(Provider, draft.chosen_because["provider_id"])
    listed = {product.name for product in baskets.catalogue(s, shop)}
    lines = baskets.of_order(s, draft)
    said = set(re.findall(r"[a-z]+", text.casefold()))
    left = tuple(one for one in lines if one.name in listed or not said & set(one.name.casefold().split()))
    if len(left) == len(lines):
        return False
    if left:
        basket = baskets.priced(left, baskets.catalogue(s, shop))
        read_backs.read_back(s, now, customer, draft, shop, basket, once=once(message))
    else:
        read_backs.lapse(s, now, draft, "it was no goods")
        read_backs.tell(s, now, customer, say("dropped_it"), once(message))
    return True


def _drops(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Drop what we read back to her last, where she says so in any words, and say what stays."""
    if not joining_words.drops(text):
        return False
    last, draft = spoken_of.asked(s, now, customer), read_backs.open_quote(s, now, customer)
    named = draft is not None and joining_words.names_list(
        text, [one.name for one in baskets.of_order(s, draft)]
    )
    if not named and (last is None or last not in answers.to_agree(s, now, customer)):
        return False
    if last is not None and not named and (draft is None or last.about not in read_backs.READ_BACK):
        HANDLERS[last.about](s, now, customer, last, "no", message)
        return True
    if draft is None:
        return False
    read_backs.lapse(s, now, draft, "she does not want it")
    live = hers.goods_under_way(s, customer)
    stays = (
        say("order_stays", number=live[0].number, window=read_backs.spoken_window(live[0], customer, now))
        if live
        else ""
    )
    read_backs.tell(s, now, customer, together(say("dropped_it"), stays), once(message))
    return True


def _no_to_the_last(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str | None:
    """A no before a wish for another service ("no! the cleaning, book them friday") is for what we asked last."""
    first, *others = clauses.cut(text) or [text]
    rest, last = "".join(others).strip(), spoken_of.asked(s, now, customer)
    firm, kind = hires.firm(s, customer, rest), reading.kind(rest)
    named = {*(firm.services if firm is not None else ()), kind} - {reading.OTHER}
    if last is None or last not in answers.to_agree(s, now, customer) or not _says_no(first):
        return None
    if not named or last.data.get("kind") in named:
        return None
    HANDLERS[last.about](s, now, customer, last, "no", message)
    return rest


def _agrees(piece: str) -> bool:
    """Tell whether a piece says yes to something else that we asked ("yes to the bananas")."""
    first = agreeing.line(piece).split()[:1]
    return bool(first) and first[0] in agreeing.WORDS


def _says_no(piece: str) -> bool:
    """Tell whether a piece says nothing but no, in a word that says so."""
    return assent.refuses(piece) and bool(_NO & set(agreeing.line(piece).split()))


def _only_no(piece: str) -> bool:
    words = agreeing.line(piece).split()
    return len(words) <= SHORT and "no" in words and not clauses.asks(piece)


def _refused(s: Session, customer: Customer, asked: list[Question], piece: str) -> Question | None:
    """Return the question that a piece of her text says no to by its need, or by its name."""
    of_them = [q for q in asked if agreeing.names(piece, f"{q.words} {answers.called(q)}")]
    if denied.no_need(piece):
        others = [q for q in asked if len(asked) == 1 or questions.was_last_said(s, customer, q)]
        return next(iter(of_them or ([] if names_food(piece) else others)), None)
    own = [q for q in (of_them or asked[:1]) if q.about in HAS_ENOUGH]
    enough = (
        denied.has_enough(piece)
        and bool(own)
        and (bool(of_them) or questions.was_last_said(s, customer, own[0]))
    )
    none = [
        q for q in of_them if q.about == "refill" and agreeing.names(denied.none_of(piece), answers.called(q))
    ]
    return none[0] if none else own[0] if enough else None
