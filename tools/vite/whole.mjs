// A Vite plugin for builds in which nothing is loaded by a script element from beside the page: what the page
// loads later (www/src/lazy) comes with it, or as a module of its own.
import { readFileSync } from 'node:fs';
import { scriptFile } from '../lazy.mjs';
import { inRoot } from '../paths.mjs';

const lazy = (/** @type {string} */ file) => inRoot('www', 'src', 'lazy', file);
const reader = '\0reader:';

/** As modules of their own. @param {string[]} scripts */
export function asModules(scripts) {
  return Object.fromEntries(
    scripts.map((name) => [name, `async () => (await import("reader:${name}")).default`]),
  );
}

/**
 * @param {Record<string, string>} readers code that makes a promise of the source of each that comes along;
 *   of the others it is said that they are missing
 * @returns {import('vite').Plugin}
 */
export function whole(readers) {
  return {
    name: 'whole',
    enforce: 'pre',

    resolveId(id) {
      if (id === 'virtual:lazy' || id === 'virtual:kit') return `\0${id}`;
      return id.startsWith('reader:') ? `\0${id}` : null;
    },

    load(id) {
      if (id === '\0virtual:lazy') return 'export default {};';
      if (id === '\0virtual:kit') return 'export const kit = {};';
      // In the page this is called, and not only looked at for its source.
      if (id === `${reader}slow`) return `export default ${handedOver('slow')};`;
      if (id.startsWith(reader)) {
        return `export default ${JSON.stringify(handedOver(id.slice(reader.length)))};`;
      }
      if (id === lazy('beside.ts')) return NOTHING_BESIDE;
      if (id === lazy('index.ts')) return PARTS;
      if (id === lazy('welsh.ts')) return `export const loadWelsh = () => import('./cy');`;
      // The only one that comes along is wasm without vectors.
      if (id === lazy('whole.ts') && !('slow' in readers))
        return `export const wholeScript = 'read-tables';`;
      if (id === lazy('own/whole-engine.ts')) return `export * from './whole-engine-along';`;
      if (id === lazy('away.ts')) return `export const loadAway = () => import('./take-away');`;
      if (id === lazy('script.ts')) {
        const list = Object.entries(readers).map(
          ([name, code]) => `${JSON.stringify(name)}: ${code}`,
        );
        return `const readers = { ${list.join(', ')} };${LOADER}`;
      }
      return null;
    },
  };
}

/** What a script hands over, as text: only its source is wanted. @param {string} script */
function handedOver(script) {
  const code = readFileSync(scriptFile(script), 'utf8');
  const found = code.match(/^document.*?\{detail:([\s\S]*)\}\)\);$/)?.[1];
  if (!found) throw new Error(`${script}.js does not hand over its work as expected`);
  return found;
}

const NOTHING_BESIDE = ['DOCUMENTS', 'OFFLINE']
  .map((name) => `export const ${name} = null;`)
  .join('\n');

const LOADER = `
  export async function workOf(script) {
    const load = readers[script];
    if (!load) throw new Error(script + '.js');
    return load();
  }`;

const PARTS = `
  let more;
  export const loadedMore = () => more;
  export async function loadMore() {
    more ??= await import('./more');
    return more;
  }`;
