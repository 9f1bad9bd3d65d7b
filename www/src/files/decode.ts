// Bytes to text, whichever encoding they are in.
import { FileFault } from './problem';

/** The longest text that is read, in characters. */
export const LONGEST_TEXT = 10_000_000;

/** The text of a file. */
export function decode(bytes: Uint8Array): string {
  const text = asText(bytes);
  if (text.length > LONGEST_TEXT) throw new FileFault('file-too-large', '10');
  if (isBinary(text)) throw new FileFault('file-unknown');
  if (text.trim() === '') throw new FileFault('file-empty');
  return text;
}

/**
 * Any bytes as text: by their mark where there is one; else as UTF-16 where every other byte is 0, as UTF-8
 * where that is valid, and as Windows-1252 else, which is how Excel saves a CSV in western Europe.
 */
export function asText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 4 && even < start.length / 50) return 'utf-16le';
  if (even > start.length / 4 && odd < start.length / 50) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Whether it is no text at all: control characters that no text has, in its first part. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  let odd = 0;
  for (let index = 0; index < start.length; index++) {
    const code = start.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) odd++;
  }
  return odd > start.length / 100;
}
