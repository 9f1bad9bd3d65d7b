// Builds the harness as the page is built, before the tests run.
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { SCRIPTS, scriptFile } from '../../../tools/lazy.mjs';
import { cacheFile } from '../../../tools/paths.mjs';
import { engine } from '../../../tools/vite/engine.mjs';
import { lazy } from '../../../tools/vite/lazy.mjs';
import { singleFile } from '../../../tools/vite/single-file.mjs';

export const harness = cacheFile('harness');

export default async function buildHarness(): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    plugins: [engine(), lazy(), singleFile()],
    build: { target: 'es2022', outDir: harness, emptyOutDir: true },
  });
  for (const file of SCRIPTS.map(scriptFile)) {
    copyFileSync(file, join(harness, basename(file)));
  }
}
