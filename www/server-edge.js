// @ts-check
// The server's entry where the host compiles all wasm itself, ahead of the program: Cloudflare's workers.

// @ts-expect-error: the host makes a module of it
import wasm from './pkg/nutgraf_server_bg.wasm';
import * as server from './server.js';

export { NutgrafError } from './server.js';

/** As the server's. @param {string} source @param {import('./server.js').DigestOptions | null} [options] */
export async function digest(source, options) {
  await load();
  return server.digest(source, options);
}

/** As the server's. @param {import('./server.js').WasmSource | null} [given] */
export function load(given) {
  return server.load(given ?? wasm);
}
