// Word documents: mammoth makes HTML of them, and the page reads that.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth/mammoth.browser.js';
import { LONGEST_TEXT } from '../decode';
import { FileFault } from '../problem';
import { say, serve } from './worker';
import { refuseBombs } from './zip';

serve(async (file) => {
  say({ type: 'progress', progress: { step: 'opening' } });
  const arrayBuffer = await file.arrayBuffer();
  await refuseBombs(arrayBuffer);
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: withStrikes(arrayBuffer) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  if (value.length > 2 * LONGEST_TEXT) throw new FileFault('file-too-large', '10');
  // Without any text there is nothing between the tags.
  if (value.replace(/<[^>]*>/g, '').trim() === '') throw new FileFault('file-empty');
  say({ type: 'text', text: value });
});

/**
 * The document, with what is hidden or struck out twice struck out once, which is all that the converter knows:
 * what somebody took back is no figure.
 */
function withStrikes(archive: ArrayBuffer): ArrayBuffer {
  // Pictures are not read.
  const filter = ({ name }: { name: string }) => /\.(?:xml|rels)$/.test(name);
  const parts = unzipSync(new Uint8Array(archive), { filter });
  let marks = false;
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^word\/[^/]+\.xml$/.test(name)) continue;
    const text = strFromU8(bytes);
    if (!/<w:(?:dstrike|vanish)\b/.test(text)) continue;
    marks = true;
    const marked = text
      .replace(/<w:strike w:val="(?:0|false|off)"\/>/g, '')
      .replace(/<w:(?:dstrike|vanish)\b/g, '<w:strike');
    parts[name] = strToU8(marked);
  }
  return marks ? zipSync(parts, { level: 0 }).buffer : archive;
}
