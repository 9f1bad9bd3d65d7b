// A wasm parted by what its bytes are. Instructions repeat, and what they are about (which local, where in
// memory, which number) hardly does; each alone compresses better than both mixed, by a twentieth of
// the page.
//
// What the rest tells goes without: how long a function is, and how memory is aligned, which is only a hint.
//
// There are six streams: everything else, locals, offsets in memory, constants, what functions declare and
// tables of branches, the types of blocks.
const STREAMS = 6;

/**
 * What follows each instruction, by its code: below `6` a number of that stream, and what else `join`
 * knows.
 */
const FORMS = forms({
  // Branches, calls, globals, tables, the size of memory, i64.const, references.
  0: [12, 13, 16, 35, 36, 37, 38, 63, 64, 66, 208, 210],
  // local.get, local.set, local.tee
  1: [32, 33, 34],
  // Loads and stores: before the offset is their alignment.
  2: Array.from({ length: 23 }, (_, index) => 40 + index),
  // i32.const
  3: [65],
  // block, loop, if
  5: [2, 3, 4],
  // br_table: how many targets, those, and one more, of stream 4.
  6: [14],
  // What has a second code: conversions have nothing more, memory and tables one number or two.
  7: [252],
  // f64.const: eight bytes.
  8: [68],
  // call_indirect: two numbers.
  ':': [17],
});

/** The same where instructions on vectors occur, which `vector` knows. */
const FORMS_WITH_VECTORS = `${FORMS.padEnd(253, '9')};`;

/** What has nothing behind it. */
const NOTHING = '9';

/** @param {Record<string, number[]>} codes */
function forms(codes) {
  const all = Array.from({ length: 256 }, () => '9');
  for (const [form, of] of Object.entries(codes)) for (const code of of) all[code] = form;
  return all.join('').replace(/9+$/, '');
}

/**
 * Takes what follows the code of an instruction on vectors: its second code, where it loads or stores, a constant or
 * an order of 16 bytes, which part of the vector. A function of its own, since only the larger engine has any.
 *
 * @param {(stream: number) => number} byte
 * @param {(stream: number) => number} number
 */
export function vector(byte, number) {
  const code = number(0);
  if (code < 12 || (code > 83 && code < 94)) {
    number(0);
    number(2);
  }
  if (code === 12 || code === 13) for (let left = 16; left > 0; left -= 1) byte(0);
  if ((code > 20 && code < 35) || (code > 83 && code < 92)) byte(0);
}

/**
 * Puts a wasm together again, in the page, where its source is. It runs once, before a browser has made it
 * fast: so the text is read in a loop of its own, and each function in a call of its own, which a browser
 * makes fast soon.
 *
 * @param {string} text stream after stream: of each character the code counts, modulo 256, combined with that
 *   of the first, since a wasm begins with 0
 * @param {number[]} at where it is in each; at first where each starts
 * @param {number} length of the wasm
 * @param {string} forms
 * @param {typeof import('./streams.mjs').vector} vector left out where there are no instructions on vectors
 */
