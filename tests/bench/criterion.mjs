// Reads what Criterion keeps of its last run under target/criterion.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../../tools/paths.mjs';

/**
 * @param {string} id as Criterion prints it, such as `rate/full assessment`
 * @returns {{ nanoseconds: number, bytes: number | null }} the median time, and the bytes it went through
 */
export function criterionFigure(id) {
  const folder = inRoot('target', 'criterion');
  const benchmark = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(join('new', 'benchmark.json')))
    .map((path) => ({ path: join(folder, path), ...readJson(join(folder, path)) }))
    .find(({ full_id }) => full_id === id);
  if (!benchmark) throw new Error(`cargo bench has no result called “${id}”`);
  const estimates = readJson(join(dirname(benchmark.path), 'estimates.json'));
  return {
    nanoseconds: estimates.median.point_estimate,
    bytes: benchmark.throughput?.Bytes ?? null,
  };
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
