"""Who may see what, in her own words: ended in the same moment, begun only after her OK, listed in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.fixtures.town import ANA, DOROTHY, Json, Town
from tests.journeys.worlds import ROSSI, ana, dorothy

BEN: Json = {
    "name": "Ben Carter",
    "relation": "son",
    "phone": "+13055550141",
    "permissions": ["money"],
    "order": 2,
}


def granted(town: Town) -> list[tuple[str, str]]:
    """Return who sees what now."""
    return [(g["contact"], g["scope"]) for g in town.dorothy()["grants"] if g["status"] == "active"]


@contextmanager
def family_page(town: Town) -> Iterator[httpx.Client]:
    """Sign Ana in by a fresh link."""
    with httpx.Client(follow_redirects=True, trust_env=False) as http:
        assert http.post(town.get("/sim/town")["pages"]["family"]).status_code == 200
        yield http


def test_dont_tell_ana_ends_everything_at_once(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders", "doses"), BEN])], providers=[ROSSI])
    with family_page(town) as page:
        address = str(page.get(f"{town.core}/family").url)
        assert page.get(address).status_code == 200
        (told,) = town.text("dont tell ana", sid="SM" + "1" * 32)
        assert told.startswith("OK. Ana Baker no longer sees anything.")
        assert "Ben Carter sees money." in told
        assert granted(town) == [("Ben Carter", "money")]
        assert page.get(address).status_code == 403, "the open page is dead"
    assert town.text("dont tell ana", sid="SM" + "1" * 32) == [], "the same text twice is one text"
    ended = [g for g in town.dorothy()["grants"] if g["status"] == "ended"]
    assert len(ended) == 2


def test_she_takes_it_back_with_1(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])])
    town.text("dont tell ana")
    assert granted(town) == []
    (again,) = town.text("1")
    assert "Ana Baker sees deliveries." in again
    assert granted(town) == [("Ana Baker", "orders")]


def test_ok_is_no_wish_to_undo(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])])
    town.text("dont tell ana")
    town.text("ok thank you dear")
    assert granted(town) == []


def test_an_order_read_back_later_gets_its_1(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])], providers=[ROSSI])
    town.text("dont tell ana")
    town.text("need milk")
    (placed,) = town.text("1")
    assert placed.startswith("Ordered: ")
    assert granted(town) == []


def test_alarms_do_not_end_by_dont_tell_a_person_asks_about_them(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms", "orders")])])
    (told,) = town.text("dont tell my daughter")
    assert told.startswith("OK. Ana Baker no longer sees deliveries. Ana Baker sees alarms.")
    assert "We will call you by 9:30am" in told
    (task,) = town.tasks()
    assert "whom to call in an emergency" in task["task"]
    town.text("ive fallen and cant get up")
    assert len(town.new(ANA)) == 1, "nobody loses an alarm by a loose word"


def test_dont_tell_carol_beside_an_order_loses_neither(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms", "orders", "doses")])], providers=[ROSSI])
    told = town.text("2 milk please and dont tell ana")
    assert "milk" in told[0]
    assert "no longer sees deliveries" in told[1]
    assert granted(town) == [("Ana Baker", "alarms"), ("Ana Baker", "doses")]
    (placed,) = town.text("1")
    assert placed.startswith("Ordered: ")
    (asked,) = town.text("dont tell ana i fell yesterday")
    assert "1 for not told" in asked


def test_only_what_she_names_is_ended(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders", "doses")])])
    (told,) = town.text("stop showing my daughter my pills")
    assert "no longer sees medicine" in told
    assert granted(town) == [("Ana Baker", "orders")]


def test_a_beginning_is_read_back(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana(), BEN])])
    (asked,) = town.text("let ana see my deliveries")
    assert asked == "Ana Baker may see deliveries. Is that right? Reply 1 for yes, 2 for no."
    assert ("Ana Baker", "orders") not in granted(town)
    (shared,) = town.text("1")
    assert "Ana Baker sees deliveries" in shared
    assert ("Ana Baker", "orders") in granted(town)
    given = next(g for g in town.dorothy()["grants"] if g["contact"] == "Ana Baker")
    assert given["words"] == "let ana see my deliveries"


def test_a_no_leaves_all_as_it_was(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana()])])
    town.text("let ana see my deliveries")
    (left,) = town.text("no")
    assert "as it was" in left
    assert granted(town) == []


def test_who_sees_what_is_told_in_plain_words(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders", "alarms"), BEN])])
    (told,) = town.text("who can see my things")
    assert told == "Ana Baker sees deliveries and alarms. Ben Carter sees money. No one else sees a thing."


def test_two_who_fit_are_asked_about(town: Town) -> None:
    beth = {**BEN, "name": "Beth Baker", "relation": "daughter", "permissions": ["orders"]}
    town.reset(customers=[dorothy(contacts=[ana("orders"), beth])])
    (asked,) = town.text("dont tell my daughter")
    assert "1 Ana Baker, 2 Beth Baker" in asked
    assert len(granted(town)) == 2
    town.text("2")
    assert granted(town) == [("Ana Baker", "orders")]


def test_somebody_whom_we_do_not_know_is_for_a_person(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])])
    (told,) = town.text("add my brother to the list, let him see my deliveries")
    assert "They will call you by 9:30am" in told
    (task,) = town.tasks()
    assert "who may see what" in task["task"]
    assert "my brother" in task["about"]
    assert granted(town) == [("Ana Baker", "orders")]


def test_before_her_ok_there_is_nothing_but_the_invitation(town: Town) -> None:
    pill = {"name": "Lisinopril", "strength": "10mg", "times": ["09:30"]}
    town.reset(
        customers=[dorothy(consent="asked", contacts=[ana("orders", "doses")], medications=[pill])],
        providers=[ROSSI],
    )
    (who,) = town.text("whos this")
    assert who.startswith("We are ")
    assert "1" not in {q["about"] for q in town.dorothy()["questions"]}
    (again,) = town.text("need milk")
    assert "A person will call you by 9:30am" in again
    assert town.clock(to="2026-12-01T12:00") == [], "no reminder before her OK"
    (thanks,) = town.text("ok dear")
    assert thanks.startswith("Thank you.")
    assert town.dorothy()["consent"]["words"] == "ok dear"
    assert {n["about"] for n in town.dorothy()["notifications"]} == {"invitation", "consent"}
    assert DOROTHY not in {n["to"] for n in town.dorothy()["notifications"] if n["about"] == "dose"}


def test_a_no_to_the_invitation_is_taken_and_half_an_ok_is_for_a_person(town: Town) -> None:
    town.reset(customers=[dorothy(consent="asked")])
    (part,) = town.text("well alright but only for shopping, nothing about my pills")
    assert "A person will call you by 9:30am" in part
    assert "only for shopping" in town.tasks()[0]["about"]
    (fine,) = town.text("No thank you I don't want it")
    assert "We will not text you" in fine
    assert town.dorothy()["consent"]["status"] == "revoked"


def test_who_we_are_is_said_plainly_and_a_swindler_is_heard_and_ends_no_sharing(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    (plainly,) = town.text("are you a real girl or a machine")
    assert plainly.startswith("I am a machine")
    town.text("my grandson is in jail and needs 2000 dollars today dont tell anyone")
    assert "fraud" in town.tasks()[0]["task"]
    assert granted(town) == [("Ana Baker", "alarms")]