export function join(text, at, length, forms, vector) {
  const wasm = new Uint8Array(length);
  // Some bytes longer than the text, whose own length a minifier would take from what stands for it.
  const streams = new Uint8Array(length);
  const key = text.charCodeAt(0);
  for (let index = 0; index < length; index += 1) streams[index] = text.charCodeAt(index) ^ key;
  const formOf = new Uint8Array(256).fill(9);
  for (let code = 0; code < forms.length; code += 1) formOf[code] = forms.charCodeAt(code) - 48;
  let end = 0;
  const byte = (/** @type {number} */ stream) => {
    wasm[end] = streams[at[stream]++];
    return wasm[end++];
  };
  /** Seven bits a byte, and one that tells whether there are more. */
  const number = (/** @type {number} */ stream) => {
    let value = 0;
    for (let shift = 0, next = 128; next > 127; shift += 7) {
      next = byte(stream);
      value |= (next & 127) << shift;
    }
    return value;
  };
  const seldom = (/** @type {number} */ form) => {
    if (form === 6) for (let targets = number(4); targets >= 0; targets -= 1) number(4);
    else if (form === 8) for (let left = 8; left > 0; left -= 1) byte(0);
    else if (form > 10) vector(byte, number);
    else {
      const first = number(0);
      if (form > 9 || first > 7) number(0);
      if (form === 7 && first > 7 && first < 15 && first % 2 === 0) number(0);
    }
  };
  const instructions = () => {
    let to = end;
    for (let depth = 1; depth > 0 && to < length; ) {
      const code = streams[at[0]++];
      wasm[to++] = code;
      const form = formOf[code];
      if (code === 11) depth -= 1;
      if (form < 6) {
        if (form === 5) depth += 1;
        if (form === 2) wasm[to++] = 0;
        do wasm[to] = streams[at[form]++];
        while (wasm[to++] > 127);
      } else if (form !== 9) {
        end = to;
        seldom(form);
        to = end;
      }
    }
    end = to;
  };

  while (end < 8) byte(0);
  while (end < length) {
    const isCode = byte(0) === 10;
    const section = number(0) + end;
    for (let functions = isCode ? number(0) : 0; functions > 0; functions -= 1) {
      const start = end;
      for (let groups = number(4); groups > 0; groups -= 1) {
        number(4);
        byte(4);
      }
      instructions();
      // Its length stands before it.
      let size = end - start;
      const digits = size > 16383 ? 3 : size > 127 ? 2 : 1;
      wasm.copyWithin(start + digits, start, end);
      end += digits;
      for (let digit = 1; digit <= digits; digit += 1) {
        wasm[start + digit - 1] = (size & 127) | (digit < digits ? 128 : 0);
        size >>= 7;
      }
    }
    while (end < section) byte(0);
  }
  return wasm;
}

/**
 * The bytes of a wasm, stream after stream, where each starts, how long it is, and the forms of the
 * instructions.
 *
 * @param {Uint8Array} wasm
 * @param {boolean} [vectors] whether there may be instructions on vectors
 */
export function part(wasm, vectors = false) {
  const forms = vectors ? FORMS_WITH_VECTORS : FORMS;
  const streams = Array.from({ length: STREAMS }, () => /** @type {number[]} */ ([]));
  const plain = Uint8Array.from(wasm);
  let at = 0;
  const byte = (/** @type {number} */ stream) => {
    streams[stream].push(wasm[at]);
    at += 1;
    return wasm[at - 1];
  };
  const number = (/** @type {number | null} */ stream) => {
    let value = 0;
    for (let shift = 0, next = 128; next > 127; shift += 7) {
      next = wasm[at];
      if (stream !== null) streams[stream].push(next);
      at += 1;
      value |= (next & 127) << shift;
    }
    return value;
  };

  while (at < 8) byte(0);
  while (at < wasm.length) {
    const isCode = byte(0) === 10;
    const section = number(0) + at;
    for (let functions = isCode ? number(0) : 0; functions > 0; functions -= 1) {
      const end = number(null) + at;
      for (let groups = number(4); groups > 0; groups -= 1) {
        number(4);
        byte(4);
      }
      while (at < end) {
        const form = forms[byte(0)] ?? NOTHING;
        if (form === '2') {
          plain[at] = 0;
          number(null);
        }
        operands(form, byte, number);
      }
    }
    while (at < section) byte(0);
  }
  const starts = streams.map((_, index) =>
    streams.slice(0, index).reduce((sum, { length }) => sum + length, 0),
  );
  const bytes = Uint8Array.from(streams.flat());
  const text = Buffer.from(bytes).toString('latin1');
  const again = join(text, [...starts], plain.length, forms, vector);
  if (again.some((value, index) => value !== plain[index]))
    throw new Error('a wasm with instructions that tools/vite/streams.mjs does not know');
  return { bytes, starts, length: plain.length, forms };
}

/**
 * @param {string} form
 * @param {(stream: number) => number} byte
 * @param {(stream: number) => number} number
 */
function operands(form, byte, number) {
  if ('01235'.includes(form)) number(Number(form));
  else if (form === '6') for (let targets = number(4); targets >= 0; targets -= 1) number(4);
  else if (form === '7') {
    const more = number(0);
    if (more > 7) number(0);
    if (more > 7 && more < 15 && more % 2 === 0) number(0);
  } else if (form === '8') for (let left = 8; left > 0; left -= 1) byte(0);
  else if (form === ':') {
    number(0);
    number(0);
  } else if (form === ';') vector(byte, number);
}
