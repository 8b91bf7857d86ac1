"""``concierge doctor``: looks at every part and says in words what to do about what is wrong."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import httpx
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select

from concierge_bot import dialogue_model, parts, schema, settings
from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.channels.twilio import CarrierBusy, CarrierRefused, CarrierUnsure
from concierge_bot.children import ROOT
from concierge_bot.errors import ConciergeError
from concierge_bot.models import Agency, Provider
from concierge_bot.running import ANSWER_SECONDS, answers
from concierge_bot.services.everyday import company_items
from connectors.base import ConnectorError

LOOK_OVER_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Finding:
    """What one check found; ``advice`` says what to do if it is not good."""

    name: str
    good: bool
    advice: str = ""


Check = Callable[[App], Iterator[Finding]]


def run(*, live: bool, to: str) -> int:
    """Print every finding; return the exit status: 0 if all is good."""
    try:
        app = App.build(parts.beside(settings.load()))
    except ConciergeError as error:
        _say(Finding("settings", good=False, advice=error.message))
        return 1
    findings = [Finding("settings", good=True), *_all(app)]
    if live:
        findings += list(_live(app, to))
    for finding in findings:
        _say(finding)
    return 0 if all(finding.good for finding in findings) else 1


def _all(app: App) -> Iterator[Finding]:
    for check in (_database, _dialogue, _carrier, _connectors, advice):
        yield from check(app)


def _database(app: App) -> Iterator[Finding]:
    try:
        good = schema.current(app.db.engine)
    except SQLAlchemyError as error:
        yield Finding(
            "database", good=False, advice=f"it does not answer ({type(error).__name__}): check its URL"
        )
        return
    yield Finding("database", good, "its schema is not the newest: run `concierge migrate`")


def _dialogue(app: App) -> Iterator[Finding]:
    model = dialogue_model.model_path(ROOT)
    yield Finding(
        "dialogue model", model.exists(), "it is not trained for the present files: run `make train`"
    )
    yield Finding(
        "dialogue server", app.dialogue.healthy(), "it does not answer: start the house with `make run`"
    )


def _carrier(app: App) -> Iterator[Finding]:
    if app.settings.demonstration:
        yield Finding("carrier: simulated, no account of yours is set", good=True)
        return
    try:
        status = app.carrier.account()
    except CarrierRefused as refusal:
        yield Finding(
            "carrier", good=False, advice=f"it refuses the credentials ({refusal.code}): copy them again"
        )
    except (CarrierBusy, CarrierUnsure) as unsure:
        yield Finding("carrier", good=False, advice=f"{unsure}: check the network")
    else:
        yield Finding("carrier", status == "active", f"the account is {status}: see the Twilio console")
    live = app.settings.live or app.settings.development
    yield Finding(
        "everybody may be texted", live, "only CONCIERGE_TEST_NUMBERS are texted until LIVE=yes is set"
    )


def _connectors(app: App) -> Iterator[Finding]:
    if not schema.current(app.db.engine):
        return
    with app.db.read() as s:
        providers = list(s.exec(select(Provider)))
        agencies = {agency.id: agency for agency in s.exec(select(Agency))}
    for provider in providers:
        try:
            members.connector(app.connectors, provider)
            members.member(provider, agencies[provider.agency_id])
        except ConnectorError as error:
            yield Finding(f"member {provider.name}", good=False, advice=str(error))
        else:
            yield Finding(f"member {provider.name}", not provider.disabled, provider.disabled)


def advice(app: App) -> Iterator[Finding]:
    """Name the answers to general questions that a person must soon look over again, else they are used no more."""
    due = company_items.to_look_over((app.clock.now() + LOOK_OVER_WITHIN).date())
    if not due:
        yield Finding("advice texts", good=True)
    for one in due:
        todo = f"compare it with {one.source} by {one.review}, then write a later day in data/company/advice.toml"
        yield Finding(f"advice text {one.key}", good=False, advice=todo)


def _live(app: App, to: str) -> Iterator[Finding]:
    """Text one number that the operator owns, and look at the number as the carrier knows it; nobody else is texted."""
    if not to:
        yield Finding("live", good=False, advice="say which number is yours: --live --to +13055550134")
        return
    with app.db.read() as s:
        agency = s.exec(select(Agency)).first()
    if agency is None:
        yield Finding("live", good=False, advice="there is no agency yet")
        return
    yield from _number(app, agency, to)


def _number(app: App, agency: Agency, to: str) -> Iterator[Finding]:
    try:
        app.carrier.text(agency.phone, to, f"{agency.name}: this is a test from concierge doctor.", 0)
        yield Finding("a test text was taken by the carrier", good=True)
        known = app.carrier.number(agency.phone)
    except (CarrierRefused, CarrierBusy, CarrierUnsure) as error:
        yield Finding("live", good=False, advice=f"{error}: see the Twilio console")
        return
    wanted = f"{app.settings.public}/twilio/sms"
    yield Finding(
        "the number's webhook", known.sms_url == wanted, f"set it to {wanted} (POST) in the Twilio console"
    )
    wanted = f"{app.settings.public}/twilio/call"
    yield Finding("the number's call address", known.voice_url == wanted, f"set it to {wanted} (POST)")
    yield Finding(
        "opt-out words and registration",
        known.in_service,
        "put the number into a Messaging Service with Advanced Opt-Out, and register its campaign (A2P 10DLC)",
    )
    with httpx.Client(timeout=ANSWER_SECONDS) as http:
        reached = answers(http, f"{app.settings.public}/health")
    yield Finding(
        "the public address answers", reached, f"{app.settings.public}/health does not answer from here"
    )


def _say(finding: Finding) -> None:
    mark = "ok  " if finding.good else "BAD "
    sys.stdout.write(f"{mark} {finding.name}" + (f": {finding.advice}" if not finding.good else "") + "\n")
