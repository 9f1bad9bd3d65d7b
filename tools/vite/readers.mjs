// A Vite plugin that tells the page the hashes of its readers (tools/readers.mjs):
//
//   import hashes from 'virtual:readers';
import { existsSync, readFileSync } from 'node:fs';
import { READERS, readerFile, readerHashes } from '../readers.mjs';

/** @returns {import('vite').Plugin} */
export function readers() {
  return {
    name: 'readers',

    resolveId: (id) => (id === 'virtual:readers' ? '\0readers' : null),

    load(id) {
      if (id !== '\0readers') return null;
      return `export default ${JSON.stringify(readerHashes())};`;
    },

    // In development they stand beside the page too.
    configureServer(server) {
      for (const name of READERS) {
        server.middlewares.use(`/read-${name}.js`, (_request, response) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(existsSync(readerFile(name)) ? readFileSync(readerFile(name)) : '');
        });
      }
    },
  };
}
