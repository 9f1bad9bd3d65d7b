// A Vite plugin that hands the Welsh catalogue over without what is only for its translators:
//
//   import templates from 'virtual:welsh';
import { templates } from '../welsh.mjs';

/**
 * @param {string[]} [more] catalogues of what a build says in its own way
 * @returns {import('vite').Plugin}
 */
export function welsh(more) {
  return {
    name: 'welsh',
    resolveId: (id) => (id === 'virtual:welsh' ? '\0welsh' : null),
    load: (id) => (id === '\0welsh' ? `export default ${JSON.stringify(templates(more))};` : null),
  };
}
