// What breaks a core that runs. Known to nothing, for a worker of a page imports it too.

/** In the page, before its wasm is there: keeps the memory of every instance that is made. */
export function remember() {
  globalThis.memories = [];
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) {
      super(...given);
      // The engine's question whether wasm is allowed has none.
      if (this.exports.memory) globalThis.memories.push(this.exports.memory);
    }
  };
}

/** In the page: scrambles them, which is what a broken core leaves. Says how many there were. */
export function scramble() {
  for (const memory of globalThis.memories) new Uint8Array(memory.buffer).fill(0xff);
  return globalThis.memories.length;
}

/** In the page, before its wasm is there: the latest instance's memory alone is held, of the others is known whether they are gone. */
export function rememberLatest() {
  globalThis.instances = [];
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) {
      super(...given);
      if (!this.exports.memory) return;
      globalThis.latest = this.exports.memory;
      globalThis.instances.push(new WeakRef(this.exports.memory));
    }
  };
}

/** A wasm that is as sound as `wasm`, with less memory to take, or less stack. @param {Uint8Array} wasm @param {{ pages?: number, stack?: number }} less */
export function starved(wasm, { pages, stack }) {
  const number = value => { const out = []; do { out.push(value & 127 | (value > 127 ? 128 : 0)); value >>>= 7; } while (value); return out; };
  const signed = value => { const out = number(value); if (out.at(-1) & 64) out.push(out.pop() | 128, 0); return out; };
  const read = at => { let value = 0; for (let bit = 0; ; bit += 7) { const byte = wasm[at++]; value |= (byte & 127) << bit; if (byte < 128) return [value, at]; } };
  const out = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const kind = wasm[at];
    const [size, from] = read(at + 1);
    let body = wasm.subarray(from, at = from + size);
    // One memory, as large as it begins, without a greatest size.
    if (kind === 5 && pages !== undefined) body = [1, 1, ...number(read(from + 2)[0]), ...number(read(from + 2)[0] + pages)];
    // The first global is the stack's end, a constant: its type, that it changes, `i32.const`.
    if (kind === 6 && stack !== undefined) body = [...body.subarray(0, 4), ...signed(stack), ...body.subarray(read(from + 4)[1] - from)];
    out.push(Uint8Array.of(kind, ...number(body.length)), Uint8Array.from(body));
  }
  return Buffer.concat(out);
}
