// Makes a machine that has only Node and rustup ready to build, test and serve the page. Every step
// looks before it acts, so a second run takes a fraction of a second.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './apt.mjs';
import { findChromium, installChromium } from './chromium.mjs';
import { cacheFile, inRoot } from './paths.mjs';
import { npm, output, Problem, run } from './run.mjs';

const WASM_PACK = '0.15.1';

/**
 * @param {{ browser?: boolean }} [wants] whether a Chromium is needed too
 */
export async function setUp({ browser = false } = {}) {
  const steps = [node, packages, linker, rust, rustParts, wasmPack, ...(browser ? [chromium] : [])];
  for (const [index, step] of steps.entries()) {
    const say = (/** @type {string} */ line) =>
      console.log(`[${index + 1}/${steps.length}] ${line}`);
    await step(say);
  }
}

/** @typedef {(line: string) => void} Say */

/** @param {Say} say */
function node(say) {
  const { engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const least = engines.node.replace('>=', '');
  if (!atLeast(process.versions.node, least)) {
    throw new Problem(
      `This needs Node ${least} or newer, and this is Node ${process.versions.node}.\n` +
        '  Get it from https://nodejs.org (the LTS version), then run the same command again.',
    );
  }
  say(`Node ${process.versions.node}`);
}

/** @param {Say} say */
async function packages(say) {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  const stamp = cacheFile('installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    say('npm packages: installed');
    return;
  }
  say('npm packages: installing what package-lock.json lists (under a minute) …');
  try {
    await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  } catch {
    throw new Problem(
      'npm could not install the packages; its own message is above.\n' +
        '  Without a network: connect and run the same command again.\n' +
        '  Behind a proxy: tell npm with “npm config set proxy …” and “npm config set https-proxy …”.',
    );
  }
  mkdirSync(cacheFile(), { recursive: true });
  writeFileSync(stamp, lock);
}

/**
 * Rust links with the C toolchain of the system, which rustup does not bring.
 *
 * @param {Say} say
 */
async function linker(say) {
  if (process.platform === 'win32' || output('cc', ['--version']) !== null) {
    say('Linker: present');
    return;
  }
  if (!canInstallPackages()) {
    throw new Problem(
      'Rust needs a C linker, and there is no “cc” here. Install one and run the same command again:\n' +
        '  Debian, Ubuntu: sudo apt-get install build-essential\n' +
        '  Fedora:         sudo dnf install gcc\n' +
        '  macOS:          xcode-select --install',
    );
  }
  say('Linker: installing build-essential …');
  await installPackages(['build-essential']);
}

/** @param {Say} say */
async function rust(say) {
  // A terminal opened before rustup was installed does not have it on its path yet.
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  process.env.PATH = [process.env.PATH, join(cargoHome, 'bin')].join(delimiter);

  const channel = readFileSync(inRoot('rust-toolchain.toml'), 'utf8').match(
    /channel = "(.+)"/,
  )?.[1];
  const toolchains = output('rustup', ['toolchain', 'list']);
  if (toolchains === null) {
    throw new Problem(
      'rustup is missing. Install it from https://rustup.rs, then run the same command again.',
    );
  }
  if (channel && !toolchains.includes(channel)) {
    say(`Rust: installing ${channel}, as rust-toolchain.toml asks (a minute or two) …`);
    await installWithRustup(['toolchain', 'install', channel, '--profile', 'minimal']);
  }
  say(output('rustc', ['--version'])?.replace(/ \(.*/, '').replace('rustc', 'Rust') ?? '');
}

/**
 * The compiler's parts that rust-toolchain.toml lists. A toolchain that was there before may lack
 * any of them, and rustup does not always add them by itself.
 *
 * @param {Say} say
 */
async function rustParts(say) {
  const file = readFileSync(inRoot('rust-toolchain.toml'), 'utf8');
  for (const [kind, list] of [
    ['component', 'components'],
    ['target', 'targets'],
  ]) {
    const wanted = JSON.parse(file.match(new RegExp(`^${list} = (\\[.*\\])`, 'm'))?.[1] ?? '[]');
    const present = output('rustup', [kind, 'list', '--installed']) ?? '';
    // Installed components carry the machine's name after their own: rustfmt-x86_64-….
    const has = (/** @type {string} */ part) =>
      present.split(/\s+/).some((name) => name === part || name.startsWith(`${part}-`));
    const missing = wanted.filter((/** @type {string} */ part) => !has(part));
    if (missing.length > 0) {
      say(`Rust ${list}: adding ${missing.join(', ')} (some seconds) …`);
      await installWithRustup([kind, 'add', ...missing]);
    } else {
      say(`Rust ${list}: ${wanted.join(', ')}`);
    }
  }
}

/** @param {string[]} args */
async function installWithRustup(args) {
  try {
    await run('rustup', args);
  } catch {
    throw new Problem(
      'rustup could not do that; its own message is above. Check the network, try it by hand:\n' +
        `  rustup ${args.join(' ')}\n` +
        '  then run the same command again.',
    );
  }
}

/** @param {Say} say */
async function wasmPack(say) {
  const present = output('wasm-pack', ['--version'])?.replace('wasm-pack ', '');
  if (present && atLeast(present, WASM_PACK)) {
    say(`wasm-pack ${present}`);
    return;
  }
  say(`wasm-pack: compiling ${WASM_PACK} (2 to 4 minutes, once) …`);
  try {
    await run('cargo', ['install', 'wasm-pack', '--version', WASM_PACK, '--locked']);
  } catch {
    throw new Problem(
      'cargo could not install wasm-pack; its own message is above.\n' +
        '  Check the network and run the same command again, or install wasm-pack by hand:\n' +
        '  https://rustwasm.github.io/wasm-pack/installer/',
    );
  }
}

/** @param {Say} say */
async function chromium(say) {
  const found = await findChromium();
  if (found !== null) {
    say(`Chromium: ${found}`);
    return;
  }
  say('Chromium: installing (a minute or two) …');
  await installChromium();
  say(`Chromium: ${await findChromium()}`);
}

/**
 * Compares versions of three numbers; what follows them, as in `1.2.3-beta`, is not looked at.
 *
 * @param {string} version
 * @param {string} least
 */
function atLeast(version, least) {
  const [have, want] = [version, least].map((text) =>
    text.split('.').map((n) => Number.parseInt(n, 10)),
  );
  for (const [index, number] of want.entries()) {
    if (have[index] !== number) return have[index] > number;
  }
  return true;
}
