// Installing what the operating system keeps, where that can be done without asking anybody.
import { output, run } from './run.mjs';

/** Whether this is a Debian or Ubuntu on which we are root, or may be without a password. */
export function canInstallPackages() {
  return (
    process.platform === 'linux' && output('apt-get', ['--version']) !== null && asRoot() !== null
  );
}

/** @param {string[]} names */
export async function installPackages(names) {
  const [command, ...args] = [...(asRoot() ?? []), 'apt-get'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(command, [...args, 'update'], { env });
  await run(command, [...args, 'install', '-y', '--no-install-recommends', ...names], { env });
}

/** What to put before a command to run it as root, or null where that takes a password. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return output('sudo', ['-n', 'true']) === null ? null : ['sudo', '-n', '-E'];
}
