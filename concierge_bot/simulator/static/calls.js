// Calls to the simulator's own interface, and the page's one line for what went wrong.

const notice = document.getElementById("notice");

export function tell(words) {
  if (notice.textContent !== words) notice.textContent = words;
}

export async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

// Report something to the core; what the core answers is told inside a good answer.
export async function report(path, body) {
  const said = await ask("POST", path, body);
  if (said.status >= 400) throw new Error(said.answer?.error ?? `The core answered ${said.status}.`);
}

// Do something the person asked for; what goes wrong is told on the page.
export async function act(work, done = "") {
  try {
    await work();
    tell(done);
  } catch (trouble) {
    tell(trouble.message);
  }
}

// Look again and again, each time a second after the last answer.
export async function every(look) {
  for (;;) {
    try {
      await look();
    } catch (trouble) {
      tell(`The simulator does not answer: ${trouble.message}`);
    }
    await new Promise((wake) => setTimeout(wake, 1000));
  }
}

export function element(tag, words, name) {
  const made = document.createElement(tag);
  made.textContent = words ?? "";
  if (name) made.className = name;
  return made;
}
