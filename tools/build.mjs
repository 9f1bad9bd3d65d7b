// Builds the production page: Rust to wasm, wasm made small, then everything into one dist/index.html,
// with the scripts beside it that the page loads when it needs them.
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli } from './brotli.mjs';
import { fingerprint, makeUnlessCurrent } from './fingerprint.mjs';
import {
  bundleHost,
  bundleParts,
  bundleReaders,
  bundleSlow,
  PARTS,
  READERS,
  SCRIPTS,
  scriptFile,
} from './lazy.mjs';
import { shortenNames } from './names.mjs';
import { buildOffline, FIRST, OFFLINE_FILES, WORKER } from './offline.mjs';
import {
  dist,
  documentPages,
  editionSchema,
  fastGlue,
  fastWasm,
  framePage,
  glue,
  hostScript,
  inRoot,
  licencesFile,
  page,
  sbomFile,
  spreadsheetCrate,
  spreadsheetGlue,
  spreadsheetWasm,
  tablesGlue,
  tablesWasm,
  wasm,
  wasmCrate,
} from './paths.mjs';
import { main, packageBin, run } from './run.mjs';
import { setUp } from './setup.mjs';
import { compileSlow, slowModule } from './slow.mjs';
import { bundledFile } from './vite/bundled.mjs';

const ENGINE_INPUTS = [
  'Cargo.toml',
  'Cargo.lock',
  'rust-toolchain.toml',
  '.cargo',
  'crates',
  'tools/build.mjs',
];
const SPREADSHEET_INPUTS = [
  'Cargo.toml',
  'Cargo.lock',
  'rust-toolchain.toml',
  '.cargo',
  'crates/spreadsheet',
  'tools/build.mjs',
];
const READER_INPUTS = ['package-lock.json', 'www/src/files', 'tools/vite', 'tools/lazy.mjs'];
const PAGE_INPUTS = [
  'package.json',
  'package-lock.json',
  'deny.toml',
  'crates/core/words',
  'docs',
  'www',
  'tools/problems.mjs',
  'tools/documents.mjs',
  'tools/welsh.mjs',
  'tools/lazy.mjs',
  'tools/offline.mjs',
  'tools/icon.mjs',
  'tools/trust',
  'tools/vite',
];

/**
 * The standard library is built anew, for size and without the words of panics: a panic is a bug,
 * and a trap is how the page learns of it. That saves a tenth of the download, and keeps the paths
 * of this machine out of it. Building it needs unstable flags, which RUSTC_BOOTSTRAP lets the
 * pinned compiler take.
 */
const BUILD_STD = ['-Zbuild-std=std,panic_abort', '-Zbuild-std-features=optimize_for_size'];
const COMMON_RUSTFLAGS = [
  '-Zunstable-options',
  '-Cpanic=immediate-abort',
  '-Zlocation-detail=none',
  '-Zfmt-debug=none',
  // Halves the memory that a tab reserves.
  '-Clink-arg=-zstack-size=65536',
];

/** Larger bodies are not worth their bytes, and smaller ones cost time. */
const RUSTFLAGS = [...COMMON_RUSTFLAGS, '-Cllvm-args=-inline-threshold=40'];

/** Larger bodies are worth their time up to here; what looks for a byte looks at sixteen at once. */
const FAST_RUSTFLAGS = [
  ...COMMON_RUSTFLAGS,
  '-Cllvm-args=-inline-threshold=100',
  '-Ctarget-feature=+simd128',
];

/**
 * Smallest as it travels, with what today's browsers all run and rustc already emits. Inlining
 * makes the file smaller and its compressed form larger: what repeats compresses.
 */
const WASM_OPT = ['--no-inline=*', '--flatten', '--rereloop', '-Oz', '-Oz', '--converge'];

/** Which programs made it is no secret, and of no use. */
const STRIP = ['--strip-producers', '--strip-target-features'];

const WASM_FEATURES = [
  '--enable-bulk-memory',
  '--enable-nontrapping-float-to-int',
  '--enable-sign-ext',
  '--enable-mutable-globals',
  '--enable-reference-types',
  '--enable-multivalue',
];

/** How an engine that is waited for, and one that works for long, are compiled. */
const SMALL = { profile: 'wasm', rustflags: RUSTFLAGS, passes: WASM_OPT, features: WASM_FEATURES };
const FAST = {
  profile: 'wasm-fast',
  rustflags: FAST_RUSTFLAGS,
  passes: ['-O3'],
  features: [...WASM_FEATURES, '--enable-simd'],
};

const TABLES = ['--features', 'tables'];

/** Crates to wasm, with its glue and types, in crates/wasm/pkg. */
export function buildEngine({ force = false } = {}) {
  const from = fingerprint(ENGINE_INPUTS);
  return makeUnlessCurrent('engine', { from, makes: [glue, wasm], force }, async () => {
    console.log('Building the engine (the first time also the wasm-bindgen tool, some minutes) …');
    await compile(wasmCrate, wasm, SMALL);
  });
}

/** The engine with the reader of tables, small, in crates/wasm/pkg-tables. */
export function buildTables({ force = false } = {}) {
  const from = fingerprint(ENGINE_INPUTS);
  return makeUnlessCurrent('tables', { from, makes: [tablesGlue, tablesWasm], force }, async () => {
    console.log('Building the engine with the reader of tables …');
    await compile(wasmCrate, tablesWasm, SMALL, TABLES);
  });
}

/** The same, fast, in crates/wasm/pkg-fast. */
function buildFast({ force = false } = {}) {
  const from = fingerprint(ENGINE_INPUTS);
  return makeUnlessCurrent('fast', { from, makes: [fastGlue, fastWasm], force }, async () => {
    console.log('Building the reader of tables …');
    await compile(wasmCrate, fastWasm, FAST, TABLES);
  });
}

