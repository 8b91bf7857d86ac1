"""What the pages say stands in one catalogue, English and Spanish, and each reader gets his own."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes
from sqlmodel import SQLModel, select
from starlette.testclient import TestClient

from concierge_bot.models import (
    Account,
    Alarm,
    AlarmStatus,
    Consent,
    Customer,
    DoseStatus,
    LegStatus,
    Order,
    OrderStatus,
    OutboxState,
    Provider,
    Standing,
    TaskStatus,
)
from concierge_bot.models import Dose as DoseRow
from concierge_bot.services.house.fields import WEEKDAYS
from concierge_bot.services.money import ledger, settling
from concierge_bot.services.money.ledger import Posting
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.services.people import ending, family, family_things, passes, personal_data
from concierge_bot.services.safety import alarms
from concierge_bot.texts import pages
from concierge_bot.web import app as web_app
from concierge_bot.web import browser
from connectors.kinds import Kind
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DOROTHY
from tests.unit.on_paper import in_pdf
from tests.unit.test_family_pages import ALL, SCRIPT, House, opened

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "concierge_bot" / "web" / "templates"
OF_A_PHARMACY = {"sheet"}
"""What is printed for a pharmacist, or read out to one: English, whoever works at the desk."""
OF_A_SYSTEM = {"interface", "member_secret", "member_system"}
"""What only who has a system of his own reads; its documentation is English too."""
SPOKEN = sorted(
    path.stem for path in TEMPLATES.glob("*.html") if path.stem not in OF_A_PHARMACY | OF_A_SYSTEM
)
OWN_NAMES = {"English", "Español"}
"""Each language is named in itself."""
SEEN_OR_HEARD = ("aria-label", "placeholder", "title", "alt", "data-on", "data-lost")
GETTEXT = ("_", "gettext", "ngettext")
LETTERS = re.compile(r"[^\W\d_]{2,}")
ENGLISH_WORDS = re.compile(
    r"\b(the|is|are|was|of|and|to|you|your|her|she|we|with|from|for|at|today|yesterday|by|it|that|this|took|wrote|"
    r"said|word|medicine|delivery|nobody|who|looked|next|all|open|done|yes|order|job|jobs|ready)\b",
    re.IGNORECASE,
)


class Words(HTMLParser):
    """Gathers what somebody sees or hears of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes that are read out."""
        self._unseen += tag in ("script", "style")
        self.found += [value for name, value in attrs if name in SEEN_OR_HEARD and value]

    def handle_endtag(self, tag: str) -> None:
        """Scripts have an end."""
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep what stands between the tags."""
        if not self._unseen and data.strip():
            self.found.append(" ".join(data.split()))


# The catalogue


def catalogue(path: Path) -> dict[str, Sequence[str]]:
    """Return each message of a catalogue with its translations."""
    with path.open("rb") as written:
        found = read_po(written, locale="es")
    return {_several(one.id)[0]: _several(one.string) for one in found if one.id}


def _several(words: str | tuple[str, ...] | list[str] | None) -> Sequence[str]:
    return [words] if isinstance(words, str) else words or [""]


def test_the_spanish_stands_beside_all_that_the_pages_say(tmp_path: Path) -> None:
    gathered = tmp_path / "pages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml"]
    told = ["-k", "told", "-k", "marked", "-o", str(gathered), "concierge_bot"]
    subprocess.run([*command, *told], cwd=ROOT, check=True)
    written = catalogue(pages.WRITTEN)
    assert set(written) == set(catalogue(gathered)), "run `make words`, and write the Spanish of what is new"
    for english, spanish in written.items():
        assert all(spanish), english
        for one in spanish:
            assert blanks(one) == blanks(english), one


def blanks(message: str) -> set[str]:
    """Return the names of the blanks of a message, of Python's kind or of gettext's."""
    if "%(" in message:
        return set(re.findall(r"%\((\w+)\)s", message))
    return {name for _, name, _, _ in Formatter().parse(message) if name}


