// Reading files: each in tests/files comes out as the file beside it says, in a real browser, from a web
// server and by double click, under the page's own policy.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import type { Source } from '../../www/src/files/source.ts';
import { harness } from './files-harness/build.ts';

const FOLDER = inRoot('tests', 'files');
const ORIGIN = 'http://files.test';

/** What the readers hand over, as far as it is looked at. */
interface FileReading {
  name: string;
  kind: string | null;
  source: Source | null;
  problems: { code: string; found: string | null; expected: string | null }[];
}

interface Progress {
  step: string;
  at?: number;
  of?: number;
}

interface Expectation {
  kind: string | null;
  /** The code of each problem, with what it is about unless that is the file's name. */
  problems: string[];
  /** All rows of all sheets; a merged cell as `text [rows x columns]`. Absent where nothing is read. */
  sheets?: Record<string, string[][]>;
  /** Lines of the text, in this order, with others between. `[]` where there is no text. */
  lines?: string[];
  /** What must not stand in the text. */
  without?: string[];
}

declare function readFile(
  file: File,
  hear: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<FileReading>;
declare function htmlToSource(html: string): Source;

/** Serves the harness from a name that is nowhere, and lets nothing else through. */
async function open(page: Page, address = `${ORIGIN}/index.html`): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route(/^https?:/, (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin === ORIGIN) return route.fulfill({ path: join(harness, basename(pathname)) });
    complaints.push(`asked for ${origin}`);
    return route.abort();
  });
  await page.goto(address);
  return complaints;
}

type Heard = FileReading & { heard: Progress[]; longest: number };

/** Has the page read a file, or what stands for one; with the longest time that it was held up. */
async function read(page: Page, file: string | { name: string; buffer: Buffer }): Promise<Heard> {
  const input = page.getByLabel('File');
  if (typeof file === 'string') await input.setInputFiles(join(FOLDER, file));
  else await input.setInputFiles({ mimeType: '', ...file });
  return input.evaluate(async (element) => {
    const file = (element as HTMLInputElement).files?.[0] as File;
    const heard: Progress[] = [];
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const reading = await readFile(file, (step) => heard.push(step), new AbortController().signal);
    longest = Math.max(longest, performance.now() - last);
    clearInterval(beat);
    return { ...reading, heard, longest };
  });
}

function shown(source: Source): Record<string, string[][]> {
  return Object.fromEntries(
    source.sheets.map(({ name, rows }) => [
      name,
      rows.map((row) =>
        row.map(({ text, rows = 1, columns = 1 }) =>
          rows * columns > 1 ? `${text} [${rows} x ${columns}]` : text,
        ),
      ),
    ]),
  );
}

function problemsOf({ name, problems }: FileReading): string[] {
  return problems.map(({ code, found }) => (found === name ? code : `${code}: ${found}`));
}

const all = readdirSync(FOLDER).filter((name) => name !== 'make.py');
const files = all.filter((name) => !name.endsWith('.json'));

test('every file has an expectation, and every expectation its file', () => {
  const expected = all.filter((name) => name.endsWith('.json'));
  expect(expected).toEqual(files.map((name) => `${name}.json`).sort());
  expect(files.length).toBeGreaterThanOrEqual(22);
});

