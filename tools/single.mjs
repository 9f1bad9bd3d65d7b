// npm run build:single: the page as one file, dist/youth-justice-ratings.html, which asks for nothing else. It
// can be mailed, opened by double click, and served by a server that knows nothing of wasm.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import zopfli from '@gfx/zopfli';
import { buildTables } from './build.mjs';
import { bundle } from './bundle.mjs';
import { fingerprint, makeUnlessCurrent } from './fingerprint.mjs';
import { dist, inRoot, singlePage, tablesWasm } from './paths.mjs';
import { main, Problem } from './run.mjs';
import { setUp } from './setup.mjs';
import { bundled } from './vite/bundled.mjs';
import { tables } from './vite/engine.mjs';
import { hash, insideScript, withPolicy } from './vite/single-file.mjs';
import { join, part } from './vite/streams.mjs';
import { whole } from './vite/whole.mjs';
import { welsh } from './vite/words.mjs';

/** Many mail systems and forms stop at half a megabyte; this leaves room for a zip's and a mail's own. */
const LARGEST = 400_000;

const INPUTS = [
  'Cargo.lock',
  'Cargo.toml',
  'crates',
  'deny.toml',
  'package-lock.json',
  'package.json',
  'tools',
  'www',
];

/** The engine's script, and by what the page's script finds it. */
const ENGINE = 'yjr';

export async function buildSingle({ force = false } = {}) {
  await buildTables({ force });
  const from = fingerprint(INPUTS);
  return makeUnlessCurrent('single', { from, makes: [singlePage], force }, async () => {
    console.log('Building the page as one file …');
    const engine = await inOne('engine.ts', [tables(), packed(), bundled('single-engine')], {
      name: ENGINE,
      exports: 'named',
    });
    const worker = await inOne('../files/readers/tables.ts', [fromEngine()]);
    const source = `"function(){" + document.getElementById("${ENGINE}").textContent + ${JSON.stringify(worker)} + "}"`;
    const page = await inOne('main.ts', [
      fromEngine(),
      whole({ 'read-tables': `async () => ${source}` }),
      welsh(['single']),
      bundled('single', ['govuk-frontend']),
    ]);
    mkdirSync(dist, { recursive: true });
    writeFileSync(singlePage, await html(engine, page));
    const { size } = statSync(singlePage);
    console.log(`dist/youth-justice-ratings.html: ${(size / 1000).toFixed(1)} kB`);
    if (size > LARGEST) throw new Problem(`That is more than ${LARGEST / 1000} kB.`);
  });
}

/**
 * @param {string} entry in www/src/single
 * @param {import('vite').Plugin[]} plugins
 * @param {import('vite').Rolldown.OutputOptions} [output]
 */
function inOne(entry, plugins, output) {
  const input = inRoot('www', 'src', 'single', entry);
  return bundle({ input, plugins, output: { globals: { [ENGINE]: ENGINE }, ...output } });
}

/** The wasm, parted and packed. @returns {import('vite').Plugin} */
function packed() {
  const id = '\0packed-engine';
  return {
    name: 'packed',
    resolveId: (source) => (source === 'virtual:packed-engine' ? id : null),
    async load(wanted) {
      if (wanted !== id) return null;
      const { bytes, starts, length, forms } = part(readFileSync(tablesWasm));
      const text = await pack(bytes);
      return `export const join = ${join};
        export const starts = ${JSON.stringify(starts)}, length = ${length}, forms = "${forms}";
        export default ${JSON.stringify(text)};`;
    },
  };
}

/**
 * Deflated as text: a tenth smaller than what Node makes, and unpacked by browsers just the same.
 *
 * @param {Uint8Array} bytes
 */
async function pack(bytes) {
  return encode85(await zopfli.deflateAsync(bytes, { numiterations: 15 }));
}

