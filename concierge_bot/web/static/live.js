// Says whether an open page is live, and leaves it when its session was ended. It is loaded before htmx, to miss no event.
const live = document.getElementById("live");
const say = (words) => { live.textContent = live.dataset[words]; };

document.addEventListener("ended", () => location.reload());
document.addEventListener("htmx:sse:after:connection", () => say("on"));
document.addEventListener("htmx:sse:error", (event) => {
  if (event.detail.status === 403) location.reload();
  else say("lost");
});
