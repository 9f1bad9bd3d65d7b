// The npm package as somebody else has it: packed, and installed from its tarball into a project of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, packageFolder } from '../../tools/paths.mjs';

/**
 * A new project, a copy of one of the folders here, that has the package.
 *
 * @param {string} template
 * @returns {string} its folder
 */
export function installed(template) {
  const folder = mkdtempSync(join(tmpdir(), 'yjr-package-'));
  const [{ filename }] = JSON.parse(
    npm(packageFolder, 'pack', '--json', '--pack-destination', folder),
  );
  cpSync(inRoot('tests', 'packaging', template), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, filename));
  return folder;
}

/**
 * What is in the tarball, by npm's own account.
 *
 * @returns {{ path: string, size: number }[]}
 */
export function packed() {
  return JSON.parse(npm(packageFolder, 'pack', '--dry-run', '--json'))[0].files;
}

/** @param {string} folder @param {...string} args */
function npm(folder, ...args) {
  return execFileSync('npm', [...args, '--silent'], {
    cwd: folder,
    encoding: 'utf8',
    // On Windows `npm` is a batch file.
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
