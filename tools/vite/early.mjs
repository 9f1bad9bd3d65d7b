// A Vite plugin that puts the engine into a script of its own, ahead of the page's (www/src/early/engine.ts).
// Most of the page's bytes are the engine's: it is compiled while a slow line brings the others.
import { bundle } from '../bundle.mjs';
import { inRoot } from '../paths.mjs';
import { engine } from './engine.mjs';
import { insideScript } from './single-file.mjs';

/** @returns {import('vite').Plugin} */
export function early() {
  const id = '\0early-engine';
  return {
    name: 'early',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === 'virtual:engine-wasm' ? id : null),
    load: (wanted) => (wanted === id ? 'export default globalThis.yjrEngine;' : null),
    transformIndexHtml: {
      order: 'post',
      async handler() {
        const code = await bundle({
          input: inRoot('www', 'src', 'early', 'engine.ts'),
          plugins: [engine()],
        });
        return [{ tag: 'script', children: insideScript(code), injectTo: 'body' }];
      },
    },
  };
}
