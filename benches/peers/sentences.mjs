// Times the cutting of sentences wherever it runs: this function is sent to browsers as its source.

/**
 * Each way's least and median milliseconds on the same text.
 * @param {string} wasm  the core with nothing but its sentences (`wasm/`), base64
 * @param {string} text
 * @param {typeof import('./measure.mjs').measure} measure
 */
export async function sentences(wasm, text, measure) {
  const module = await WebAssembly.compile(Uint8Array.from(atob(wasm), c => c.charCodeAt(0)));
  // What bindgen would bind is never called.
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
  const { exports } = await WebAssembly.instantiate(module, imports);
  for (const byte of new TextEncoder().encode(text)) exports.push(byte);
  exports.ready();
  if (exports.nutgraf() < 100) throw new Error('no sentences');
  const took = [
    ['nutgraf: sentences, and who speaks', await measure(() => exports.nutgraf())],
    ['unicode-segmentation', await measure(() => exports.unicode())],
  ];
  if (globalThis.Intl.Segmenter) {
    // Of a long text it takes minutes.
    const lines = text.split('\n').filter(line => line);
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    took.push(['Intl.Segmenter', await measure(() => {
      let count = 0;
      for (const line of lines) for (const { segment } of segmenter.segment(line)) count += segment.length;
      return count;
    })]);
  }
  return took;
}
