// Starting other programs, and failing in words rather than with a stack trace.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './paths.mjs';

/** Something that the person at the terminal can act on: printed as it stands, without a stack. */
export class Problem extends Error {}

/**
 * Runs a program with its output on this terminal.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, cwd?: string }} [options]
 * @returns {Promise<void>} rejected with a `Problem` unless the program ends well
 */
export function run(command, args, { env = {}, shell = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      shell,
      stdio: 'inherit',
    });
    child.on('error', (error) =>
      reject(new Problem(`Could not start ${command}: ${error.message}`)),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Problem(`${said(command, args)} ended with ${signal ?? `status ${code}`}.`));
    });
  });
}

/**
 * What a program prints, or null where it is absent or fails.
 *
 * @param {string} command
 * @param {string[]} args
 */
export function output(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    // What cargo knows of all crates is several megabytes.
    maxBuffer: 2 ** 27,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : null;
}

/**
 * Runs the npm that runs this script: on Windows `npm` is a batch file, which only a shell starts.
 *
 * @param {string[]} args
 */
export function npm(args) {
  const cli = process.env.npm_execpath;
  return cli
    ? run(process.execPath, [cli, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });
}

/**
 * Runs a program that an npm package brings, without the shell wrappers of `node_modules/.bin`.
 *
 * @param {string} name the package
 * @param {string} bin which of its programs
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function packageBin(name, bin, args, options) {
  return run(process.execPath, [fileOfBin(name, bin), ...args], options);
}

/**
 * What such a program prints, or null where it fails.
 *
 * @param {string} name the package
 * @param {string} bin which of its programs
 * @param {string[]} args
 */
export function packageOutput(name, bin, args) {
  return output(process.execPath, [fileOfBin(name, bin), ...args]);
}

/**
 * @param {string} name
 * @param {string} bin
 */
function fileOfBin(name, bin) {
  const folder = inRoot('node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]);
}

/**
 * The body of a script: a `Problem` is told in words, anything else is a bug and keeps its stack.
 *
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`\n✗ ${error.message}`);
    process.exit(1);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function said(command, args) {
  const shown = command === process.execPath ? args : [command, ...args];
  return `“${shown.map((word) => word.replace(root, '.')).join(' ')}”`;
}
