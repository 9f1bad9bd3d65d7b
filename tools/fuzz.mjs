// npm run fuzz [-- TARGET] [SECONDS]: throws random inputs at the core's readers (fuzz/).
//
// It needs cargo-fuzz. Without a nightly compiler the pinned one is told to take unstable flags; it
// then watches for panics and time, not for memory, which safe code cannot misuse. With --if-possible
// the absence of cargo-fuzz is said aloud and is no failure, for machines that cannot have it.
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { main, output, Problem, run } from './run.mjs';

const SECONDS = 60;

/** Where the seeds of a target are: fixtures that others use are not copied into the repository. */
const FIXTURES = new Map([
  ['any', inRoot('tests', 'reports')],
  ['report', inRoot('tests', 'reports')],
  ['sheets', inRoot('tests', 'tables')],
]);

const targets = readdirSync(inRoot('fuzz', 'fuzz_targets')).map((file) => file.replace('.rs', ''));

/** What is missing, and how to get it. */
function missing() {
  const has = output('cargo', ['fuzz', '--version']) !== null;
  return has ? '' : '  cargo-fuzz:  cargo install cargo-fuzz --locked';
}

/**
 * Collects the seeds of a target in its corpus, which is no part of the repository.
 *
 * @param {string} target
 */
function seed(target) {
  const corpus = inRoot('fuzz', 'corpus', target);
  mkdirSync(corpus, { recursive: true });
  for (const folder of [inRoot('fuzz', 'seeds', target), FIXTURES.get(target)]) {
    if (!folder || !existsSync(folder)) continue;
    for (const file of readdirSync(folder)) {
      if (FIXTURES.get(target) === folder && file.endsWith('.json')) continue;
      cpSync(`${folder}/${file}`, `${corpus}/${file}`);
    }
  }
  return corpus;
}

await main(async () => {
  const words = process.argv.slice(2);
  const ifPossible = words.includes('--if-possible');
  const seconds = words.find((word) => /^\d+$/.test(word)) ?? String(SECONDS);
  const named = words.filter((word) => word !== '--if-possible' && !/^\d+$/.test(word));
  const unknown = named.filter((name) => !targets.includes(name));
  if (unknown.length > 0) {
    throw new Problem(`There is no target ${unknown.join(', ')}; there are ${targets.join(', ')}.`);
  }
  const lacking = missing();
  if (lacking && ifPossible) {
    console.log(`\n*** NOT FUZZED: this machine lacks\n${lacking}\n***\n`);
    return;
  }
  if (lacking) throw new Problem(`Fuzzing needs\n${lacking}`);
  const nightly = output('rustup', ['toolchain', 'list'])?.includes('nightly');
  for (const target of named.length > 0 ? named : targets) {
    console.log(`\n── ${target}, ${seconds} s`);
    await run(
      'cargo',
      [
        ...(nightly ? ['+nightly', 'fuzz', 'run'] : ['fuzz', 'run', '--sanitizer=none']),
        ...[target, seed(target), '--', `-max_total_time=${seconds}`, '-max_len=20000'],
        ...['-timeout=20', '-print_final_stats=1'],
      ],
      nightly ? {} : { env: { RUSTC_BOOTSTRAP: '1' } },
    );
  }
  console.log('\n✓ nothing found');
});
