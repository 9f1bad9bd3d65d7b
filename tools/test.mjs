// npm test: every test there is. `npm test -- core page` runs some of it.
import { build, buildEngine, buildReaders } from './build.mjs';
import { buildPackage } from './package.mjs';
import { inRoot, wasmCrate } from './paths.mjs';
import { main, packageBin, run } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildSingle } from './single.mjs';
import { chosen, runStages } from './stages.mjs';
import { checkTypes } from './types.mjs';

/**
 * What property tests draw their inputs from: the same on each run, so that no change fails for what it
 * did not do. A bare `cargo test` draws others.
 */
const PROPERTY_SEED = '2021';

/** @type {import('./stages.mjs').Stage[]} */
const STAGES = [
  {
    name: 'core',
    title: 'Rust, natively: cargo test',
    run: () =>
      run('cargo', ['test', '--workspace', '--all-features', '--locked', '--no-fail-fast'], {
        env: { PROPTEST_RNG_SEED: process.env.PROPTEST_RNG_SEED ?? PROPERTY_SEED },
      }),
  },
  {
    name: 'crate',
    title: 'The core as a crate: cargo package',
    run: () =>
      run('cargo', ['package', '-p', 'youth-justice-ratings', '--locked', '--allow-dirty']),
  },
  {
    name: 'wasm',
    title: 'Rust, as wasm in Node: wasm-pack test',
    run: () => run('wasm-pack', ['test', '--node', wasmCrate, '--locked', '--features', 'tables']),
  },
  {
    name: 'engine',
    title: 'The engine and the readers are built',
    run: async () => {
      await buildEngine();
      await buildReaders();
    },
  },
  { name: 'types', title: 'Types: tsc', needs: ['engine'], run: checkTypes },
  {
    name: 'build',
    title: 'The production page, the page as one file and the npm package are built',
    needs: ['engine'],
    run: async () => {
      await build();
      await buildSingle();
      await buildPackage();
    },
  },
  {
    name: 'words',
    title: 'The Welsh catalogue against the English one: node --test',
    run: () => run(process.execPath, ['--test', inRoot('tests', 'words')]),
  },
  {
    name: 'packages',
    title: 'What is built to be taken elsewhere, in Node: node --test',
    needs: ['build'],
    run: () => run(process.execPath, ['--test', inRoot('tests', 'packaging')]),
  },
  {
    name: 'page',
    title: 'The page, in Chromium: playwright test',
    needs: ['build'],
    run: () =>
      packageBin('@playwright/test', 'playwright', [
        'test',
        '--config',
        inRoot('tests', 'browser', 'playwright.config.ts'),
      ]),
  },
];

await main(async () => {
  const stages = chosen(STAGES, process.argv.slice(2));
  await setUp({ browser: stages.some(({ name }) => name === 'page') });
  await runStages(stages);
});
