// One classic script of everything that an entry imports.
import { inRoot } from './paths.mjs';
import { stylesheets } from './vite/styles.mjs';

/**
 * Bundles, and gives the code.
 *
 * @param {{
 *   input: string,
 *   plugins: import('vite').Plugin[],
 *   output?: import('vite').Rolldown.OutputOptions,
 * }} what
 */
export async function bundle({ input, plugins, output = {} }) {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: inRoot('www'),
    logLevel: 'warn',
    plugins,
    css: stylesheets,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        // pdf.js asks where it is only to start a worker from there.
        checks: { emptyImportMeta: false },
        input,
        preserveEntrySignatures: 'strict',
        output: { format: 'iife', codeSplitting: false, comments: false, ...output },
      },
    },
  });
  const { output: made } = /** @type {{ output: import('vite').Rolldown.OutputChunk[] }} */ (
    result
  );
  if (made.length !== 1) throw new Error(`${input} is ${made.length} files`);
  return made[0].code.trim();
}
