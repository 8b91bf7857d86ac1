// Loads the bundled town.
import { act, ask } from "./calls.js";

document.getElementById("load").addEventListener("click", () =>
  act(async () => {
    await ask("POST", "/sim/reset", { name: "elm-street" });
    location.reload();
  }),
);
