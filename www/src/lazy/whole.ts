// Which script holds the whole engine, with all its readers of text: fast wasm with instructions on vectors,
// or plain JavaScript where the browser has not got those, or has no wasm.

/** A wasm of one type, that of a function which returns a vector; no browser without vectors takes it. */
const WITH_VECTOR = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123);

export const wholeScript =
  'WebAssembly' in globalThis && WebAssembly.validate(WITH_VECTOR) ? 'read-tables' : 'slow';
