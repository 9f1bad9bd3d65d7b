// A Vite plugin for builds in which nothing is loaded by a script element from beside the page: what the page
// loads later (www/src/lazy) comes with it, or as a module of its own.
import { readFileSync } from 'node:fs';
import { scriptFile } from '../lazy.mjs';
import { inRoot } from '../paths.mjs';

const loader = inRoot('www', 'src', 'lazy', 'script.ts');
const parts = inRoot('www', 'src', 'lazy', 'index.ts');
const reader = '\0reader:';

/**
 * @param {string[]} readers those that come along, as modules; of the others it is said that they are missing
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
      if (id.startsWith(reader)) {
        return `export default ${JSON.stringify(handedOver(id.slice(reader.length)))};`;
      }
      if (id === parts) return PARTS;
      if (id === loader) {
        const imports = readers.map(
          (name) => `"read-${name}": () => import("reader:read-${name}")`,
        );
        return `const readers = { ${imports.join(', ')} };${LOADER}`;
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

const LOADER = `
  export async function workOf(script) {
    const load = readers[script];
    if (!load) throw new Error(script + '.js');
    return (await load()).default;
  }`;

const PARTS = `
  let more;
  export const loadedMore = () => more;
  export async function loadMore() {
    more ??= await import('./more');
    return more;
  }`;
