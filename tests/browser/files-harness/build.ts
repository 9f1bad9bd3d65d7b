// Builds the harness as the page is built, before the tests run.
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { cacheFile } from '../../../tools/paths.mjs';
import { READERS, readerFile } from '../../../tools/readers.mjs';
import { engine } from '../../../tools/vite/engine.mjs';
import { readers } from '../../../tools/vite/readers.mjs';
import { singleFile } from '../../../tools/vite/single-file.mjs';

export const harness = cacheFile('harness');

export default async function buildHarness(): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    plugins: [engine(), readers(), singleFile()],
    build: { target: 'es2022', outDir: harness, emptyOutDir: true },
  });
  for (const name of READERS) {
    copyFileSync(readerFile(name), join(harness, basename(readerFile(name))));
  }
}
