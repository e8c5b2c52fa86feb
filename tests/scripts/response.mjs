// Responses and requests that can be aborted, with what the service worker uses of them. Node's own make streams and event
// targets, which takes ten times as long as everything else in these tests.

const text = (bytes) => new TextDecoder().decode(bytes);

export class Response {
  /** `next` is awaited before each of the `pieces` of the body but the first, and may fail. */
  constructor(body = "", { status = 200, headers = {}, pieces = 1, next } = {}) {
    this.bytes = typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body);
    this.status = status;
    this.headers = new Headers(headers);
    this.pieces = pieces;
    this.next = next;
    this.isUsed = false;
  }

  get ok() {
    return this.status >= 200 && this.status < 300;
  }

  get body() {
    return { getReader: () => this.#read() };
  }

  #read() {
    if (this.isUsed) throw new TypeError("the body has been read already");
    this.isUsed = true;
    const size = Math.max(1, Math.ceil(this.bytes.length / this.pieces));
    let at = 0;
    return {
      read: async () => {
        if (at > 0 && at < this.bytes.length) await this.next?.();
        const value = this.bytes.slice(at, at + size);
        at += size;
        return value.length > 0 ? { done: false, value } : { done: true };
      },
    };
  }

  async arrayBuffer() {
    const reader = this.#read();
    while (!(await reader.read()).done);
    return this.bytes.slice().buffer;
  }

  async text() {
    return text(await this.arrayBuffer());
  }

  async json() {
    return JSON.parse(await this.text());
  }

  clone() {
    if (this.isUsed) throw new TypeError("the body has been read already");
    const { bytes, status, headers, pieces, next } = this;
    return new Response(bytes, { status, headers, pieces, next });
  }
}

export class AbortController {
  #listeners = [];
  signal = { addEventListener: (_, listener) => this.#listeners.push(listener) };

  abort() {
    for (const listener of this.#listeners.splice(0)) listener();
  }
}
