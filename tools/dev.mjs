// npm run dev: Vite's own server, which shows a change to www/ at once. Rust is compiled once, at the start.
import { buildEngine, buildReaders } from './build.mjs';
import { inRoot } from './paths.mjs';
import { main, packageBin } from './run.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await buildEngine();
  await buildReaders();
  await packageBin('vite', 'vite', ['--config', inRoot('www', 'vite.config.ts'), inRoot('www')]);
});
