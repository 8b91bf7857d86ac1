"""Lets templates speak the reader's language: gettext for what stands in them, and the same for what is put into them.

Each is asked with the page's own context, in which ``language`` stands.
"""

from collections.abc import Iterable

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from concierge_bot.texts import pages, together

EXTENSION = "jinja2.ext.i18n"


def install(env: Environment) -> None:
    """Make an environment speak the language of each page."""
    env.extend(newstyle_gettext=True)  # first, else the extension says otherwise
    env.add_extension(EXTENSION)
    env.policies["ext.i18n.trimmed"] = True
    env.globals |= {"gettext": _gettext, "ngettext": _ngettext}
    env.filters |= {"begins": pages.begun, "dated": pages.dated, "stated": pages.stated, "listed": _listed}
    env.finalize = _shown


@pass_context
def _gettext(context: Context, message: str, /, **values: object) -> str:
    said = pages.translated(message, _language(context))
    return Markup(said) % _in_language(context, values)  # noqa: S704 # ours, and the values are escaped here


@pass_context
def _ngettext(context: Context, one: str, many: str, n: int, /, **values: object) -> str:
    said = pages.translated_number(one, many, n, _language(context))
    return Markup(said) % _in_language(context, {"num": n, **values})  # noqa: S704 # as above


@pass_context
def _shown(context: Context, value: object) -> object:
    return pages.shown(value, _language(context))


def _listed(names: Iterable[object]) -> str:
    return together(*map(pages.stated, names), by=", ")


def _in_language(context: Context, values: dict[str, object]) -> dict[str, object]:
    return {name: pages.shown(value, _language(context)) for name, value in values.items()}


def _language(context: Context) -> str:
    """Macros have it too, which are imported with the context of their page."""
    said: str = context["language"]
    return said