@pytest.mark.parametrize("name", SPOKEN)
def test_no_word_of_a_template_stands_outside_of_the_catalogue(name: str) -> None:
    source = (TEMPLATES / f"{name}.html").read_text()
    bare = re.sub(
        r"{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}|{#.*?#}|{%.*?%}|{{.*?}}", " ", source, flags=re.DOTALL
    )
    assert not [words for words in Words(bare).found if LETTERS.search(words)]
    assert set(sentences(name, source)) <= OWN_NAMES


def sentences(name: str, source: str) -> Iterator[str]:
    """Yield what looks like a sentence in the expressions of a template and is not handed to gettext."""
    tree = browser.templates.env.parse(source, name)
    known = {
        id(const)
        for one in tree.find_all((nodes.Call, nodes.Compare))
        if isinstance(one, nodes.Compare) or getattr(getattr(one, "node", None), "name", "") in GETTEXT
        for const in one.find_all(nodes.Const)
    }
    for const in tree.find_all(nodes.Const):
        if id(const) not in known and isinstance(const.value, str) and re.match(r"[A-Z][a-z]", const.value):
            yield const.value


# The reader


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("es", "es"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("fr-FR, en;q=0.3, es;q=0.7", "es"),
        ("de, fr", "en"),
        ("es;q=0, en", "en"),
        ("*", "en"),
        ("es;q=much,,;;", "en"),
    ],
)
def test_a_browser_says_which_language_its_reader_wants(header: str, language: str) -> None:
    assert pages.preferred(header) == language


def in_spanish(page: str, *names: str) -> list[str]:
    """Return what is English of a page, beside names and what somebody wrote."""
    found = []
    for words in Words(page).found:
        for name in names:
            words = words.replace(name, "")
        found += [words] if ENGLISH_WORDS.search(words) else []
    return found


SPANISH = {"Accept-Language": "es-US,es;q=0.9,en;q=0.5"}


@pytest.fixture
def house(core: Core) -> House:
    return opened(core, ALL)


def lived(house: House) -> None:
    """Let something of everything happen: a dose missed and one taken, an order, an alarm, a note, a look."""
    core = house.core
    with core.write() as s:
        customer = s.exec(select(Customer).where(Customer.name == "Dorothy Baker")).one()
        quotes.quote(s, NOW, customer, "milk and bread", "tomorrow 3-5pm", once="q")
        ordering.place(s, NOW, customer, s.exec(select(Order)).one())
        dose = s.exec(select(DoseRow).order_by("id")).first()
        assert dose is not None
        dose.status, dose.ended_at = DoseStatus.missed, NOW
        s.add(dose)
        alarms.raise_alarm(s, NOW, customer, source="monitor", kind="fall", once="a")
    house.post("/notes", words="Llegue bien")


def test_a_daughter_whose_browser_is_spanish_reads_spanish(house: House) -> None:
    lived(house)
    page = house.web.get(
        "/family", headers={**SPANISH, "Cookie": f"family={house.web.cookies['family']}; zone=Europe/Madrid"}
    )
    assert '<html lang="es">' in page.text
    assert "Dorothy puede haberse caído, a las 9am en la hora de ella, 3pm en la de usted" in page.text
    assert in_spanish(page.text, "Dorothy Baker", "Ana Baker", "half gallon", "Wheat bread") == []
    english = house.web.get("/family").text
    assert '<html lang="en">' in english
    assert "Dorothy may have fallen, at 9am. Nobody has taken it on yet." in english


@pytest.mark.parametrize(
    "path",
    ["/family/code", "/family/enter/forged", "/member", "/enrol/done", "/join/forged", "/family?month=x"],
)
def test_the_ways_in_and_what_goes_wrong_are_spanish_too(core: Core, path: str) -> None:
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    page = web.get(path, headers=SPANISH).text
    assert '<html lang="es">' in page
    assert in_spanish(page) == []


