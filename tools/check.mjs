// npm run check: format, lints, types and docs; everything that needs no run.
import { buildEngine, buildReaders } from './build.mjs';
import { main, packageBin, run } from './run.mjs';
import { setUp } from './setup.mjs';
import { chosen, runStages } from './stages.mjs';
import { checkTypes } from './types.mjs';

/** @type {import('./stages.mjs').Stage[]} */
const STAGES = [
  {
    name: 'fmt',
    title: 'Rust is formatted: cargo fmt',
    run: () => run('cargo', ['fmt', '--all', '--check']),
  },
  {
    name: 'clippy',
    title: 'Rust lints: cargo clippy',
    run: () =>
      run('cargo', [
        'clippy',
        '--workspace',
        '--all-targets',
        '--all-features',
        '--locked',
        '--',
        '-D',
        'warnings',
      ]),
  },
  {
    name: 'doc',
    title: 'Rust docs: cargo doc',
    run: () =>
      run('cargo', ['doc', '--workspace', '--no-deps', '--all-features', '--locked'], {
        env: { RUSTDOCFLAGS: '-D warnings' },
      }),
  },
  {
    name: 'biome',
    title: 'Format and lints of the rest: biome',
    run: () => packageBin('@biomejs/biome', 'biome', ['ci', '--error-on-warnings']),
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
];

await main(async () => {
  const stages = chosen(STAGES, process.argv.slice(2));
  await setUp();
  await runStages(stages);
});
