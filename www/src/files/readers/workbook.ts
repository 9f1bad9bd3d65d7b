// Workbooks, read by crates/spreadsheet.
import bytes from 'virtual:spreadsheet-wasm';
import { initSync, read } from 'youth-justice-ratings-spreadsheet';
import { type FileCode, FileFault } from '../problem';
import { say, serve } from './worker';

const CODES: Record<string, FileCode> = {
  empty: 'file-empty',
  'not-a-workbook': 'file-unknown',
  encrypted: 'file-encrypted',
  damaged: 'file-damaged',
  'too-large': 'file-too-full',
};

/** How many cells go to the page at once: taking them in must not hold it up. */
const CELLS = 5_000;

serve(async (file) => {
  say({ type: 'progress', progress: { step: 'opening' } });
  initSync({ module: bytes });
  const { workbook, error } = await read(file);
  if (!workbook) throw new FileFault(CODES[error ?? ''] ?? 'file-damaged');
  const { sheets, hidden, unseen } = workbook;
  if (hidden.length > 0) {
    say({ type: 'remark', code: 'file-sheets-hidden', found: hidden.join(', ') });
  }
  if (unseen.length > 0) {
    say({ type: 'remark', code: 'file-cells-hidden', found: unseen.join('; ') });
  }
  for (const [index, { name, rows }] of sheets.entries()) {
    if (rows.length === 0) continue;
    say({ type: 'progress', progress: { step: 'sheet', at: index + 1, of: sheets.length } });
    say({ type: 'sheet', name });
    let from = 0;
    let cells = 0;
    for (const [at, row] of rows.entries()) {
      cells += row.length + 1;
      if (cells < CELLS && at < rows.length - 1) continue;
      say({ type: 'rows', rows: rows.slice(from, at + 1) });
      [from, cells] = [at + 1, 0];
      // Without a pause the page would get nothing else done between them.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
});
