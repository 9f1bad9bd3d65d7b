// Bundles the scripts that the page loads when it needs them (www/src/lazy): its own less needed parts,
// and the readers of files (www/src/files/readers), each with the library that it needs. Each is one
// classic script, so that it works from a web server and by double click.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundle } from './bundle.mjs';
import { cacheFile, inRoot } from './paths.mjs';
import { slowEngine } from './slow.mjs';
import { bundled } from './vite/bundled.mjs';
import { fast, spreadsheet } from './vite/engine.mjs';
import { fromKit, GLOBALS } from './vite/kit.mjs';
import { welsh } from './vite/words.mjs';

/** Those that work beside the page, in a worker. */
export const READERS = ['tables', 'workbook', 'word', 'pdf'];

/** Those that are part of the page: www/src/lazy/NAME.ts. */
export const PARTS = ['more', 'take-away', 'cy'];

/** All of them, by the name of their file without its `.js`. `slow` is the engine without WebAssembly. */
export const SCRIPTS = [...PARTS, ...READERS.map((name) => `read-${name}`), 'slow'];

/**
 * Where a bundled script is.
 *
 * @param {string} script one of `SCRIPTS`
 */
export const scriptFile = (script) => cacheFile('lazy', `${script}.js`);

export async function bundleReaders() {
  for (const name of READERS.filter((name) => name !== 'tables')) {
    const code = await bundle({
      input: inRoot('www', 'src', 'files', 'readers', `${name}.ts`),
      plugins: [spreadsheet(), bundled(`read-${name}`)],
    });
    write(`read-${name}`, `function(){${code}}`);
  }
  const code = await bundle({
    input: inRoot('www', 'src', 'files', 'readers', 'engine.ts'),
    plugins: [fast(), bundled('read-tables')],
    output: { name: 'engine', exports: 'named' },
  });
  const start = 'typeof document==="undefined"?engine.readTables():engine.wholeEngine()';
  write('read-tables', `function(){${code};return ${start}}`);
}

/** In a worker it reads at once; in the page it waits to be called. */
export async function bundleSlow() {
  const code = await bundle({
    input: inRoot('www', 'src', 'slow', 'main.ts'),
    plugins: [slowEngine(), bundled('slow')],
    output: { name: 'slow', exports: 'named' },
  });
  const start = 'typeof document==="undefined"?slow.readTables():slow.slowEngine(words)';
  write('slow', `function(words){${code};return ${start}}`);
}

export async function bundleParts() {
  for (const name of PARTS) {
    const code = await bundle({
      input: inRoot('www', 'src', 'lazy', `${name}.ts`),
      plugins: [welsh(), fromKit(), bundled(name)],
      output: { name: 'part', exports: 'named', globals: GLOBALS },
    });
    // One part for a page, however often it is asked for.
    write(name, `(()=>{let made;return kit=>made??=(()=>{${code};return part})()})()`);
  }
}

/** embed.js, which pages load that have the tool in a frame. */
export const bundleHost = () =>
  bundle({ input: inRoot('www', 'src', 'frame', 'host.ts'), plugins: [] });

/**
 * A script that hands its work to the script element that loaded it, as a function: the page calls a
 * part's with what they share, and makes a worker of the source of a reader's.
 *
 * @param {string} script
 * @param {string} work
 */
function write(script, work) {
  mkdirSync(dirname(scriptFile(script)), { recursive: true });
  writeFileSync(
    scriptFile(script),
    `document.currentScript.dispatchEvent(new CustomEvent("work",{detail:${work}}));`,
  );
}

/**
 * The hash of each script, as the policy and the script element want it.
 *
 * @returns {Record<string, string>}
 */
export function scriptHashes() {
  return Object.fromEntries(
    SCRIPTS.map((script) => {
      const hash = createHash('sha256').update(readFileSync(scriptFile(script)));
      return [script, `sha256-${hash.digest('base64')}`];
    }),
  );
}
