// npm run build:package: the npm package youth-justice-ratings, in dist-package, and a page that uses its element,
// in dist/intranet.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buildEngine, buildReaders, buildSlow, buildTables } from './build.mjs';
import { fingerprint, makeUnlessCurrent } from './fingerprint.mjs';
import { READERS } from './lazy.mjs';
import { cacheFile, editionSchema, inRoot, intranetPage, packageFolder } from './paths.mjs';
import { main, packageBin } from './run.mjs';
import { setUp } from './setup.mjs';
import { bundled } from './vite/bundled.mjs';
import { embeddableStyles } from './vite/embeddable.mjs';
import { engine, tables } from './vite/engine.mjs';
import { stylesheets } from './vite/styles.mjs';
import { asModules, whole } from './vite/whole.mjs';
import { welsh } from './vite/words.mjs';
import { read, texts } from './welsh.mjs';

/** Where its sources are. */
const sources = inRoot('www', 'src', 'package');

/** What the element loads when it is needed, as modules. */
const SCRIPTS_ALONG = [...READERS.map((name) => `read-${name}`), 'slow'];

const INPUTS = [
  'Cargo.lock',
  'Cargo.toml',
  'LICENSE-APACHE',
  'LICENSE-MIT',
  'crates',
  'deny.toml',
  'package-lock.json',
  'package.json',
  'tools',
  'www/intranet',
  'www/src',
];

export async function buildPackage({ force = false } = {}) {
  await buildEngine({ force });
  await buildTables({ force });
  await buildReaders({ force });
  await buildSlow({ force });
  const makes = [join(packageFolder, 'package.json'), intranetPage];
  return makeUnlessCurrent('package', { from: fingerprint(INPUTS), makes, force }, async () => {
    console.log('Building the npm package …');
    rmSync(packageFolder, { recursive: true, force: true });
    mkdirSync(join(packageFolder, 'words'), { recursive: true });
    await bundle('package', ['index', 'node'], [tables()]);
    await bundle(
      'package-element',
      ['element'],
      [engine(), tables(), welsh(), whole(asModules(SCRIPTS_ALONG))],
    );
    await declare();
    for (const file of ['LICENSE-APACHE', 'LICENSE-MIT']) {
      copyFileSync(inRoot(file), join(packageFolder, file));
    }
    copyFileSync(join(sources, 'README.md'), join(packageFolder, 'README.md'));
    copyFileSync(editionSchema, join(packageFolder, 'edition.schema.json'));
    for (const [language, catalogue] of Object.entries({ en: words(), cy: welshWords() })) {
      const text = `${JSON.stringify(catalogue, null, 2)}\n`;
      writeFileSync(join(packageFolder, 'words', `${language}.json`), text);
    }
    writeFileSync(join(packageFolder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    const { account } = await import('./trust/account.mjs');
    account(['package', 'package-element', ...SCRIPTS_ALONG], packageFolder);
    showInIntranet();
  });
}

/**
 * @param {string} name
 * @param {string[]} entries
 * @param {import('vite').Plugin[]} plugins
 */
async function bundle(name, entries, plugins) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: inRoot('www'),
    logLevel: 'warn',
    plugins: [...plugins, bundled(name, ['govuk-frontend'])],
    css: { ...stylesheets, ...embeddableStyles },
    build: {
      outDir: packageFolder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      // The readers of files are as large as the libraries that they are made of.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, join(sources, `${entry}.ts`)])),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: ({ name }) => `${entries[0]}-${name.replace('_reader_', '')}.js`,
          comments: false,
        },
      },
    },
  });
}

/** The worked page of an intranet, with the element's files beside it as a site without a bundler has them. */
function showInIntranet() {
  const folder = dirname(intranetPage);
  const beside = join(folder, 'youth-justice-ratings');
  rmSync(folder, { recursive: true, force: true });
  cpSync(inRoot('www', 'intranet'), folder, { recursive: true });
  mkdirSync(beside);
  for (const file of readdirSync(packageFolder)) {
    if (/^(element.*\.js|licences\.txt)$/.test(file))
      copyFileSync(join(packageFolder, file), join(beside, file));
  }
}

/** The types: what the entries say of themselves, and the contract and what is taken in, which are nothing but types. */
async function declare() {
  const out = cacheFile('declarations');
  rmSync(out, { recursive: true, force: true });
  await packageBin('typescript', 'tsc', [
    ...['--project', sources, '--outDir', out, '--noEmit', 'false'],
    ...['--declaration', '--emitDeclarationOnly'],
  ]);
  for (const [from, to] of [
    ['engine', 'index'],
    ['element', 'element'],
  ]) {
    const own = readFileSync(join(out, 'package', `${from}.d.ts`), 'utf8');
    writeFileSync(join(packageFolder, `${to}.d.ts`), inPackage(own));
  }
  for (const name of ['contract', 'input']) {
    const types = readFileSync(inRoot('www', 'src', `${name}.ts`), 'utf8');
    writeFileSync(join(packageFolder, `${name}.d.ts`), inPackage(types));
  }
}

/** Declarations that look for the contract and what is taken in beside them. @param {string} types */
function inPackage(types) {
  return types.replace(/'\.\.?\/(contract|input)'/g, "'./$1.js'");
}

/** The core's words, as one catalogue. */
function words() {
  const files = ['names.json', 'explanations.json'].map((file) =>
    readFileSync(inRoot('crates', 'core', 'words', 'en', file), 'utf8'),
  );
  return Object.assign({}, ...files.map((text) => JSON.parse(text)));
}

/** The same in Welsh, and the names of the editions by what they are in English. */
function welshWords() {
  const core = ['crates', 'core', 'words'];
  const said = ['names', 'explanations'].map((name) => texts(read('cy', core, name)));
  return Object.assign({}, ...said, { names: texts(read('cy', core, 'editions')) });
}

function manifest() {
  const { version, license, engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return {
    name: 'youth-justice-ratings',
    version,
    description:
      'What HM Inspectorate of Probation’s published rules make of a youth justice service’s figures',
    license,
    engines,
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', node: './node.js', default: './index.js' },
      './element': { types: './element.d.ts', default: './element.js' },
      './words/en.json': './words/en.json',
      './words/cy.json': './words/cy.json',
      './edition.schema.json': './edition.schema.json',
      './package.json': './package.json',
    },
  };
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    await buildPackage({ force: true });
  });
}
