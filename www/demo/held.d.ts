// What the one file's maker puts in the place of files: their text, or their bytes.
declare module '*.html' {
  const text: string;
  export default text;
}
declare module 'nutgraf/*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
