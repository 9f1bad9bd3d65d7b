// Vite plugins for words. The Welsh catalogue is handed over without what is only for its translators:
//
//   import templates from 'virtual:welsh';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { templates } from '../welsh.mjs';

/** @returns {import('vite').Plugin} */
export function welsh() {
  return handedOver(() => `export default ${JSON.stringify(templates())};`);
}

/**
 * For a build that nobody compresses on its way.
 *
 * @param {string[]} more catalogues of what it says in its own way
 * @returns {import('vite').Plugin}
 */
export function packedWelsh(more) {
  return handedOver(() => packed(templates(more)));
}

/** The same for the English that no first load needs. @returns {import('vite').Plugin} */
export function packedEnglish() {
  const mark = '\0packed:';
  return {
    name: 'packed-english',
    enforce: 'pre',
    resolveId(source, importer) {
      const isLate = /words\/en\/(explanations|more|take-away)\.json$/.test(source);
      return isLate && importer ? mark + resolve(dirname(importer), source).slice(0, -5) : null;
    },
    load(id) {
      if (!id.startsWith(mark)) return null;
      return packed(JSON.parse(readFileSync(`${id.slice(mark.length)}.json`, 'utf8')));
    },
  };
}

/** A module that unpacks plain data. @param {object} data */
function packed(data) {
  const bytes = deflateRawSync(JSON.stringify(data), { level: 9 });
  return `
    import { inflateSync, strFromU8 } from 'fflate';
    const packed = Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0));
    export default JSON.parse(strFromU8(inflateSync(packed)));`;
}

/** @param {() => string} code @returns {import('vite').Plugin} */
function handedOver(code) {
  return {
    name: 'welsh',
    resolveId: (id) => (id === 'virtual:welsh' ? '\0welsh' : null),
    load: (id) => (id === '\0welsh' ? code() : null),
  };
}
