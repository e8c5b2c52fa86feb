// On the pages of a preview: reloads the page when the content changes, and shows the content's problems.

const version = Number(/(\d+)\.js$/.exec(new URL(import.meta.url).pathname)?.[1]);
const state = new URL("state", import.meta.url);

void leaveNothingKept();
void watch();

/** A worker that another site has left at this address would show that site. */
async function leaveNothingKept() {
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  for (const name of await caches.keys()) if (name.startsWith("pprnet:")) await caches.delete(name);
}

async function watch() {
  // Show the state of this version first, then wait for the next one.
  for (let after = 0; ; after = version) {
    await visible();
    try {
      const answer = await fetch(`${state.href}?after=${after}`, { cache: "no-store" });
      const now = await answer.json();
      if (now.version !== version) return location.reload();
      if (after === 0) show(now.groups);
    } catch {
      // The preview has stopped; it may start again.
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

/**
 * A hidden page does not wait for the server: browsers allow few open requests for all their tabs.
 * @returns {Promise<void>}
 */
function visible() {
  return new Promise((done) => {
    const look = () => document.visibilityState === "visible" && done();
    document.addEventListener("visibilitychange", look);
    look();
  });
}

/** @param {{ heading: string, open: boolean, lines: { where: string, message: string }[] }[]} groups */
function show(groups) {
  if (groups.length === 0 || document.body.classList.contains("preview-page")) return;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("panel.css", import.meta.url).href;
  document.head.append(style);
  const panel = document.createElement("aside");
  panel.id = "preview";
  panel.setAttribute("aria-label", "Preview");
  for (const { heading, open, lines } of groups) panel.append(group(heading, open, lines));
  document.body.append(panel);
}

/**
 * @param {string} heading
 * @param {boolean} open
 * @param {{ where: string, message: string }[]} lines
 */
function group(heading, open, lines) {
  const details = document.createElement("details");
  details.open = open;
  const summary = document.createElement("summary");
  summary.textContent = heading;
  const list = document.createElement("ol");
  for (const { where, message } of lines) {
    const item = document.createElement("li");
    const code = document.createElement("code");
    code.textContent = where;
    item.append(code, ` ${message}`);
    list.append(item);
  }
  details.append(summary, ...(lines.length > 0 ? [list] : []));
  return details;
}
