// A Vite plugin that hands the Welsh catalogue over, without what is only for its translators:
//
//   import templates from 'virtual:welsh';
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
  return handedOver(() => {
    const packed = deflateRawSync(JSON.stringify(templates(more)), { level: 9 });
    return `
      import { inflateSync, strFromU8 } from 'fflate';
      const packed = Uint8Array.from(atob(${JSON.stringify(packed.toString('base64'))}), (c) => c.charCodeAt(0));
      export default JSON.parse(strFromU8(inflateSync(packed)));`;
  });
}

/** @param {() => string} code @returns {import('vite').Plugin} */
function handedOver(code) {
  return {
    name: 'welsh',
    resolveId: (id) => (id === 'virtual:welsh' ? '\0welsh' : null),
    load: (id) => (id === '\0welsh' ? code() : null),
  };
}
