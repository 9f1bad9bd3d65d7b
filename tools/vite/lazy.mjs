// A Vite plugin that tells the page the hashes of the scripts that it loads later (tools/lazy.mjs):
//
//   import hashes from 'virtual:lazy';
import { existsSync, readFileSync } from 'node:fs';
import { SCRIPTS, scriptFile, scriptHashes } from '../lazy.mjs';

/** @returns {import('vite').Plugin} */
export function lazy() {
  return {
    name: 'lazy',

    resolveId: (id) => (id === 'virtual:lazy' ? '\0lazy' : null),

    load(id) {
      if (id !== '\0lazy') return null;
      return `export default ${JSON.stringify(scriptHashes())};`;
    },

    // In development they stand beside the page too.
    configureServer(server) {
      for (const script of SCRIPTS) {
        server.middlewares.use(`/${script}.js`, (_request, response) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(existsSync(scriptFile(script)) ? readFileSync(scriptFile(script)) : '');
        });
      }
    },
  };
}
