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
