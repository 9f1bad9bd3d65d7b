// Short names for what an engine and its glue know each other by. wasm-bindgen's are long and end in
// hashes, which no compression shortens, and each stands in both.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { packageOutput } from './run.mjs';

/**
 * Renames every import and export of a wasm, and in its glue.
 *
 * @param {string} wasm
 * @param {string} glue
 * @param {string[]} features what wasm-opt has to know of the wasm
 */
export function shortenNames(wasm, glue, features) {
  const pass = '--minify-imports-and-exports-and-modules';
  const said = packageOutput('binaryen', 'wasm-opt', [wasm, ...features, pass, '-o', wasm]);
  const { imports, exports } =
    /** @type {{ imports: [module: string, from: string, to: string][], exports: [from: string, to: string][] }} */
    (JSON.parse(said ?? ''));
  let code = readFileSync(glue, 'utf8');
  for (const [, from, to] of imports) {
    code = replaceSome(code, new RegExp(`\\b${from}:`, 'g'), `${to}:`);
  }
  for (const [from, to] of exports) {
    code = code.replace(new RegExp(`\\bwasm\\.${from}\\b`, 'g'), `wasm.${to}`);
  }
  // The pass calls the one module `a`.
  code = replaceSome(
    code,
    new RegExp(`"\\./${basename(wasm)}":`.replace('.wasm', '.js'), 'g'),
    'a:',
  );
  writeFileSync(glue, code);
}

/**
 * @param {string} code
 * @param {RegExp} what
 * @param {string} by
 */
function replaceSome(code, what, by) {
  if (code.search(what) < 0) throw new Error(`the glue has no ${what}`);
  return code.replace(what, by);
}