/** The reader of workbooks, which the page loads only when it needs it, in crates/spreadsheet/pkg. */
export function buildSpreadsheet({ force = false } = {}) {
  const from = fingerprint(SPREADSHEET_INPUTS);
  const makes = [spreadsheetGlue, spreadsheetWasm];
  return makeUnlessCurrent('spreadsheet', { from, makes, force }, async () => {
    console.log('Building the reader of workbooks …');
    await compile(spreadsheetCrate, spreadsheetWasm, { ...SMALL, profile: 'wasm-lazy' });
  });
}

/**
 * @param {string} crate its folder
 * @param {string} made the wasm that comes of it
 * @param {typeof SMALL} how
 * @param {string[]} [options] for cargo
 */
async function compile(crate, made, { profile, rustflags, passes, features }, options = []) {
  // wasm-pack would download its own wasm-opt; the one from npm is pinned in the lock file.
  const out = ['--out-dir', dirname(made)];
  const target = ['--target', 'web', '--profile', profile, '--no-opt', ...out];
  await run('wasm-pack', ['build', crate, ...target, '--', '--locked', ...options, ...BUILD_STD], {
    // For the wasm alone: wasm-pack also compiles its wasm-bindgen tool in this environment.
    env: {
      RUSTC_BOOTSTRAP: '1',
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: rustflags.join(' '),
    },
  });
  await packageBin('binaryen', 'wasm-opt', [made, ...features, ...passes, ...STRIP, '-o', made]);
  shortenNames(made, made.replace('_bg.wasm', '.js'), features);
}

/** The readers of files, each one script that the page loads when it needs it. */
export async function buildReaders({ force = false } = {}) {
  await buildFast({ force });
  await buildSpreadsheet({ force });
  const from = fingerprint([...ENGINE_INPUTS, ...SPREADSHEET_INPUTS, ...READER_INPUTS]);
  const scripts = READERS.map((name) => `read-${name}`);
  const makes = scripts.flatMap((script) => [scriptFile(script), bundledFile(script)]);
  return makeUnlessCurrent('readers-bundled', { from, makes, force }, async () => {
    console.log('Bundling the readers of files …');
    await bundleReaders();
  });
}

/** The engine without WebAssembly. */
export async function buildSlow({ force = false } = {}) {
  const from = fingerprint([...ENGINE_INPUTS, 'tools/slow.mjs', 'tools/lazy.mjs', 'www/src']);
  const makes = [slowModule, scriptFile('slow'), bundledFile('slow')];
  return makeUnlessCurrent('slow-engine', { from, makes, force }, async () => {
    console.log('Building the engine for browsers without WebAssembly …');
    await compileSlow(BUILD_STD, RUSTFLAGS);
    await bundleSlow();
  });
}

/** The less needed parts of the page, each one script that the page loads when it needs it. */
export function buildParts({ force = false } = {}) {
  const from = fingerprint(PAGE_INPUTS);
  return makeUnlessCurrent(
    'parts',
    { from, makes: PARTS.flatMap((part) => [scriptFile(part), bundledFile(part)]), force },
    bundleParts,
  );
}

/**
 * The engine and the page, in dist/index.html, the same for frames in dist/embed.html, the scripts beside
 * them, and their compressed twins.
 */
export async function build({ force = false } = {}) {
  await buildEngine({ force });
  await buildReaders({ force });
  await buildSlow({ force });
  await buildParts({ force });
  const from = fingerprint([...ENGINE_INPUTS, ...PAGE_INPUTS]);
  const beside = SCRIPTS.map((script) => inRoot('dist', basename(scriptFile(script))));
  const offline = OFFLINE_FILES.map((name) => inRoot('dist', name));
  return makeUnlessCurrent(
    'page',
    {
      from,
      makes: [
        page,
        framePage,
        hostScript,
        ...documentPages,
        licencesFile,
        sbomFile,
        ...beside,
        ...offline,
      ],
      force,
    },
    async () => {
      const vite = ['build', '--config', inRoot('www', 'vite.config.ts'), inRoot('www')];
      await packageBin('vite', 'vite', vite);
      await packageBin('vite', 'vite', [...vite, '--mode', 'frame']);
      writeFileSync(hostScript, await bundleHost());
      // Its packages are there only once they are installed.
      const { buildProblems } = await import('./problems.mjs');
      const { buildDocuments } = await import('./documents.mjs');
      buildProblems();
      copyFileSync(editionSchema, inRoot('dist', basename(editionSchema)));
      await buildDocuments();
      for (const file of [page, framePage, hostScript, ...documentPages]) compress(file);
      console.log(`of it wasm, before: ${inKilobytes(statSync(wasm).size)}`);
      for (const [index, file] of beside.entries()) {
        copyFileSync(scriptFile(SCRIPTS[index]), file);
        compress(file);
      }
      await buildOffline(
        beside.map((file) => basename(file)).filter((name) => !FIRST.includes(name)),
      );
      compress(inRoot('dist', WORKER));
      const { account } = await import('./trust/account.mjs');
      account(['page', 'frame', 'sw', 'privacy', ...SCRIPTS], dist);
    },
  );
}

/**
 * Compressed once and as well as can be, so that a plain static server has nothing to do.
 *
 * @param {string} file
 */
function compress(file) {
  const bytes = readFileSync(file);
  const small = brotli(bytes);
  writeFileSync(`${file}.br`, small);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  const [whole, sent] = [bytes.length, small.length].map(inKilobytes);
  console.log(`dist/${basename(file)}: ${whole}, ${sent} with brotli`);
}

/** @param {number} bytes */
function inKilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    await build({ force: true });
  });
}
