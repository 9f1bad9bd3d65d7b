// Whether a zip archive unpacks to a sane size. What it says of its sizes is looked at first, but not
// believed: what would be read is then unpacked once, to nowhere.
import { FileFault } from '../problem';

/** The most bytes that the text parts of a document may unpack to. */
const MOST = 100_000_000;

const DEFLATED = 8;

export async function refuseBombs(archive: ArrayBuffer): Promise<void> {
  const parts = list(archive);
  const stated = parts.reduce((sum, part) => sum + part.size, 0);
  if (stated > MOST) throw new FileFault('file-too-full');
  let left = MOST;
  for (const part of parts) {
    if (part.method !== DEFLATED) continue;
    const stream = new Blob([part.bytes]).stream();
    const reader = stream.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      left -= read.value.length;
      if (left >= 0) continue;
      await reader.cancel();
      throw new FileFault('file-too-full');
    }
  }
}

/** The parts that hold text, as the list at the archive's end has them. */
function list(archive: ArrayBuffer) {
  const view = new DataView(archive);
  let end = archive.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new FileFault('file-damaged');
  const parts: { method: number; size: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new FileFault('file-damaged');
    const flags = view.getUint16(at + 8, true);
    if (flags & 1) throw new FileFault('file-encrypted');
    const packed = view.getUint32(at + 20, true);
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(archive, at + 46, length));
    const local = view.getUint32(at + 42, true);
    if (/\.(?:xml|rels)$/.test(name)) {
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      parts.push({
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 24, true),
        bytes: new Uint8Array(archive, from, packed),
      });
    }
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}
