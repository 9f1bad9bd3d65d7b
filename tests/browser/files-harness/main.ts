// The readers of files without the page around them, under the page's own policy: what the tests
// look at is what the readers hand to the page.
import { htmlToSource } from '../../../www/src/clipboard/html';
import { readFile } from '../../../www/src/files';

Object.assign(globalThis, { readFile, htmlToSource });
