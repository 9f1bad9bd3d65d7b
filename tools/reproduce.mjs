// npm run reproduce: whether two builds of the same sources give the same bytes. The second is made from
// nothing, in a folder of another name and with another cargo target, as somebody does who wants to know that
// what is published is what the sources say.
//
// `-- --warm` takes the crates of others, and the standard library, as they are compiled already. That is a
// fraction of the time, and leaves out only whether a compiler gives the same for the same crate twice.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build } from './build.mjs';
import { buildPackage } from './package.mjs';
import { dist, inRoot, packageFolder, root } from './paths.mjs';
import { main, output, Problem, run } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildSingle } from './single.mjs';

const WARM = process.argv.includes('--warm');

const MADE = [dist, packageFolder];

/** Copies what git knows of, as it is now. @param {string} to */
function copySources(to) {
  const files = output('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (files === null) throw new Problem('git cannot say what the sources are.');
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(inRoot(file), join(to, file));
  }
}

/** All files below a folder. @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** What differs between two folders. @param {string} one @param {string} other */
function differences(one, other) {
  const names = new Set([...filesIn(one), ...filesIn(other)]);
  return [...names].flatMap((name) => {
    try {
      const [a, b] = [one, other].map((folder) => readFileSync(join(folder, name)));
      if (a.equals(b)) return [];
      const at = a.findIndex((byte, index) => byte !== b[index]);
      return [`${name}: ${a.length} and ${b.length} bytes, different from byte ${at}`];
    } catch {
      return [`${name}: only in one of them`];
    }
  });
}

await main(async () => {
  await setUp();
  await build();
  await buildSingle();
  await buildPackage();
  const copy = mkdtempSync(join(tmpdir(), 'a folder of another name-'));
  try {
    console.log(`\nBuilding again, ${WARM ? '' : 'from nothing and '}elsewhere …`);
    copySources(copy);
    // The first build has set NODE_ENV, which would keep npm from installing what builds.
    const target = WARM ? inRoot('target') : join(copy, 'target-elsewhere');
    const env = { CARGO_TARGET_DIR: target, NODE_ENV: '' };
    for (const script of ['build.mjs', 'single.mjs', 'package.mjs']) {
      await run(process.execPath, [join(copy, 'tools', script)], { cwd: copy, env });
    }
    const found = MADE.flatMap((folder) => differences(folder, join(copy, relative(root, folder))));
    if (found.length > 0) throw new Problem(`Two builds differ:\n  ${found.join('\n  ')}`);
    const count = MADE.flatMap(filesIn).length;
    console.log(`\n✓ both builds gave the same ${count} files, byte for byte`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
