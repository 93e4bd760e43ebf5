// @ts-check
// Modules that come on demand, from a network that may fail once.

/**
 * Imports a module; once more under another address where that failed, since a browser remembers for as long as the page
 * lives that an import did. Where it doesn't name the address, as WebKit, it stays failed.
 * @template T @param {() => Promise<T>} load @returns {Promise<T>}
 */
export function again(load) {
  return load().catch(error => {
    const [address] = /https?:\S+/.exec(error.message) ?? [];
    if (!address) throw error;
    return import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?${performance.now()}`);
  });
}
