/** How many messages the workers have sent unasked. */
let reportCount = 0;

/** A worker has reported something, so it is alive. */
export function noteReport() {
  reportCount += 1;
}

/**
 * Asks a worker, if there is one. Resolves to undefined if no worker has sent anything for `patience` milliseconds.
 * @param {ServiceWorker | undefined} worker
 * @param {Question} question
 * @returns {Promise<any>}
 */
export function ask(worker, question, patience = WAIT.reply) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    const wait = (/** @type {number} */ before) => {
      setTimeout(() => (before === reportCount ? answer(undefined) : wait(reportCount)), patience);
    };
    wait(reportCount);
    try {
      worker?.postMessage(question, [port2]);
    } catch {
      // WebKit throws if the worker has ended.
      answer(undefined);
    }
  });
}