/**
 * Five characters for four bytes, where base64 has four for three: those from `#` on, with `x` in place of `\`, so that
 * none ends or changes a string.
 *
 * @param {Uint8Array} bytes
 */
function encode85(bytes) {
  const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let text = '';
  for (let at = 0; at < padded.length; at += 4) {
    let value = padded.readUInt32BE(at);
    let five = '';
    for (let digit = 0; digit < 5; digit += 1) {
      const code = 35 + (value % 85);
      five = String.fromCharCode(code === 92 ? 120 : code) + five;
      value = Math.floor(value / 85);
    }
    text += five;
  }
  return text;
}

/** Takes the engine from the script that is there already. @returns {import('vite').Plugin} */
function fromEngine() {
  const glue = ['youth-justice-ratings-tables', 'youth-justice-ratings-wasm'];
  const bytes = ['virtual:tables-wasm', 'virtual:engine-wasm'];
  return {
    name: 'from-engine',
    enforce: 'pre',
    resolveId(id) {
      if (glue.includes(id)) return { id: ENGINE, external: true };
      return bytes.includes(id) ? '\0engine-bytes' : null;
    },
    load(id) {
      if (id !== '\0engine-bytes') return null;
      return `import { bytes } from "youth-justice-ratings-tables"; export default bytes;`;
    },
    // Of another script the bundler takes the whole for the default, so that has a name in engine.ts.
    transform: (code) =>
      code.replace(
        /import (\w+), \{(?=[^}]*\} from 'youth-justice-ratings-tables')/,
        'import { start as $1,',
      ),
  };
}

/**
 * @param {string} engine
 * @param {string} page
 */
async function html(engine, page) {
  const { compile } = await import('sass');
  const { css } = compile(inRoot('www', 'src', 'page.scss'), { style: 'compressed' });
  const plain = ascii(page, escaped, /[^\0-\x7f]/g);
  const start = `${ENGINE}.run(${JSON.stringify(await pack(Buffer.from(plain)))})`;
  const scripts = [
    `<script id="${ENGINE}">${insideScript(ascii(engine, escaped, /[^\0-\x7f]/g))}</script>`,
    `<script>${start}</script>`,
  ];
  const replaced = [
    [/<link rel="stylesheet"[^>]*>/, () => `<style>${css.trim()}</style>`],
    [/\s*<script type="module"[^>]*><\/script>/, () => ''],
    [/<\/body>/, () => `${scripts.join('')}</body>`],
    [/<\/html>\s*$/, async () => `</html>\n<!--\n${await notices()}-->\n`],
  ];
  let text = readFileSync(inRoot('www', 'index.html'), 'utf8');
  for (const [what, by] of /** @type {[RegExp, () => string | Promise<string>][]} */ (replaced)) {
    if (!what.test(text)) throw new Error(`www/index.html has no ${what}`);
    const put = await by();
    text = text.replace(what, () => put);
  }
  // What is left of it is markup.
  text = ascii(text, (code) => `&#${code};`);
  return withPolicy(text, { within: [hash(plain)] });
}

/** A unit of UTF-16 as a script spells it. @param {number} unit */
const escaped = (unit) => `\\u${unit.toString(16).padStart(4, '0')}`;

/**
 * Some servers say of every page that it is in an old encoding. What is only ASCII is the same in all, so that
 * it still has the hash that the policy asks for.
 *
 * @param {string} text
 * @param {(code: number) => string} spelt
 */
function ascii(text, spelt, other = /[^\0-\x7f]/gu) {
  return text.replace(other, (character) => spelt(character.codePointAt(0) ?? 0));
}

/** The licences of what is in it go with it. */
async function notices() {
  const { licences } = await import('./trust/licences.mjs');
  const { shipped } = await import('./trust/shipped.mjs');
  return licences(shipped(['single', 'single-engine'], ['youth-justice-ratings-wasm'])).replaceAll(
    '->',
    '- >',
  );
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    await buildSingle({ force: true });
  });
}