def test_what_is_wrong_with_a_form_is_said_in_the_readers_language(house: House) -> None:
    page = house.web.post("/family/notes", data={"words": " "}, headers=SPANISH)
    assert (page.status_code, in_spanish(page.text)) == (422, [])
    assert "Primero escriba algo." in page.text
    page = house.web.post("/family/code", data={"number": "12"}, headers=SPANISH)
    assert "Escriba el teléfono con su código de área" in page.text
    page = house.web.get("/family/statement", headers=SPANISH)
    assert in_spanish(page.text, "Dorothy Baker", "Dayton Concierge", "Elm Care") == []
    assert "diciembre de 2026" in page.text


def test_a_month_on_paper_is_in_the_language_of_who_reads_it(core: Core, house: House) -> None:
    with core.write() as s:
        dorothy = s.exec(select(Customer).where(Customer.name == "Dorothy Baker")).one()
        settling.paid(s, NOW, dorothy, 1200, "Quittung 7")
        for kind, about in (("charge", "order 27"), ("charge", "courier of order 27")):
            post = Posting(f"{kind}:{about}", kind, Account.customer, Account.agency, 500, about)
            ledger.post(s, NOW, dorothy.agency_id, post, customer_id=dorothy.key)
    paper = in_pdf(house.web.get("/family/statement.pdf", headers=SPANISH).content)
    for words in (
        "Dorothy Baker, diciembre de 2026",
        "Día Por qué Cantidad",
        "1 dic Cargo: pedido 27 $5",
        "Cargo: mensajero del pedido 27",
        "Pago: pagado, Quittung 7",
        "En total, por pagar: -$2",
    ):
        assert words in paper, paper
    english = in_pdf(house.web.get("/family/statement.pdf").content)
    assert "Day What for Amount Dec 1" in english
    page = house.web.get("/family/statement", headers=SPANISH).text
    assert in_spanish(page, "Dorothy Baker", "Dayton Concierge", "Elm Care") == []


def test_the_desk_prints_a_month_for_her_in_her_own_language(core: Core) -> None:
    core.load()
    with core.write() as s:
        core.dorothy(s).language = "es"
        token = passes.issue(s, NOW, core.agency(s).key, "desk session", operator="Ruth")
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    paper = web.get(f"/desk/customers/{DOROTHY}/statement.pdf", headers={"Cookie": f"desk={token}"})
    assert "Nada en este mes" in in_pdf(paper.content)


def test_a_form_to_enrol_is_spanish(core: Core, house: House) -> None:
    house.post("/enrol")
    page = house.web.get("/enrol", headers=SPANISH).text
    shown = re.sub(r"<blockquote.*?</blockquote>", "", page, flags=re.DOTALL)
    assert in_spanish(shown, "Elm Care", "OK") == []
    assert '<blockquote lang="es">' in page


def test_a_shop_reads_spanish(core: Core, house: House) -> None:
    lived(house)
    with core.write() as s:
        shop = s.exec(select(Provider).where(Provider.name == "Rossi Grocer")).one()
        token = passes.issue(s, NOW, shop.agency_id, "member session", provider_id=shop.key)
    headers = {**SPANISH, "Cookie": f"member={token}"}
    page = house.web.get("/member", headers=headers).text
    assert "¿puede hacerlo?" in page
    assert "Sí, lo hago" in page
    names = ("Dorothy Baker", "Rossi Grocer", "half gallon", "Wheat bread")
    assert in_spanish(page, *names) == []
    assert in_spanish(house.web.get("/member/standing", headers=headers).text, *names) == []


# The desk

