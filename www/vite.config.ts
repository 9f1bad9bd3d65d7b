import { defineConfig } from 'vite';
import { inRoot } from '../tools/paths.mjs';
import { bundled } from '../tools/vite/bundled.mjs';
import { early } from '../tools/vite/early.mjs';
import { engine } from '../tools/vite/engine.mjs';
import { kit } from '../tools/vite/kit.mjs';
import { lazy } from '../tools/vite/lazy.mjs';
import { singleFile } from '../tools/vite/single-file.mjs';
import { stylesheets } from '../tools/vite/styles.mjs';
import { welsh } from '../tools/vite/words.mjs';

/** `vite build --mode frame` makes embed.html, the tool for a frame, of the same sources. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: './',
  plugins: [
    early(),
    engine(),
    kit(),
    lazy(),
    welsh(),
    bundled(mode === 'frame' ? 'frame' : 'page', ['govuk-frontend']),
    singleFile(),
  ],
  css: stylesheets,
  build: {
    target: 'es2022',
    outDir: inRoot('dist'),
    emptyOutDir: mode !== 'frame',
    // Sizes are printed by tools/build.mjs, as they travel: all in one file and compressed.
    reportCompressedSize: false,
    // Licences are collected elsewhere; within the page their comments would be most of its words.
    rolldownOptions: {
      input: inRoot('www', mode === 'frame' ? 'embed.html' : 'index.html'),
      output: { comments: false },
    },
  },
}));
