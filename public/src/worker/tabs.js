// Messages between the worker and the tabs.

import { SCOPE } from "./release.js";

/**
 * Sends a message to every tab of the site. Never fails: a release is whole even if no tab learns of it.
 * @param {Omit<News, "site">} news
 */
export async function broadcast(news) {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true }).catch(() => []);
  for (const tab of tabs) if (tab.url.startsWith(SCOPE)) tab.postMessage({ site: SCOPE, ...news });
}

/**
 * The files that a tab's page uses. A suspended tab does not answer.
 * @param {WindowClient} tab
 * @returns {Promise<string[] | undefined>}
 */
export function filesOf(tab) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    setTimeout(answer, WAIT.tabReply);
    tab.postMessage({ site: SCOPE, ask: "files" }, [port2]);
  });
}
