// The tool's icon: three bars, rising. Drawn here, as a vector and in pixels, since it is only rectangles.
import { crc32, deflateSync } from 'node:zlib';

/** The colour of the ground, the accent of www/src/elements/tool/_colours.scss. */
const GROUND = [0x14, 0x50, 0x7d];
const BAR = [0xff, 0xff, 0xff];

/** In 32nds of the side: x, y, width, height. All within the circle that a mask may leave. */
const BARS = [
  [8, 17, 4, 7],
  [14, 12, 4, 12],
  [20, 7, 4, 17],
];
const UNITS = 32;

export function iconDrawing() {
  const hex = (/** @type {number[]} */ colour) =>
    `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const bars = BARS.map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${UNITS} ${UNITS}"><path fill="${hex(GROUND)}" d="M0 0h${UNITS}v${UNITS}H0z"/><path fill="${hex(BAR)}" d="${bars.join('')}"/></svg>\n`;
}

/** A PNG of two colours. @param {number} size in pixels, a multiple of 32 */
export function icon(size) {
  const scale = size / UNITS;
  const row = size / 8;
  const pixels = Buffer.alloc((row + 1) * size);
  for (const [x, y, width, height] of BARS) {
    for (let at = y * scale; at < (y + height) * scale; at += 1) {
      for (let across = x * scale; across < (x + width) * scale; across += 1) {
        pixels[(row + 1) * at + 1 + (across >> 3)] |= 128 >> (across & 7);
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // One bit a pixel, by a palette.
  head.set([1, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from([...GROUND, ...BAR])),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
