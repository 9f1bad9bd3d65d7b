// Modules that the build makes (tools/vite).

declare module 'virtual:engine-wasm' {
  /** The engine, compiled from Rust. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
