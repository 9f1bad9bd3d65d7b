import { defineConfig } from 'vite';
import { inRoot } from '../tools/paths.mjs';
import { engine } from '../tools/vite/engine.mjs';
import { readers } from '../tools/vite/readers.mjs';
import { singleFile } from '../tools/vite/single-file.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [engine(), readers(), singleFile()],
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [inRoot('node_modules')], quietDeps: true },
    },
  },
  build: {
    target: 'es2022',
    outDir: inRoot('dist'),
    emptyOutDir: true,
    // Sizes are printed by tools/build.mjs, as they travel: all in one file and compressed.
    reportCompressedSize: false,
    // Licences are collected elsewhere; within the page their comments would be most of its words.
    rolldownOptions: { output: { comments: false } },
  },
});
