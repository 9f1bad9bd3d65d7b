// What stands on every page of a PDF, told apart from what the pages hold: heads, feet and numbers of
// pages, and the header rows of a table that goes on. Each is kept once, since it may say what all of
// the pages are about, and stands in the middle of nothing.
import { hasValue } from './rows';

export interface PageText {
  text: string;
  /** Whether it has tables with borders, whose columns are the same on the next page. */
  isRuled: boolean;
}

/** How many lines of a page may be its head, or its foot. */
const MOST_LINES = 3;

/** With its word: a bare number may be a figure. */
const NUMBER = /\bpage\s*\d+(?:\s*(?:of|\/)\s*\d+)?\s*$/i;

export function withoutRunning(pages: readonly PageText[]): string[] {
  const lines = pages.map(({ text }) => text.split('\n').filter((line) => line.trim() !== ''));
  const heads = lines.map((page) => page.slice(0, MOST_LINES));
  const feet = lines.map((page) => page.slice(-MOST_LINES));
  return pages.map(({ text, isRuled }, at) => {
    const kept = text.split('\n');
    const above = lines[at - 1] ?? [];
    // The last page keeps the foot, and the first the head.
    drop(kept, 0, (line) => isRunning(line, heads[at - 1]));
    drop(kept, -1, (line) => isRunning(line, feet[at + 1]) || isNumber(line, feet[at - 1]));
    if (isRuled && pages[at - 1]?.isRuled) {
      drop(kept, 0, (line) => line.includes('\t') && !hasValue(line) && above.includes(line));
    }
    return kept.join('\n');
  });
}

/** Drops lines from an end, as long as they are so; blank ones go with them. */
function drop(lines: string[], end: 0 | -1, isOne: (line: string) => boolean): void {
  for (let left = MOST_LINES; left > 0; left--) {
    const rest = [...lines];
    while (rest.at(end)?.trim() === '') rest.splice(end, 1);
    const line = rest.at(end);
    if (line === undefined || !isOne(line)) return;
    rest.splice(end, 1);
    lines.splice(0, lines.length, ...rest);
  }
}

/** Whether a line stands on another page as well, but for the page's number. */
function isRunning(line: string, others: readonly string[] | undefined): boolean {
  const plain = line.replace(NUMBER, '');
  return (
    (plain === '' || !hasValue(plain)) &&
    (others ?? []).some((other) => other.replace(NUMBER, '') === plain)
  );
}

/** Whether a line is nothing but the number of a page, which other pages have as well. */
function isNumber(line: string, others: readonly string[] | undefined): boolean {
  return line.replace(NUMBER, '').trim() === '' && isRunning(line, others);
}
