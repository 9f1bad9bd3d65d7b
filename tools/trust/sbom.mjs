// dist/sbom.cdx.json: the bill of materials of everything shipped, as CycloneDX. No time and no random
// number goes into it, so that two builds of one commit are the same.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';

/** @typedef {import('./shipped.mjs').Part} Part */

/** @param {Part[]} parts */
export function sbom(parts) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const own = { name: 'youth-justice-ratings', version, licence: 'MIT OR Apache-2.0' };
  const component = { ...described('application', own), 'bom-ref': own.name };
  const components = parts.map((part) => ({
    ...described('library', part),
    'bom-ref': address(part),
    purl: address(part),
    ...(part.hash && { hashes: [part.hash] }),
  }));
  const contents = {
    metadata: { component },
    components,
    dependencies: [{ ref: own.name, dependsOn: components.map(({ purl }) => purl) }],
  };
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid(JSON.stringify(contents))}`,
    version: 1,
    ...contents,
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/**
 * @param {'application' | 'library'} type
 * @param {Pick<Part, 'name' | 'version' | 'licence'>} part
 */
function described(type, { name, version, licence }) {
  return { type, name, version, licenses: [{ expression: licence }] };
}

/** A package URL. @param {Part} part */
function address({ kind, name, version }) {
  if (kind === 'rust') return `pkg:generic/${name}@${version}`;
  return `pkg:${kind}/${name.replace('@', '%40')}@${version}`;
}

/** A number of the same form as a random one, made of what it stands for. @param {string} text */
function uuid(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16], 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
