// Finding the Chromium that the browser tests and the page bench run in, or installing one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from './apt.mjs';
import { output, Problem, packageBin } from './run.mjs';

/** Quiet and alike everywhere: nothing of the browser's own on the network while we measure. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium that starts, or null. `CHROMIUM_PATH` comes before all others. */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Problem(`CHROMIUM_PATH is ${chosen}, and there is nothing there.`);
  }
  return [...installed(), await downloaded()].find((path) => path !== null && starts(path)) ?? null;
}

export async function installChromium() {
  if (canInstallPackages()) {
    try {
      await installPackages(['chromium']);
      // On Ubuntu that package is a stub for a snap, which a container cannot run.
      if ((await findChromium()) !== null) return;
    } catch {
      console.log('The system has no such package; trying Playwright’s own download …');
    }
  }
  try {
    const libraries = canInstallPackages() ? ['--with-deps'] : [];
    await packageBin('@playwright/test', 'playwright', ['install', ...libraries, 'chromium']);
  } catch {
    // Judged below, by whether there is a browser now.
  }
  if ((await findChromium()) === null) {
    throw new Problem(
      'There is no Chromium here and it could not be installed; the messages are above.\n' +
        '  Install Chromium or Google Chrome, or set CHROMIUM_PATH to one, then run the same command again.',
    );
  }
}

function installed() {
  switch (process.platform) {
    case 'darwin':
      return [
        'Chromium.app/Contents/MacOS/Chromium',
        'Google Chrome.app/Contents/MacOS/Google Chrome',
      ].map((app) => join('/Applications', app));
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
        .flatMap((variable) => process.env[variable] ?? [])
        .flatMap((folder) =>
          ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].flatMap((product) =>
            ['chrome.exe', 'msedge.exe'].map((file) => join(folder, product, 'Application', file)),
          ),
        );
    default:
      return COMMANDS.map((command) => output('which', [command]));
  }
}

/** Playwright's own download, which it keeps outside this repository. */
async function downloaded() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath() || null;
}

/** @param {string} path */
function starts(path) {
  if (!existsSync(path)) return false;
  // Asked for its version on Windows, Chrome opens a window instead.
  return process.platform === 'win32' || output(path, ['--version']) !== null;
}
