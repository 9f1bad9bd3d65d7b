// Word documents: mammoth makes HTML of them, and the page reads that.
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
    { arrayBuffer },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  if (value.length > 2 * LONGEST_TEXT) throw new FileFault('file-too-large', '10');
  // Without any text there is nothing between the tags.
  if (value.replace(/<[^>]*>/g, '').trim() === '') throw new FileFault('file-empty');
  say({ type: 'text', text: value });
});
