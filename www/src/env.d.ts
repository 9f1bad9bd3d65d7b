// Modules that the build makes (tools/vite).

declare module 'virtual:engine-wasm' {
  /** The engine, made from Rust: its bytes, or compiled already where a script ahead of the page has done that. */
  const engine: Uint8Array<ArrayBuffer> | WebAssembly.Module;
  export default engine;
}

/** What www/src/early/engine.ts leaves for the page. */
declare var yjrEngine: Uint8Array<ArrayBuffer> | WebAssembly.Module;

declare module 'virtual:kit' {
  /** What the page shares with the parts that it loads later. */
  export const kit: Readonly<Record<string, object>>;
}

declare module 'virtual:lazy' {
  /** The hash of each script that is loaded later, as its `integrity`, by its file's name without `.js`. */
  const hashes: Partial<Record<string, string>>;
  export default hashes;
}

declare module 'virtual:welsh' {
  /** The Welsh catalogue, as lit-localize looks it up. */
  const templates: Record<string, string>;
  export default templates;
}

declare module 'virtual:packed-engine' {
  /** Puts the engine's parts together (tools/vite/streams.mjs), with what it takes. */
  export function join(
    text: string,
    at: number[],
    length: number,
    forms: string,
  ): Uint8Array<ArrayBuffer>;
  export const starts: number[];
  export const length: number;
  export const forms: string;
  /** The engine with the reader of tables, parted, deflated, as text. */
  const packed: string;
  export default packed;
}

declare module 'virtual:slow-engine' {
  /** The engine as plain JavaScript, with the functions of crates/portable. */
  export const memory: { readonly buffer: ArrayBuffer };
  export function reserve(length: number): number;
  export function answer(): number;
  export function check_edition(): number;
  export function editions(): number;
  export function read(): number;
  export function read_plain(): number;
  export function rate(): number;
  export function rate_by(): number;
  export function figure(): number;
  export function write(): number;
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
