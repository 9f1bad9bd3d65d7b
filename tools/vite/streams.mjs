// A wasm parted by what its bytes are. Instructions repeat, and what they are about (which local, where in
// memory, which number) hardly does; each alone compresses better than both mixed, by a twentieth of
// the page.

/** How many streams there are: everything else, then locals, offsets in memory and constants. */
export const STREAMS = 4;

/**
 * Goes through a wasm byte by byte, in order, and says to which stream each belongs. Whoever takes it
 * apart and whoever puts it together do this alike; the page has its source.
 *
 * @param {(stream: number) => number} take gives the next byte of a stream
 * @param {number} length of the wasm
 */
export function walk(take, length) {
  let at = 0;
  const byte = (/** @type {number} */ stream) => {
    at += 1;
    return take(stream);
  };
  /** A number as wasm writes them: seven bits a byte, and one that tells whether there are more. */
  const number = (/** @type {number} */ stream) => {
    let value = 0;
    for (let shift = 0, next = 128; next > 127; shift += 7) {
      next = byte(stream);
      value |= (next & 127) << shift;
    }
    return value;
  };
  const end = () => number(0) + at;

  while (at < 8) byte(0);
  while (at < length) {
    const isCode = byte(0) === 10;
    const section = end();
    for (let functions = isCode ? number(0) : 0; functions > 0; functions -= 1) {
      const body = end();
      for (let locals = number(0); locals > 0; locals -= 1) {
        number(0);
        byte(0);
      }
      while (at < body) {
        const code = byte(0);
        // local.get, local.set, local.tee
        if (code > 31 && code < 35) number(1);
        else if (code > 39 && code < 63) {
          // A load or store: its alignment and its offset.
          number(0);
          number(2);
        } else if (code === 65) {
          // i32.const
          number(3);
        } else if (code === 14) {
          // br_table: its targets, and one more
          for (let targets = number(0); targets >= 0; targets -= 1) number(0);
        } else if (code === 252) {
          // Conversions have nothing more, memory.fill one number, and the others with memory two.
          const more = number(0);
          if (more > 7) number(0);
          if (more > 7 && more !== 11) number(0);
        } else if (code === 68) {
          // f64.const
          for (let bytes = 8; bytes > 0; bytes -= 1) byte(0);
        } else if (code === 17) {
          // call_indirect
          number(0);
          number(0);
        } else if (
          (code > 1 && code < 5) ||
          code === 12 ||
          code === 13 ||
          code === 16 ||
          (code > 34 && code < 39) ||
          code === 63 ||
          code === 64 ||
          code === 66 ||
          code === 208 ||
          code === 210
        ) {
          // Blocks, branches, calls, globals, tables, the size of memory, i64.const, references
          number(0);
        }
      }
    }
    while (at < section) byte(0);
  }
}

/**
 * The bytes of a wasm, stream after stream, and where each starts.
 *
 * @param {Uint8Array} wasm
 */
export function part(wasm) {
  const streams = Array.from({ length: STREAMS }, () => /** @type {number[]} */ ([]));
  let at = 0;
  walk((stream) => {
    const byte = wasm[at];
    at += 1;
    streams[stream].push(byte);
    return byte;
  }, wasm.length);
  const starts = streams.map((_, index) =>
    streams.slice(0, index).reduce((sum, { length }) => sum + length, 0),
  );
  const bytes = Uint8Array.from(streams.flat());
  if (at !== wasm.length || !joins(bytes, starts, wasm))
    throw new Error('a wasm with instructions that tools/vite/streams.mjs does not know');
  return { bytes, starts };
}

/**
 * Whether what was parted gives the wasm again.
 *
 * @param {Uint8Array} bytes
 * @param {number[]} starts
 * @param {Uint8Array} wasm
 */
function joins(bytes, starts, wasm) {
  const next = [...starts];
  let at = 0;
  let same = true;
  walk((stream) => {
    const byte = bytes[next[stream]];
    next[stream] += 1;
    same &&= byte === wasm[at];
    at += 1;
    return byte;
  }, wasm.length);
  return same;
}
