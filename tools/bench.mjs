// npm run bench: every budget of the design, measured, in one table. Nothing fails here: how fast a machine
// is on the day is not a test.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { fastGlue, fastWasm, glue, root, wasm } from './paths.mjs';
import { main, Problem, run } from './run.mjs';
import { serve } from './serve.mjs';
import { setUp } from './setup.mjs';

const REPORT_BYTES = 125_000;

await main(async () => {
  await setUp({ browser: true });
  await build();
  await run('cargo', ['bench', '--package', 'youth-justice-ratings', '--locked']);

  console.log('\nMeasuring the engine as wasm, then the page in Chromium (about a minute) …');
  const report = syntheticReport();
  // What these need is there only once everything is set up.
  const { criterionFigure } = await import('../tests/bench/criterion.mjs');
  const { benchEngine } = await import('../tests/bench/engine.mjs');
  const { benchPage } = await import('../tests/bench/page.mjs');
  const rate = criterionFigure('rate/full assessment');
  const read = criterionFigure('import/report 125 kB');
  const answer = criterionFigure('answer/report 125 kB');
  const against = async (/** @type {{ glue: string, wasm: string }} */ engine) =>
    (await benchEngine(engine, report)) / answer.nanoseconds;
  const fast = await against({ glue: fastGlue, wasm: fastWasm });
  const small = await against({ glue, wasm });
  const server = await serve({ port: 0 });
  const page = await benchPage({ url: server.url, report });
  server.close();

  const megabytesPerSecond = ((read.bytes ?? REPORT_BYTES) / read.nanoseconds) * 1000;
  printTable([
    ['first load, brotli on the wire', page.wireBytes / 1000, 75, 45, 'kB'],
    ['ready to paste, CPU 4× slower, 1.6 Mbit/s, 150 ms', page.slowReadyMs, 900, 600, 'ms'],
    ['ready to paste, not slowed', page.readyMs, 150, 90, 'ms'],
    ['paste of a 125 kB report to ratings in the DOM', page.pasteMs, 50, 16, 'ms'],
    ['keystroke in a percentage to ratings in the DOM', page.keystrokeMs, 8, 3, 'ms'],
    ['rate on a full assessment, native', rate.nanoseconds / 1000, 2, 0.5, 'µs'],
    ['import of report text, native', megabytesPerSecond, 200, 1000, 'MB/s', 'or more'],
    ['wasm against native, a report to its ratings', fast, 2, 1.3, '×'],
    ['the same, the engine that the first load has room for', small, 2, 1.3, '×'],
  ]);
});

function syntheticReport() {
  const { status, stdout, stderr } = spawnSync(
    'cargo',
    [
      'run',
      '-q',
      '-p',
      'youth-justice-ratings',
      '--example',
      'synthetic-report',
      '--',
      `${REPORT_BYTES}`,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Problem(`There is no report to measure with:\n${stderr}`);
  return stdout;
}

/** @param {[figure: string, measured: number, must: number, aim: number, unit: string, sense?: 'or more'][]} rows */
function printTable(rows) {
  const cells = rows.map(([figure, measured, must, aim, unit, sense]) => {
    const meets = (/** @type {number} */ limit) => (sense ? measured >= limit : measured <= limit);
    const verdict = meets(aim) ? 'aim met' : meets(must) ? 'must met' : 'OVER BUDGET';
    const sign = sense ? '≥' : '≤';
    return [figure, `${short(measured)} ${unit}`, `${sign} ${must}`, `${sign} ${aim}`, verdict];
  });
  const table = [['figure', 'measured', 'must', 'aim', 'verdict'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
      )
      .join(' │ ');
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  console.log(`\n${[line(table[0]), rule, ...table.slice(1).map(line)].join('\n')}`);
}

/** @param {number} value three figures that mean something */
function short(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
