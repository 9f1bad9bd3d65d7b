// Says what other people's work is in something that we ship: the licences, and the bill of materials.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { licences } from './licences.mjs';
import { sbom } from './sbom.mjs';
import { shipped } from './shipped.mjs';

/**
 * @param {string[]} bundles what it is made of, as `bundled` has noted it
 * @param {string} folder
 */
export function account(bundles, folder) {
  const parts = shipped(bundles);
  writeFileSync(join(folder, 'licences.txt'), licences(parts));
  writeFileSync(join(folder, 'sbom.cdx.json'), sbom(parts));
  console.log(`${basename(folder)}: ${parts.length} parts by others, in licences.txt`);
}
