// Builds the production page: Rust to wasm, wasm made small, then everything into one dist/index.html.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fingerprint, makeUnlessCurrent } from './fingerprint.mjs';
import { glue, inRoot, page, problemsPage, wasm, wasmCrate } from './paths.mjs';
import { main, packageBin, run } from './run.mjs';
import { setUp } from './setup.mjs';

const ENGINE_INPUTS = [
  'Cargo.toml',
  'Cargo.lock',
  'rust-toolchain.toml',
  '.cargo',
  'crates',
  'tools/build.mjs',
];
const PAGE_INPUTS = [
  'package.json',
  'package-lock.json',
  'docs/problems.md',
  'www',
  'tools/problems.mjs',
  'tools/vite',
];

/**
 * The standard library is built anew, for size and without the words of panics: a panic is a bug,
 * and a trap is how the page learns of it. That saves a tenth of the download, and keeps the paths
 * of this machine out of it. Building it needs unstable flags, which RUSTC_BOOTSTRAP lets the
 * pinned compiler take.
 */
const BUILD_STD = ['-Zbuild-std=std,panic_abort', '-Zbuild-std-features=optimize_for_size'];
const RUSTFLAGS = [
  '-Zunstable-options',
  '-Cpanic=immediate-abort',
  '-Zlocation-detail=none',
  '-Zfmt-debug=none',
  // Inlined bodies are most of what opt-level 2 adds; only the smallest are worth their bytes.
  '-Cllvm-args=-inline-threshold=15',
  // Halves the memory that a tab reserves.
  '-Clink-arg=-zstack-size=65536',
];

/**
 * Smallest as it travels, with what today's browsers all run and rustc already emits. Inlining
 * makes the file smaller and its compressed form larger: what repeats compresses.
 */
const WASM_OPT = [
  '--no-inline=*',
  '-Oz',
  '--converge',
  '--enable-bulk-memory',
  '--enable-nontrapping-float-to-int',
  '--enable-sign-ext',
  '--enable-mutable-globals',
  '--enable-reference-types',
  '--enable-multivalue',
];

/** Crates to wasm, with its glue and types, in crates/wasm/pkg. */
export function buildEngine({ force = false } = {}) {
  const from = fingerprint(ENGINE_INPUTS);
  return makeUnlessCurrent('engine', { from, makes: [glue, wasm], force }, async () => {
    console.log('Building the engine (the first time also the wasm-bindgen tool, some minutes) …');
    // wasm-pack would download its own wasm-opt; the one from npm is pinned in the lock file.
    const target = ['--target', 'web', '--profile', 'wasm', '--no-opt'];
    await run('wasm-pack', ['build', wasmCrate, ...target, '--', '--locked', ...BUILD_STD], {
      // For the wasm alone: wasm-pack also compiles its wasm-bindgen tool in this environment.
      env: {
        RUSTC_BOOTSTRAP: '1',
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: RUSTFLAGS.join(' '),
      },
    });
    await packageBin('binaryen', 'wasm-opt', [wasm, ...WASM_OPT, '-o', wasm]);
  });
}

/** The engine and the page, in dist/index.html with its compressed twins. */
export async function build({ force = false } = {}) {
  await buildEngine({ force });
  const from = fingerprint([...ENGINE_INPUTS, ...PAGE_INPUTS]);
  return makeUnlessCurrent('page', { from, makes: [page, problemsPage], force }, async () => {
    await packageBin('vite', 'vite', [
      'build',
      '--config',
      inRoot('www', 'vite.config.ts'),
      inRoot('www'),
    ]);
    // Its packages are there only once they are installed.
    const { buildProblems } = await import('./problems.mjs');
    buildProblems();
    compress();
  });
}

/** Compressed once and as well as can be, so that a plain static server has nothing to do. */
function compress() {
  for (const file of [page, problemsPage]) {
    const html = readFileSync(file);
    const brotli = brotliCompressSync(html, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
      },
    });
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, gzipSync(html, { level: 9 }));
  }
  const sizes = [wasm, page, `${page}.br`].map((file) => inKilobytes(statSync(file).size));
  console.log(
    `dist/index.html: ${sizes[1]}, ${sizes[2]} with brotli (${sizes[0]} of it wasm, before)`,
  );
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
