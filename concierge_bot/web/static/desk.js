// Single keys for the desk; whoever speaks to the machine, or types with one finger, turns them off.
const line = document.querySelector(".keys");
const off = () => localStorage.getItem("keys") === "off";
const places = () => [...document.querySelectorAll("main article, main .people li")];

const go = (step) => {
  const all = places();
  const here = all.findIndex((place) => place.contains(document.activeElement));
  const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
  next?.querySelector("button, a, summary")?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
const acts = {
  "/": () => document.getElementById("find").focus(),
  j: () => go(1),
  k: () => go(-1),
  w: () => location.assign("/desk"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (off() || typing || event.ctrlKey || event.altKey || event.metaKey || !(event.key in acts)) return;
  event.preventDefault();
  acts[event.key]();
});

if (line) {
  const button = line.querySelector("button");
  const say = () => { button.textContent = button.dataset[off() ? "on" : "off"]; };
  button.addEventListener("click", () => {
    localStorage.setItem("keys", off() ? "on" : "off");
    say();
  });
  line.hidden = false;
  say();
}
