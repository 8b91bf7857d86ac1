"""The plain words of what our code names: states, kinds, tables. Here they are gathered for ``pages.stated``."""

from concierge_bot.texts.pages import marked

OF_WORK = (
    marked("open"), marked("claimed"), marked("closed"), marked("acknowledged"), marked("promised"),
    marked("resolved"), marked("planned"), marked("asked"), marked("answered"), marked("reminded"), marked("taken"),
    marked("skipped"), marked("missed"), marked("held"), marked("cancelled"),
)  # fmt: skip
OF_ORDERS = (
    marked("quoted"), marked("placed"), marked("offered"), marked("accepted"), marked("proposed"),
    marked("declined"), marked("expired"), marked("ready"), marked("picked up"), marked("on the way"),
    marked("delivered"), marked("done"), marked("failed"), marked("on hold"),
)  # fmt: skip
OF_TEXTS = (
    marked("waiting"), marked("queued"), marked("sending"), marked("sent"), marked("undelivered"), marked("dropped"),
    marked("read"),
)  # fmt: skip
OF_MEMBERS = (
    marked("grocer"), marked("pharmacy"), marked("courier"), marked("care monitor"), marked("dispenser"),
    marked("responder"), marked("companion"), marked("service"), marked("prospect"), marked("probation"),
    marked("active"), marked("suspended"), marked("insurance"), marked("licence"), marked("background check"),
    marked("training"), marked("references"),
)  # fmt: skip
OF_CASES = (
    marked("rude"), marked("never came"), marked("late"), marked("wrong"), marked("lost"), marked("broken"),
    marked("clinical"), marked("other"),
)  # fmt: skip
OF_PEOPLE = (marked("given"), marked("revoked"), marked("died"), marked("moved"))
OF_RISKS = (
    marked("consent"), marked("days"), marked("evidence"), marked("expires"), marked("from"), marked("grocers"),
    marked("jobs lately"), marked("last texts"), marked("on time before"), marked("on time lately"), marked("until"),
    marked("words"),
)  # fmt: skip
DAYS = (
    marked("mon"), marked("tue"), marked("wed"), marked("thu"), marked("fri"), marked("sat"), marked("sun"),
)  # fmt: skip
TABLES = (
    marked("alarm"), marked("attempt"), marked("calendar event"), marked("cases"), marked("check in"),
    marked("company"), marked("contact"), marked("customer"), marked("device"), marked("dispatch"), marked("dose"),
    marked("familynote"), marked("finding"), marked("grant"), marked("heartbeat"), marked("ladder"),
    marked("ladderstep"), marked("leg"), marked("limits"), marked("line"), marked("look"), marked("medication"),
    marked("message"), marked("notice"), marked("numberchange"), marked("operator"), marked("optedout"),
    marked("orderitem"), marked("orders"), marked("outage"), marked("outbox"), marked("pass"),
    marked("providerevent"), marked("question"), marked("rating"), marked("reading"), marked("reminder"),
    marked("ring"), marked("search"), marked("sign in try"), marked("standing order"), marked("task"),
    marked("term"), marked("timeline"), marked("transfer"), marked("trip"),
)  # fmt: skip