OF_ROWS = re.compile(
    r'<h3>.*?</h3>|<p class="why">.*?</p>|<ol class="(?:course|texts)">.*?</ol>|<option.*?</option>|<li><span.*?</li>',
    re.DOTALL,
)
"""What was written down when it happened, in English: tasks, the timeline, texts, rows of a record."""
NAMES = (
    "Dorothy Baker",
    "Ana Baker",
    "Dayton Concierge",
    "Rossi Grocer",
    "half gallon",
    "Wheat bread",
    "daughter",
)
TYPED = ("8-6 Mon to Sat", "shop.example/jobs", "delivery", "sees una de all, money, orders, alarms")
"""What a field takes as it stands, in every language."""


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/desk", "Lista de trabajo"),
        ("/desk/people", "Clientes"),
        ("/desk/people?q=Xenia", "Nadie ni nada coincide"),
        ("/desk/cases", "No hay ningún caso abierto."),
        ("/desk/unreached", "Nuestros mensajes llegan a todos."),
        ("/desk/page/members", "Añadir un miembro"),
        ("/desk/page/risks", "Qué puede salir mal"),
        ("/desk/outages", "No hubo ninguno."),
        ("/desk/notices", "Un aviso a los clientes"),
        ("/desk/operators", "Dejar entrar a alguien"),
        ("/desk/enrol", "Muchas desde una tabla"),
        ("/desk/orders", "Pedidos de la última semana"),
        ("/desk/orders/{order}", "Qué pasó, en nuestra hora"),
        ("/desk/alarms/{alarm}", "puede haberse caído"),
        ("/desk/alarms/999", "No hay ninguna alarma 999"),
        (f"/desk/customers/{DOROTHY}", "Quién le contesta"),
        (f"/desk/customers/{DOROTHY}/history", "martes 1 dic"),
        (f"/desk/customers/{DOROTHY}/record", "Todo lo que guardamos de Dorothy Baker"),
        (f"/desk/customers/{DOROTHY}/medicines", "Medicinas de Dorothy Baker"),
        (f"/desk/customers/{DOROTHY}/statement", "diciembre de 2026"),
        ("/desk/code", "Entrar en la mesa"),
    ],
)
def test_an_operator_whose_browser_is_spanish_reads_spanish(
    core: Core, house: House, page: str, words: str
) -> None:
    lived(house)
    with core.write() as s:
        of = {"order": s.exec(select(Order)).one().number, "alarm": s.exec(select(Alarm)).one().number}
        token = passes.issue(s, NOW, core.agency(s).key, "desk session", operator="Ruth")
    seen = house.web.get(page.format(**of), headers={**SPANISH, "Cookie": f"desk={token}"}).text
    assert '<html lang="es">' in seen
    assert re.search(words, seen)
    assert in_spanish(OF_ROWS.sub("", seen), *NAMES, *TYPED) == []


def test_her_record_on_paper_is_headed_in_her_language(core: Core) -> None:
    core.load()
    with core.write() as s:
        core.dorothy(s).language = "es"
        token = passes.issue(s, NOW, core.agency(s).key, "desk session", operator="Ruth")
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    paper = in_pdf(
        web.get(f"/desk/customers/{DOROTHY}/record.pdf", headers={"Cookie": f"desk={token}"}).content
    )
    assert "Todo lo que guardamos de Dorothy Baker" in paper
    assert "Cliente: 1" in paper


def test_every_state_that_a_page_may_name_is_in_the_catalogue() -> None:
    states = (
        AlarmStatus, Consent, DoseStatus, LegStatus, OrderStatus, OutboxState, Standing, TaskStatus, Kind,
    )  # fmt: skip
    named = [str(state) for kind in states for state in kind]
    named += [name for name in SQLModel.metadata.tables if name not in personal_data.NOT_HERS]
    named += [*family_things.CASE_KINDS, *ending.REASONS, *WEEKDAYS]
    assert {name.replace("_", " ") for name in named} <= set(catalogue(pages.WRITTEN))


def test_a_name_is_no_script_in_any_language(core: Core) -> None:
    env = browser.templates.env
    shown = env.from_string("{% trans name=name %}{{ name }} has died{% endtrans %}{{ told }}")
    told = pages.told("{name} has it.", name=SCRIPT)
    for language in pages.LANGUAGES:
        assert "<script" not in shown.render(language=language, name=SCRIPT, told=told)


def test_her_name_is_no_month() -> None:
    assert (
        pages.shown(pages.told(family.DOSE_WORDS[DoseStatus.missed], name="Jan"), "es")
        == "sin noticia de Jan"
    )