for (const name of files) {
  test(`${name} is read as expected`, async ({ page }) => {
    const complaints = await open(page);
    const reading = await read(page, name);
    const expected: Expectation = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

    expect(reading.kind).toBe(expected.kind);
    expect(problemsOf(reading)).toEqual(expected.problems);
    expect(reading.source && shown(reading.source)).toEqual(expected.sheets ?? null);
    if (expected.lines?.length === 0) expect(reading.source?.text).toBe('');
    const lines = reading.source?.text.split(/[\n\f]/) ?? [];
    let from = 0;
    for (const line of expected.lines ?? []) {
      const at = lines.indexOf(line, from);
      expect(at, `“${line}” in order among:\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
    for (const text of expected.without ?? []) expect(reading.source?.text).not.toContain(text);
    expect(complaints).toEqual([]);
  });
}

test('each reader says what it is doing', async ({ page }) => {
  await open(page);
  expect((await read(page, 'percentages.xlsx')).heard).toEqual([
    { step: 'opening' },
    { step: 'loading' },
    { step: 'opening' },
    { step: 'sheet', at: 1, of: 2 },
    { step: 'sheet', at: 2, of: 2 },
  ]);
  const { heard } = await read(page, 'mixed.pdf');
  expect(heard.at(-1)).toEqual({ step: 'page', at: 2, of: 2 });
});

test('a reading can be stopped, and then nothing of it is left', async ({ page }) => {
  await open(page);
  await page.getByLabel('File').setInputFiles(join(FOLDER, 'percentages.pdf'));
  const reading = await page.getByLabel('File').evaluate((element) => {
    const file = (element as HTMLInputElement).files?.[0] as File;
    const abort = new AbortController();
    return readFile(file, ({ step }) => step === 'page' && abort.abort(), abort.signal);
  });
  expect(reading.source).toBeNull();
  expect(problemsOf(reading)).toEqual(['file-cancelled']);
});

test('a reader that says nothing for a minute is stopped', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    // It is never told what to read.
    Worker.prototype.postMessage = () => {};
  });
  await open(page);
  const worker = page.waitForEvent('worker');
  const reading = read(page, 'report.pdf');
  const stopped = (await worker).waitForEvent('close');
  // The clock goes on meanwhile, and a slow machine takes seconds.
  await page.clock.fastForward(45_000);
  expect(page.workers()).toHaveLength(1);
  await page.clock.fastForward(15_000);
  expect(problemsOf(await reading)).toEqual(['file-too-slow']);
  await stopped;
});

test('a reader that cannot be loaded is named, and can be tried again', async ({ page }) => {
  await open(page);
  let broken = true;
  await page.route('**/read-pdf.js', (route) => (broken ? route.abort() : route.fallback()));
  expect(problemsOf(await read(page, 'report.pdf'))).toEqual(['file-reader-missing']);
  broken = false;
  expect(problemsOf(await read(page, 'report.pdf'))).toEqual([]);
});

test('a reader that was tampered with does not run', async ({ page }) => {
  await open(page);
  await page.route('**/read-pdf.js', (route) =>
    route.fulfill({ body: 'document.title = "taken over";', contentType: 'text/javascript' }),
  );
  expect(problemsOf(await read(page, 'report.pdf'))).toEqual(['file-reader-missing']);
  await expect(page).toHaveTitle('The readers of files');
});

test('files that are too large are refused before they are read', async ({ page }) => {
  await open(page);
  const refused = await page.getByLabel('File').evaluate(async () => {
    const sizes = { 'any.pdf': 51_000_000, 'long.txt': 25_000_000 };
    const signal = new AbortController().signal;
    const readings = Object.entries(sizes).map(([name, size]) =>
      readFile(new File([new Uint8Array(size).fill(65)], name), () => {}, signal),
    );
    return Promise.all(readings);
  });
  expect(refused.map(problemsOf)).toEqual([['file-too-large'], ['file-too-large']]);
  expect(refused.map(({ problems }) => problems[0]?.expected)).toEqual(['50', '10']);
});

test('a document that unpacks to a thousand times its size ends in a message', async ({ page }) => {
  await open(page);
  for (const [name, entry, stated, problem] of [
    ['bomb.docx', 'word/document.xml', 220_000_000, 'file-too-full'],
    ['bomb.docx', 'word/document.xml', 1_000, 'file-too-full'],
    ['bomb.xlsx', 'xl/workbook.xml', 220_000_000, 'file-too-full'],
    ['bomb.xlsx', 'xl/workbook.xml', 1_000, 'file-damaged'],
  ] as const) {
    const buffer = zipOf(entry, Buffer.alloc(220_000_000), stated);
    const reading = await read(page, { name, buffer });
    expect(problemsOf(reading), `${name} of ${stated} bytes`).toEqual([problem]);
  }
});

/** A zip archive of one file, of which it states a size. */
function zipOf(name: string, content: Buffer, stated: number): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(stated, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(stated, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

test('a large web page is read without holding the page up', async ({ page }) => {
  await open(page);
  const row = '<tr><td style="mso-x:1">2.1.1</td><td>Does it suffice?</td><td>83%</td></tr>\n';
  const buffer = Buffer.from(`<html><table>${row.repeat(60_000)}</table></html>`);
  const reading = await read(page, { name: 'large.html', buffer });
  expect(reading.source?.sheets[0]?.rows).toHaveLength(60_000);
  // A tenth of a second is the aim; the machine that tests may be busy.
  expect(reading.longest).toBeLessThan(400);
});

const FRAGMENTS: [string, string, Record<string, string[][]>, string][] = [
  [
    'loose rows',
    '<tr><td>2.1.1<td>83%</tr><tr><td>2.1.2<td>50%</tr>',
    {
      1: [
        ['2.1.1', '83%'],
        ['2.1.2', '50%'],
      ],
    },
    '2.1.1\t83%\n2.1.2\t50%',
  ],
  ['loose cells', '<td>2.1.1</td><td>83%</td>', { 1: [['2.1.1', '83%']] }, '2.1.1\t83%'],
  [
    'wrapped source and no-break spaces',
    '<table><tr><td>Keeping\n   the&nbsp;child<br>safe<td><p>5</p><p>of 6</p></table>',
    { 1: [['Keeping the child safe', '5 of 6']] },
    'Keeping the child safe\t5 of 6',
  ],
  [
    'merged cells',
    '<table><tr><td rowspan=2>2.1<td colspan=2>a<tr><td>b<td rowspan=9>c</table>',
    {
      1: [
        ['2.1 [2 x 1]', 'a [1 x 2]'],
        ['b', 'c'],
      ],
    },
    '2.1\ta\nb\tc',
  ],
  [
    'hidden rows and cells',
    '<table><tr style="height:0;display:none"><td>no</tr><tr><td style=\'mso-hide:all\'>no<td>yes</tr></table>',
    { 1: [['yes']] },
    'yes',
  ],
  [
    'what is struck out',
    '<style><!-- .xl65 {color:red; text-decoration:line-through;} --></style><table><tr><td>a<td><s>73%</s> 80%<tr><td class=xl65>b<td><span style="text-decoration:line-through">5</span>6<tr style="text-decoration:line-through"><td>c<td>7</table>',
    {
      1: [
        ['a', '80%'],
        ['', '6'],
      ],
    },
    'a\t80%\n\t6',
  ],
  [
    'tables in tables',
    '<table><tr><td><table><caption>In</caption><tr><td>83%</table></td></tr></table>',
    { In: [['83%']] },
    'In\n83%',
  ],
  [
    'prose and a list',
    '<style>td{x:y}</style><script>alert(1)</script><p>One\ntwo</p><ul><li>three<li>four</ul>',
    {},
    'One two\n\nthree\nfour',
  ],
  [
    'an office page',
    '<html xmlns:o="x"><head><style><!-- td {a:b} --></style></head><body><!--StartFragment--><table><tr><td class=xl1 style="x:y">83%</td></tr></table><!--EndFragment--></body></html>',
    { 1: [['83%']] },
    '83%',
  ],
];

test('HTML of every shape becomes text and tables, and nothing in it runs or loads', async ({
  page,
}) => {
  const complaints = await open(page);
  for (const [what, html, sheets, text] of FRAGMENTS) {
    const source = await page.evaluate((html) => htmlToSource(html), html);
    expect(shown(source), what).toEqual(sheets);
    expect(source.text, what).toBe(text);
  }
  const hostile =
    '<img src="https://elsewhere.test/i.png" onerror="document.title=1"><svg onload="document.title=2"><link rel=stylesheet href="https://elsewhere.test/s.css"><iframe src="https://elsewhere.test/f"></iframe>';
  await page.evaluate((html) => htmlToSource(html), hostile);
  await expect(page).toHaveTitle('The readers of files');
  expect(complaints).toEqual([]);
});

test('endless nesting ends in a message, not in a standstill', async ({ page }) => {
  await open(page);
  for (const tags of ['<div>', '<b></i>', '<table><td>', '<li><ul>']) {
    const buffer = Buffer.from(`<html>${tags.repeat(200_000)}`);
    const reading = await read(page, { name: 'deep.html', buffer });
    expect(problemsOf(reading), tags).toEqual(['file-too-full']);
  }
});

for (const name of ['percentages.xlsx', 'report.docx', 'report.pdf', 'report.html']) {
  test(`${name} is read where the page was opened by double click`, async ({ page }) => {
    const complaints = await open(page, pathToFileURL(join(harness, 'index.html')).href);
    const reading = await read(page, name);
    expect(problemsOf(reading).filter((problem) => !problem.startsWith('file-sheets'))).toEqual([]);
    expect(reading.source).not.toBeNull();
    expect(complaints).toEqual([]);
  });
}
