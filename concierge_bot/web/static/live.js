// Says whether an open page is live, and leaves it when its session was ended. It is loaded before htmx, to miss no event.
// The family page's server is told the time zone of this device, so that what it sends next says both times.
document.cookie = `zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/family; max-age=31536000; SameSite=Lax`;

const live = document.getElementById("live");
const say = (words) => { live.textContent = live.dataset[words]; };

document.addEventListener("ended", () => location.reload());
document.addEventListener("htmx:sse:after:connection", () => say("on"));
document.addEventListener("htmx:sse:error", (event) => {
  if (event.detail.status === 403) location.reload();
  else say("lost");
});
