// A Vite plugin that notes which npm packages a bundle is made of, for the list of licences and the bill of
// materials (tools/trust).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheFile } from '../paths.mjs';

/**
 * Where the names stand, as a JSON list.
 *
 * @param {string} bundle
 */
export const bundledFile = (bundle) => cacheFile('bundled', `${bundle}.json`);

/**
 * @param {string} bundle a name for what is built
 * @param {string[]} styles packages whose style sheets it uses, which are no modules
 * @returns {import('vite').Plugin}
 */
export function bundled(bundle, styles = []) {
  return {
    name: 'bundled',
    apply: 'build',

    // Modules that made it into no chunk may be among them.
    generateBundle() {
      const modules = Array.from(this.getModuleIds(), (file) => packageOf(file) ?? []).flat();
      const names = [...modules, ...styles];
      mkdirSync(dirname(bundledFile(bundle)), { recursive: true });
      writeFileSync(bundledFile(bundle), JSON.stringify([...new Set(names)].sort()));
    },
  };
}

/**
 * The package that a module comes from, if it comes from one.
 *
 * @param {string} file
 */
function packageOf(file) {
  return file.replaceAll('\\', '/').match(/\/node_modules\/((?:@[^/]+\/)?[^./@\0][^/@\0]*)\//)?.[1];
}

/** @param {string} bundle */
export function bundledPackages(bundle) {
  return /** @type {string[]} */ (JSON.parse(readFileSync(bundledFile(bundle), 'utf8')));
}
