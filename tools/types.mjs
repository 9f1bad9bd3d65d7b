// The TypeScript checks: the page, its parts that must do without a DOM, then what runs in Node (these
// scripts, the browser tests). Each folder with a tsconfig.json of its own is a project.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from './paths.mjs';
import { packageBin } from './run.mjs';

export async function checkTypes() {
  const ofThePage = readdirSync(inRoot('www'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('tsconfig.json'))
    .map((path) => inRoot('www', dirname(path)));
  for (const project of [...ofThePage, inRoot('tools')]) {
    await packageBin('typescript', 'tsc', ['--noEmit', '--project', project]);
  }
}
