// Bundles the readers of files (www/src/files/readers), each with the library that it needs into one
// script. The page loads it with a script element and runs what it hands over in a worker
// (www/src/files/lazy.ts), so that it works from a web server and by double click.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheFile, inRoot } from './paths.mjs';
import { spreadsheet, tables } from './vite/engine.mjs';

export const READERS = ['tables', 'workbook', 'word', 'pdf'];

/**
 * Where a bundled reader is.
 *
 * @param {string} name
 */
export const readerFile = (name) => cacheFile('readers', `read-${name}.js`);

export async function bundleReaders() {
  const { build } = await import('vite');
  for (const name of READERS) {
    const result = await build({
      configFile: false,
      root: inRoot('www'),
      logLevel: 'warn',
      plugins: [name === 'tables' ? tables() : spreadsheet()],
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: {
          // pdf.js asks where it is only to start a worker from there.
          checks: { emptyImportMeta: false },
          input: inRoot('www', 'src', 'files', 'readers', `${name}.ts`),
          output: { format: 'iife', codeSplitting: false, comments: false },
        },
      },
    });
    const { output } = /** @type {{ output: import('vite').Rolldown.OutputChunk[] }} */ (result);
    if (output.length !== 1) throw new Error(`the reader ${name} is ${output.length} files`);
    mkdirSync(dirname(readerFile(name)), { recursive: true });
    writeFileSync(readerFile(name), handedOver(output[0].code));
  }
}

/**
 * A script that hands its code to the script element that loaded it, as a function that is never run
 * there: its source goes into a worker.
 *
 * @param {string} code
 */
function handedOver(code) {
  const work = `function(){${code}}`;
  return `document.currentScript.dispatchEvent(new CustomEvent("reader",{detail:${work}}));`;
}

/**
 * The hash of each reader, as the policy and the script element want it.
 *
 * @returns {Record<string, string>}
 */
export function readerHashes() {
  return Object.fromEntries(
    READERS.map((name) => {
      const hash = createHash('sha256').update(readFileSync(readerFile(name)));
      return [name, `sha256-${hash.digest('base64')}`];
    }),
  );
}
