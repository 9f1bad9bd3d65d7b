// A wasm parted by what its bytes are. Instructions repeat, and what they are about (which local, where in
// memory, which number) hardly does; each alone compresses better than both mixed, by a twentieth of
// the page.
//
// There are four streams: everything else, locals, offsets in memory, constants.

/**
 * What follows each instruction, by its code: `0` to `3` a number of that stream, and what else the
 * functions below know.
 */
const FORMS = forms({
  // Blocks, branches, calls, globals, tables, the size of memory, i64.const, references.
  0: [2, 3, 4, 12, 13, 16, 35, 36, 37, 38, 63, 64, 66, 208, 210],
  // local.get, local.set, local.tee
  1: [32, 33, 34],
  // Loads and stores: their alignment, and of stream 2 their offset.
  2: Array.from({ length: 23 }, (_, index) => 40 + index),
  // i32.const
  3: [65],
  // br_table: how many targets, those, and one more.
  4: [14],
  // What has a second code: conversions have nothing more, memory.fill one number, the others two.
  5: [252],
  // f64.const: eight bytes.
  6: [68],
  // call_indirect: two numbers.
  7: [17],
});

/** What has nothing behind it. */
const NOTHING = '9';

/** @param {Record<string, number[]>} codes */
function forms(codes) {
  const all = Array.from({ length: 256 }, () => '9');
  for (const [form, of] of Object.entries(codes)) for (const code of of) all[code] = form;
  return all.join('').replace(/9+$/, '');
}

/**
 * Puts a wasm together again, in the page, where its source is. It is one loop without functions of its
 * own: it runs once, before a browser has made it fast.
 *
 * @param {Uint8Array} bytes stream after stream
 * @param {number[]} starts where each starts
 * @param {string} forms
 */
export function join(bytes, [rest, locals, offsets, constants], forms) {
  const wasm = new Uint8Array(bytes.length);
  let at = 0;
  let value = 0;
  /** A number of the first stream: seven bits a byte, and one that tells whether there are more. */
  const number = () => {
    value = 0;
    for (let shift = 0, next = 128; next > 127; shift += 7) {
      next = bytes[rest++];
      wasm[at++] = next;
      value |= (next & 127) << shift;
    }
    return value;
  };
  const end = () => number() + at;

  while (at < 8) wasm[at++] = bytes[rest++];
  while (at < wasm.length) {
    const isCode = bytes[rest] === 10;
    wasm[at++] = bytes[rest++];
    const section = end();
    for (let functions = isCode ? number() : 0; functions > 0; functions -= 1) {
      const body = end();
      for (let groups = number(); groups > 0; groups -= 1) {
        number();
        wasm[at++] = bytes[rest++];
      }
      while (at < body) {
        const code = bytes[rest++];
        wasm[at++] = code;
        const form = code < forms.length ? forms.charCodeAt(code) - 48 : 9;
        if (form === 1)
          do wasm[at++] = bytes[locals];
          while (bytes[locals++] > 127);
        else if (form === 3)
          do wasm[at++] = bytes[constants];
          while (bytes[constants++] > 127);
        else if (form < 3) {
          do wasm[at++] = bytes[rest];
          while (bytes[rest++] > 127);
          if (form === 2)
            do wasm[at++] = bytes[offsets];
            while (bytes[offsets++] > 127);
        } else if (form === 4) for (let targets = number(); targets >= 0; targets -= 1) number();
        else if (form === 5) {
          const more = number();
          if (more > 7) number();
          if (more > 7 && more !== 11) number();
        } else if (form === 6) for (let left = 8; left > 0; left -= 1) wasm[at++] = bytes[rest++];
        else if (form === 7) {
          number();
          number();
        }
      }
    }
    while (at < section) wasm[at++] = bytes[rest++];
  }
  return wasm;
}

/**
 * The bytes of a wasm, stream after stream, where each starts, and the forms of the instructions.
 *
 * @param {Uint8Array} wasm
 */
export function part(wasm) {
  const streams = Array.from({ length: 4 }, () => /** @type {number[]} */ ([]));
  let at = 0;
  const byte = (/** @type {number} */ stream) => {
    streams[stream].push(wasm[at]);
    at += 1;
    return wasm[at - 1];
  };
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
  while (at < wasm.length) {
    const isCode = byte(0) === 10;
    const section = end();
    for (let functions = isCode ? number(0) : 0; functions > 0; functions -= 1) {
      const body = end();
      for (let groups = number(0); groups > 0; groups -= 1) {
        number(0);
        byte(0);
      }
      while (at < body) operands(FORMS[byte(0)] ?? NOTHING, byte, number);
    }
    while (at < section) byte(0);
  }
  const starts = streams.map((_, index) =>
    streams.slice(0, index).reduce((sum, { length }) => sum + length, 0),
  );
  const bytes = Uint8Array.from(streams.flat());
  const again = join(bytes, starts, FORMS);
  if (again.length !== wasm.length || again.some((value, index) => value !== wasm[index]))
    throw new Error('a wasm with instructions that tools/vite/streams.mjs does not know');
  return { bytes, starts, forms: FORMS };
}

/**
 * @param {string} form
 * @param {(stream: number) => number} byte
 * @param {(stream: number) => number} number
 */
function operands(form, byte, number) {
  if (form === '0' || form === '1' || form === '3') number(Number(form));
  else if (form === '2') {
    number(0);
    number(2);
  } else if (form === '4') for (let targets = number(0); targets >= 0; targets -= 1) number(0);
  else if (form === '5') {
    const more = number(0);
    if (more > 7) number(0);
    if (more > 7 && more !== 11) number(0);
  } else if (form === '6') for (let left = 8; left > 0; left -= 1) byte(0);
  else if (form === '7') {
    number(0);
    number(0);
  }
}
