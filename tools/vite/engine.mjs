// A Vite plugin that puts the engine, compiled from Rust, into the page's script.
//
//   import { initSync, … } from 'youth-justice-ratings-wasm';  // the glue that wasm-bindgen writes
//   import engine from 'virtual:engine-wasm';                   // the wasm itself, a Uint8Array
//
// The bytes travel as text within the script, so that the page is one file. Not as base64: that hides
// from brotli what repeats, and costs 40% on the wire where this costs 2%. What is code and what it is
// about travel apart, and are put together here.
//
// The engine with the reader of tables, and the reader of workbooks, come in the same way, into a script of its own:
//
//   import { initSync, … } from 'youth-justice-ratings-spreadsheet';
//   import bytes from 'virtual:spreadsheet-wasm';
import { readFileSync } from 'node:fs';
import { brotli } from '../brotli.mjs';
import {
  fastGlue,
  fastWasm,
  glue,
  spreadsheetGlue,
  spreadsheetWasm,
  tablesGlue,
  tablesWasm,
  wasm,
} from '../paths.mjs';
import { join, part, vector } from './streams.mjs';

/** What ends or changes a string in double quotes, what HTML does not pass on as it is, what opens a tag. */
const AWKWARD = new Set(['\0', '\n', '\r', '"', '\\', '<'].map((c) => c.charCodeAt(0)));

export const engine = () => compiled('youth-justice-ratings-wasm', 'engine', glue, wasm);

/** The engine with the reader of tables. */
export const tables = () =>
  compiled('youth-justice-ratings-tables', 'tables', tablesGlue, tablesWasm);

/** The same, made to be fast. */
export const fast = () =>
  compiled('youth-justice-ratings-tables', 'tables', fastGlue, fastWasm, true);

export const spreadsheet = () =>
  compiled('youth-justice-ratings-spreadsheet', 'spreadsheet', spreadsheetGlue, spreadsheetWasm);

/**
 * @param {string} module by what the glue is imported
 * @param {string} name
 * @param {string} glue
 * @param {string} wasm
 * @param {boolean} [vectors] whether there may be instructions on vectors
 * @returns {import('vite').Plugin}
 */
function compiled(module, name, glue, wasm, vectors = false) {
  const resolvedBytes = `\0${name}-wasm`;
  // Stands for the text until all is bundled: a minifier would spell the text out in escapes.
  const placeholder = `%${name}%`;
  return {
    name,
    enforce: 'pre',

    resolveId(id) {
      if (id === module) return glue;
      if (id === `virtual:${name}-wasm`) return resolvedBytes;
      return null;
    },

    load(id) {
      if (id !== resolvedBytes) return null;
      const { bytes, starts, length, forms } = part(readFileSync(wasm), vectors);
      const text = this.environment.mode === 'build' ? placeholder : encode(bytes);
      return `const join = ${join};
        export default join("${text}", ${JSON.stringify(starts)}, ${length}, "${forms}"${vectors ? `, ${vector}` : ''});`;
    },

    // The glue can also fetch the wasm from beside itself; left in, Vite would ship a second copy for it.
    transform(code, id) {
      if (id !== glue) return null;
      const withoutDefault = code.replace(
        /module_or_path = new URL\([^)]*import\.meta\.url\)/,
        "throw new TypeError('the wasm needs its bytes')",
      );
      if (withoutDefault === code)
        this.error('the glue no longer names its wasm as this plugin expects');
      return { code: withoutDefault, map: null };
    },

    generateBundle(_options, bundle) {
      const text = encode(part(readFileSync(wasm), vectors).bytes);
      const literal = new RegExp(`(["'\`])${placeholder}\\1`);
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(literal, () => `"${text}"`);
      }
    },
  };
}

/** How many keys are tried for a page: what brotli makes of one nobody can foresee, and each takes a while. */
const TRIED = 16;

/**
 * The page with its engine by the key that makes it smallest on its way, of those that make it short.
 *
 * @param {string} html
 */
export function smallest(html) {
  const { bytes } = part(readFileSync(wasm));
  const now = encode(bytes);
  // A page for tests has none.
  if (!html.includes(now)) return html;
  const pages = keys(bytes)
    .slice(0, TRIED)
    .map((key) => html.replace(now, () => encode(bytes, key)));
  const sizes = pages.map((page) => brotli(page).length);
  return pages[sizes.indexOf(Math.min(...sizes))];
}

/**
 * One character for each byte, as `join` reads it: the one with its code, or that plus 256 where it is
 * awkward.
 *
 * Every byte is first combined with a key, since the commonest one, 0, is awkward, and everything from
 * 128 up takes two bytes of UTF-8.
 *
 * @param {Uint8Array} bytes
 */
function encode(bytes, key = keys(bytes)[0]) {
  const codes = Array.from(bytes, (byte) => byte ^ key);
  return codes.map((code) => String.fromCharCode(AWKWARD.has(code) ? code + 256 : code)).join('');
}

/** All keys, those first with which the text is shortest. @param {Uint8Array} bytes */
function keys(bytes) {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] += 1;
  const single = (/** @type {number} */ code) => code < 128 && !AWKWARD.has(code);
  const singles = Array.from(counts, (_, key) =>
    counts.reduce((sum, count, byte) => (single(byte ^ key) ? sum + count : sum), 0),
  );
  return Array.from(counts.keys()).sort((a, b) => singles[b] - singles[a]);
}
