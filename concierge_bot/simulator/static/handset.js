// The handset: texts and calls of the person chosen, and the few switches of the town beside it.
import { act, ask, element, every, report, tell } from "./calls.js";

const part = (id) => document.getElementById(id);
const { number, zone } = document.querySelector("main").dataset;
const hour = new Intl.DateTimeFormat("en-US", { timeZone: zone, weekday: "short", hour: "numeric", minute: "2-digit" });
const mine = () => `/sim/handsets/${encodeURIComponent(part("who").value)}`;
let talking = null;
let looking = Promise.resolve();
let closed; // the call not to show any more

function bubble(text) {
  const line = element("li", text.text, text.direction);
  line.dataset.sid = text.sid;
  line.append(element("small"));
  return line;
}

function mark(text) {
  const tick = text.direction === "received" ? "" : text.delivered ? " · ✓✓ delivered" : " · ✓ sent";
  return hour.format(new Date(text.at)) + tick;
}

// A text keeps its place; only what is new is added. In another town nothing of the old one stays.
function showTexts(texts) {
  const list = part("texts");
  const same = [...list.children].every((line, at) => line.dataset.sid === texts[at]?.sid);
  if (!same) list.replaceChildren();
  texts.forEach((text, at) => {
    const line = list.children[at] ?? list.appendChild(bubble(text));
    if (line.lastChild.textContent !== mark(text)) line.lastChild.textContent = mark(text);
  });
}

function atEnd() {
  const log = part("log");
  return log.scrollHeight - log.scrollTop - log.clientHeight < 8;
}

function toEnd() {
  part("log").scrollTop = part("log").scrollHeight;
}

const over = ["completed", "no-answer", "failed", "busy", "canceled"];

// The newest call is shown until it is closed; one that was over before we looked is not.
function showCall(calls) {
  const latest = calls.at(-1);
  const ended = latest && over.includes(latest.status);
  if (closed === undefined) closed = ended ? latest.sid : null;
  talking = latest && latest.sid !== closed ? latest : null;
  part("call").hidden = !talking;
  if (!talking) return;
  part("call-title").textContent = title(latest, ended);
  if (part("call-words").textContent !== latest.text) part("call-words").textContent = latest.text;
  part("keys").hidden = !latest.waiting;
  part("hang-up").textContent = ended ? "Close" : "Hang up";
}

function title(call, ended) {
  const who = call.direction === "received" ? `Call from ${number}` : `You call ${number}`;
  if (call.waiting) return `${who}: press a key`;
  return ended ? `${who}: ended` : `${who}: ${call.status}`;
}

async function hangUp() {
  closed = talking.sid;
  part("call").hidden = true;
  if (!over.includes(talking.status)) await ask("POST", `${mine()}/calls/${talking.sid}/hang-up`, {});
}

// Only a customer has a sensor, and only where the town has a care monitor.
function showSensor() {
  if (part("sensor")) part("sensor").hidden = part("who").selectedOptions[0]?.dataset.role !== "customer";
}

function choose(select, value) {
  if (document.activeElement !== select) select.value = value;
}

// One look after the other: no older answer may come after a newer one.
function look() {
  looking = looking.catch(() => {}).then(lookOnce);
  return looking;
}

async function lookOnce() {
  const who = mine();
  const [texts, calls, phone, town] = await Promise.all([
    ask("GET", `${mine()}/texts`),
    ask("GET", `${mine()}/calls`),
    ask("GET", mine()),
    ask("GET", "/sim/town"),
  ]);
  if (who !== mine()) return;
  const follow = atEnd();
  showTexts(texts);
  showCall(calls);
  if (follow) toEnd();
  part("blocked").hidden = !phone.blocked;
  choose(part("state"), phone.state);
  choose(part("answers"), phone.answers_calls);
  part("clock").textContent = town.runs ? town.local : `${town.local}, paused`;
  part("run").textContent = town.runs ? "Pause" : "Run on";
  part("run").setAttribute("aria-pressed", String(!town.runs));
  for (const provider of town.providers) {
    const select = part(`mood-${provider.slug}`);
    if (select) choose(select, provider.behaviour);
  }
}

async function move(body) {
  tell("Time moves on ...");
  const buttons = document.querySelectorAll("[data-by], [data-to]");
  buttons.forEach((button) => (button.disabled = true));
  await act(() => ask("POST", "/sim/clock", body));
  buttons.forEach((button) => (button.disabled = false));
}

part("write").addEventListener("submit", (event) => {
  event.preventDefault();
  act(async () => {
    await ask("POST", `${mine()}/texts`, { text: part("text").value });
    part("text").value = "";
    await look();
    toEnd();
  });
});

part("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  part("write").requestSubmit();
});

part("who").addEventListener("change", () => {
  closed = undefined;
  part("texts").replaceChildren();
  part("call").hidden = true;
  showSensor();
  act(look);
});
part("state").addEventListener("change", (event) => act(() => ask("POST", mine(), { state: event.target.value })));
part("answers").addEventListener("change", (event) =>
  act(() => ask("POST", mine(), { answers_calls: event.target.value })),
);
part("run").addEventListener("click", (event) =>
  act(() => ask("POST", "/sim/clock", { run: event.target.getAttribute("aria-pressed") === "true" })),
);
part("dial").addEventListener("click", () => act(() => ask("POST", `${mine()}/calls`, {})));
part("hang-up").addEventListener("click", () => act(hangUp));
part("keys").addEventListener("click", (event) => {
  const digits = event.target.dataset.key;
  if (digits && talking) act(() => ask("POST", `${mine()}/calls/${talking.sid}/keys`, { digits }));
});
document.querySelectorAll("[data-by]").forEach((button) =>
  button.addEventListener("click", () => move({ by: button.dataset.by })),
);
document.querySelectorAll("[data-to]").forEach((button) =>
  button.addEventListener("click", () => move({ to: button.dataset.to })),
);
document.querySelectorAll("[data-signal]").forEach((button) =>
  button.addEventListener("click", () => {
    const { signal } = button.dataset;
    act(
      () => report(`/sim/monitors/${encodeURIComponent(part("who").value)}/signals`, { signal }),
      `The sensor reported: ${signal}.`,
    );
  }),
);
document.querySelectorAll("[data-provider]").forEach((select) =>
  select.addEventListener("change", () =>
    act(() => ask("PUT", `/sim/providers/${select.dataset.provider}`, { behaviour: select.value })),
  ),
);

showSensor();
every(look);
