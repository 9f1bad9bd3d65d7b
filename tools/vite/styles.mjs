// How style sheets are compiled, for the page and for its parts alike.
import { inRoot } from '../paths.mjs';

/** @type {import('vite').CSSOptions} */
export const stylesheets = {
  preprocessorOptions: {
    scss: { loadPaths: [inRoot('node_modules')], quietDeps: true },
  },
};
