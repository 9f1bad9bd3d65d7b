// Reading files: each in tests/files comes out as the file beside it says, in a real browser, from a web
// server and by double click, under the page's own policy.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
  problems: { code: string; found: string | null }[];
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
    if (process.env['DUMP']) console.log(JSON.stringify(reading, null, 1));
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

for (const name of ['percentages.xlsx', 'report.docx', 'report.pdf', 'report.html']) {
  test(`${name} is read where the page was opened by double click`, async ({ page }) => {
    const complaints = await open(page, pathToFileURL(join(harness, 'index.html')).href);
    const reading = await read(page, name);
    expect(problemsOf(reading).filter((problem) => !problem.startsWith('file-sheets'))).toEqual([]);
    expect(reading.source).not.toBeNull();
    expect(complaints).toEqual([]);
  });
}
