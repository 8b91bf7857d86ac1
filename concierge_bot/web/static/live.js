// Says whether an open page is live, and leaves it when its session was ended. It is loaded before htmx, to miss no event.
// The family page's server is told the time zone of this device, so that what it sends next says both times.
document.cookie = `zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/family; max-age=31536000; SameSite=Lax`;

const live = document.getElementById("live");
const say = (words) => { live.textContent = live.dataset[words]; };

// Whoever signs out is told so by the answer to that button: the stream may hear of it first, and waits.
let pressed = false;
document.addEventListener("submit", () => { pressed = true; });
const leave = () => setTimeout(() => location.reload(), pressed ? 5000 : 0);

document.addEventListener("ended", leave);
document.addEventListener("htmx:sse:after:connection", () => say("on"));
document.addEventListener("htmx:sse:error", (event) => {
  if (event.detail.status === 403) leave();
  else say("lost");
});
