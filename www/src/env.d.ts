// Modules that the build makes (tools/vite).

declare module 'virtual:engine-wasm' {
  /** The engine, compiled from Rust. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module 'virtual:readers' {
  /** The hash of each reader's file, as a script's `integrity`; without one where files may change. */
  const hashes: Partial<Record<string, string>>;
  export default hashes;
}

declare module 'virtual:spreadsheet-wasm' {
  /** The reader of workbooks, compiled from Rust. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module 'virtual:tables-wasm' {
  /** The engine with the reader of tables, compiled from Rust. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
