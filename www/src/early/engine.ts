// Runs as soon as it has arrived, ahead of the page's own script: the engine is compiled while that is still on
// its way. What is wrong with it, the page says when it starts it.

import bytes from 'virtual:engine-wasm';

globalThis.yjrEngine = compiled();

function compiled(): typeof bytes {
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } catch {
    return bytes;
  }
}
