// npm run trust: whether what we depend on may be used and has known faults. The lists of faults come from
// the network; a machine that does not reach them says so aloud, and does not fail.
import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';
import { main, output, Problem, run } from './run.mjs';
import { chosen, NotChecked, runStages } from './stages.mjs';

/** @type {import('./stages.mjs').Stage[]} */
const STAGES = [
  {
    name: 'crates',
    title: 'Crates: licences, sources, duplicates (cargo deny)',
    run: async () => {
      needCargoDeny();
      await run('cargo', ['deny', '--locked', 'check', 'bans', 'licenses', 'sources']);
    },
  },
  {
    name: 'crate-faults',
    title: 'Crates: known faults (cargo deny)',
    run: async () => {
      needCargoDeny();
      try {
        await run('cargo', ['deny', 'fetch', 'db']);
      } catch {
        throw new NotChecked('the list of faults in crates cannot be fetched; see above.');
      }
      await run('cargo', ['deny', '--locked', 'check', '--disable-fetch', 'advisories']);
    },
  },
  {
    name: 'package-faults',
    title: 'npm packages that are shipped: known faults (npm audit)',
    run: async () => npmAudit(['--omit=dev']),
  },
  {
    name: 'tool-faults',
    title: 'npm packages that build and test: grave known faults (npm audit)',
    run: async () => npmAudit(['--audit-level=high']),
  },
];

function needCargoDeny() {
  if (output('cargo', ['deny', '--version']) === null) {
    throw new NotChecked('cargo-deny is missing; “cargo install cargo-deny --locked” brings it.');
  }
}

/** @param {string[]} args */
function npmAudit(args) {
  const { status, stdout, error } = spawnSync('npm', ['audit', '--json', ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error) throw new Problem(`npm cannot be started: ${error.message}`);
  const said = parsed(stdout);
  if (!said?.auditReportVersion) {
    throw new NotChecked('the list of faults in npm packages cannot be reached; see above.');
  }
  if (status !== 0) {
    const faults = Object.values(said.vulnerabilities).map(
      ({ name, severity, range }) => `  ${name} ${range}: ${severity}`,
    );
    throw new Problem(`“npm audit” tells more about\n${faults.join('\n')}`);
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

await main(() => runStages(chosen(STAGES, process.argv.slice(2))));
