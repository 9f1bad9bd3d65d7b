// The engine as plain JavaScript, for browsers whose WebAssembly is switched off: crates/portable to wasm of the
// first kind there was, and that through binaryen's wasm2js.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheFile } from './paths.mjs';
import { output, packageBin, run } from './run.mjs';

const CRATE = 'youth-justice-ratings-portable';

/** The module that wasm2js makes. */
export const slowModule = cacheFile('slow', 'engine.js');

/**
 * @param {string[]} buildStd how the standard library is built
 * @param {string[]} rustFlags
 */
export async function compileSlow(buildStd, rustFlags) {
  const target = 'wasm32-unknown-unknown';
  // wasm2js knows only the first kind.
  const flags = [...rustFlags, '-Ctarget-cpu=mvp'];
  await run(
    'cargo',
    ['build', '--locked', '-p', CRATE, '--target', target, '--profile', 'wasm-lazy', ...buildStd],
    {
      env: {
        RUSTC_BOOTSTRAP: '1',
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags.join(' '),
      },
    },
  );
  const { target_directory: folder } = JSON.parse(
    output('cargo', ['metadata', '--locked', '--no-deps', '--format-version', '1']) ?? '{}',
  );
  const made = `${folder}/${target}/wasm-lazy/${CRATE.replaceAll('-', '_')}.wasm`;
  const small = cacheFile('slow', 'engine.wasm');
  mkdirSync(dirname(slowModule), { recursive: true });
  await packageBin('binaryen', 'wasm-opt', [
    made,
    '--mvp-features',
    '-Oz',
    '--converge',
    '-o',
    small,
  ]);
  await packageBin('binaryen', 'wasm2js', [small, '-Oz', '-o', slowModule]);
}

/**
 * For a bundle that holds it.
 *
 * @returns {import('vite').Plugin}
 */
export function slowEngine() {
  return {
    name: 'slow-engine',
    resolveId: (id) => (id === 'virtual:slow-engine' ? slowModule : null),
  };
}
