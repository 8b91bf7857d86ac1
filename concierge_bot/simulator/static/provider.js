// A provider's page: the jobs it was given, a big button for what may be said next, and everything that reached it.
import { act, ask, element, every, report } from "./calls.js";

const { provider: slug, zone } = document.querySelector("main").dataset;
const at = `/sim/providers/${slug}`;
const steps = {
  accepted: "Accept",
  declined: "Decline",
  ready: "Ready",
  picked_up: "Picked up",
  delivered: "Delivered",
  done: "Done",
  failed: "Cannot do it",
  on_hold: "On hold",
};
const looks = { accepted: "first", declined: "refuse", failed: "refuse" };
const stages = { requested: "offered", on_hold: "on hold", picked_up: "picked up", withdrawn: "taken back" };
const span = new Intl.DateTimeFormat("en-US", { timeZone: zone, weekday: "short", hour: "numeric", minute: "2-digit" });
let shown = "";

function goods(data) {
  return (data.items ?? []).map((item) => [item.quantity, item.unit, item.name].filter(Boolean).join(" ")).join(", ");
}

// A text of a job tells its window in its own words.
function when(data) {
  return data.window && span.formatRange(new Date(data.window.start), new Date(data.window.end));
}

function job(dispatch) {
  const card = element("article", "", "job");
  card.append(element("h3", `Order ${dispatch.order}: ${stages[dispatch.status] ?? dispatch.status}`));
  const facts = [dispatch.data.customer, goods(dispatch.data), dispatch.data.address, dispatch.data.note];
  card.append(element("p", when(dispatch.data), "when"), element("p", facts.filter(Boolean).join(" · ")));
  const row = element("div", "", "row");
  row.hidden = !dispatch.next.length;
  for (const event of dispatch.next) {
    const button = element("button", steps[event], looks[event]);
    button.addEventListener("click", () => act(() => say(event, dispatch.order)));
    row.append(button);
  }
  card.append(row);
  return card;
}

async function say(event, order) {
  await report(`${at}/events`, { event, order });
  await look();
}

function proof(entry) {
  if (entry.verified === null) return element("span", "by text");
  return entry.verified
    ? element("span", "signature verified", "good")
    : element("span", "the signature does not fit", "bad");
}

function letter(entry) {
  const whole = element("details");
  const title = element("summary", `${entry.n}. ${entry.body?.type ?? "A text"}: `);
  title.append(proof(entry), entry.answered === null ? "" : `, answered ${entry.answered}`);
  whole.append(title);
  whole.append(element("pre", typeof entry.body === "string" ? entry.body : JSON.stringify(entry.body, null, 2)));
  return whole;
}

async function look() {
  const [jobs, inbox] = await Promise.all([ask("GET", `${at}/jobs`), ask("GET", `${at}/inbox`)]);
  const now = JSON.stringify([jobs, inbox.length]);
  if (now === shown) return;
  shown = now;
  const none = element("p", "No jobs yet.");
  document.getElementById("jobs").replaceChildren(...(jobs.length ? jobs.reverse().map(job) : [none]));
  document.getElementById("inbox").replaceChildren(...inbox.reverse().map(letter));
}

document.getElementById("behaviour").addEventListener("change", (event) =>
  act(() => ask("PUT", at, { behaviour: event.target.value })),
);
every(look);
