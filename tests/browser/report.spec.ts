// A whole report pasted into the page: what it says comes out, in words, and what is odd about it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import { box, figure, open, overall, paste, rating, row } from './page.ts';

test.beforeEach(({ page }) => open(page));

/** The part of a fixture's expectation that the page shows. */
interface Expectation {
  edition: string;
  service: string | null;
  standards: Record<
    string,
    {
      rating: string | null;
      byRule: string | null;
      status: string;
      keyQuestions: Record<string, { percent: string | null }> | null;
      discretion: object | null;
    }
  >;
  overall: { score: number | null; outOf: number; rating?: string | null };
}

const WORDS: Record<string, string> = {
  inadequate: 'Inadequate',
  'requires-improvement': 'Requires improvement',
  good: 'Good',
  outstanding: 'Outstanding',
};

const word = (rating: string) => WORDS[rating] ?? rating;

/** A text of the corpus in `tests/reports`, and what the core's test expects of it. */
function fixture(name: string): { text: string; expected: Expectation } {
  const file = (kind: string) =>
    readFileSync(inRoot('tests', 'reports', `${name}.${kind}`), 'utf8');
  return { text: file('txt'), expected: JSON.parse(file('json')) };
}

/** Everything that the page shows of an expectation: each figure, each rating, and the whole. */
async function showsAll(page: Page, { edition, service, standards, overall: whole }: Expectation) {
  const readAs = `Read as an inspection report, ${edition} edition${service ? `: ${service}` : ''}`;
  await expect(page.getByRole('heading', { name: readAs, exact: true })).toBeVisible();
  for (const [number, standard] of Object.entries(standards)) {
    const shown = row(page, number).first();
    if (standard.status === 'not-rated') {
      await expect(shown).toContainText('Not rated');
      continue;
    }
    if (standard.rating) await expect(shown).toContainText(word(standard.rating));
    if (standard.keyQuestions === null) {
      await expect(rating(page, number)).toHaveValue(standard.rating ?? '');
    }
    if (standard.discretion && standard.byRule) {
      await expect(shown).toContainText(
        `As the report states. By the rule: ${word(standard.byRule)}`,
      );
    } else {
      await expect(shown).not.toContainText('By the rule');
    }
    for (const [question, { percent }] of Object.entries(standard.keyQuestions ?? {})) {
      await expect(figure(page, question)).toHaveValue(percent === null ? '' : `${percent}%`);
    }
  }
  await expect(overall(page)).toContainText(`${whole.score} of ${whole.outOf}`);
  if (whole.rating) {
    await expect(overall(page).locator('.overall__rating')).toHaveText(word(whole.rating));
  }
}

for (const name of [
  '2021-tables-in-sections',
  '2018-annex-numbered-questions',
  'characters-ligatures-nbsp-crlf',
  'one-giant-line',
  'domain-not-rated-out-of-24',
]) {
  test(`all of a pasted report is in the table: ${name}`, async ({ page }) => {
    const { text, expected } = fixture(name);
    await paste(page, text);
    await showsAll(page, expected);
    await expect(page.getByText(/things? to look at/)).toHaveCount(0);
  });
}

test('a report without trouble asks for nothing, and says what it brought', async ({ page }) => {
  await paste(page, fixture('2021-tables-in-sections').text);
  await expect(page.getByText('21 percentages and 6 ratings.').first()).toBeVisible();
  await expect(page.getByText(/things? to look at/)).toHaveCount(0);
  await expect(overall(page)).toContainText(/Published June 2022\s*20 of 36, Good/);
  await expect(overall(page)).not.toContainText('By the rule');
});

test('discretion in a report: by the rule and as stated stand side by side', async ({ page }) => {
  const { text, expected } = fixture('discretion-stated-in-the-report');
  await paste(page, text);
  await showsAll(page, expected);
  await expect(overall(page)).toContainText(
    /By the rule\s*17 of 36, Requires improvement\s*With discretion\s*19 of 36, Good/,
  );
  await page.getByText('2 notes').click();
  await expect(
    page.getByText('2.1 is stated as Outstanding, but the rule gives Good.').first(),
  ).toBeVisible();
  await expect(
    page.getByText('3.2 is stated as Good, but the rule gives Requires improvement.').first(),
  ).toBeVisible();
});

test('what a report contradicts is said in words, with both places', async ({ page }) => {
  const { text, expected } = fixture('contradiction-figures-disagree');
  await paste(page, text);
  await showsAll(page, expected);
  await expect(page.getByText('1 thing to look at').last()).toBeVisible();
  const lineOf = (figure: string) =>
    text.split('\n').findIndex((line) => line.endsWith(figure)) + 1;
  await expect(row(page, '2.3.2')).toContainText(
    `2.3.2 is 71% here but 72% on line ${lineOf('\t72%')}; 72% was kept.`,
  );
  await expect(page.getByText(`Line ${lineOf('\t71%')}, column`).first()).toBeVisible();
});

test('a figure that cannot be is not entered, and its cell says so', async ({ page }) => {
  const { text, expected } = fixture('percent-over-100');
  await paste(page, text);
  await showsAll(page, expected);
  await expect(figure(page, '3.2.1')).toHaveAccessibleDescription(/more than 100 per cent/);
  await expect(row(page, '3.2').first()).toContainText('As stated, without all figures');
});

test('ratings alone give the score, and what the rule makes of them stays open', async ({
  page,
}) => {
  const { text, expected } = fixture('part-ratings-page-only');
  await paste(page, text);
  await showsAll(page, expected);
  await expect(overall(page)).toContainText('Not known: some ratings stand without figures');
});

/** Lets what is read take the place of what is there. */
async function replace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Replace everything' }).click();
}

test('a report replaces what was there, and one undo brings it back', async ({ page }) => {
  await figure(page, '2.1.1').fill('12');
  await figure(page, '3.1.3').fill('5 of 6');
  await rating(page, '1.2').selectOption('Outstanding');
  const { text, expected } = fixture('2021-lettered-prompts-annexe');

  await paste(page, text);
  await replace(page);
  await showsAll(page, expected);
  await expect(page.getByText('Nothing else is in the table now.')).toBeVisible();

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await expect(figure(page, '3.1.3')).toHaveValue('5/6');
  await expect(rating(page, '1.2')).toHaveValue('outstanding');
  await expect(rating(page, '1.1')).toHaveValue('');
  await expect(figure(page, '2.2.1')).toHaveValue('');
  await expect(box(page)).toHaveValue(/Brackwater/);
});

test('a report of the other edition changes the edition, and undo changes it back', async ({
  page,
}) => {
  await figure(page, '2.1.1').fill('12');
  const { text, expected } = fixture('2018-annex-numbered-questions');
  await paste(page, text);
  await replace(page);
  await showsAll(page, expected);
  await expect(row(page, '4.1')).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByRole('heading', { name: 'Ratings, 2021 edition' })).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await expect(rating(page, '4.1')).toHaveValue('');
});

/** The hand-checked figures of a real report, as far as the page shows them. */
interface Truth {
  edition: string;
  service: string;
  score_published_sum: number;
  score_by_rule: number;
  overall_from_published_sum: string;
  standards: Record<
    string,
    { published: string; by_rule: string | null; key_questions?: Record<string, number> }
  >;
}

// The texts of real reports are not part of this project: `YJR_REPORTS`, or `../shared/reports`
// beside the checkout.
test('real reports come out as published', async ({ page }) => {
  const folder = process.env['YJR_REPORTS'] ?? inRoot('..', 'shared', 'reports');
  if (!existsSync(join(folder, 'truth'))) {
    console.warn(
      '\n*** NOT CHECKED: the texts of the real reports are not here. Set YJR_REPORTS to their ' +
        'folder to check them. A report of tests/reports is checked in their place. ***\n',
    );
    const { text, expected } = fixture('prose-full-of-percentages');
    await paste(page, text);
    await showsAll(page, expected);
    return;
  }
  const code = (words: string | null) => words?.toLowerCase().replaceAll(' ', '-') ?? null;
  const names = readdirSync(join(folder, 'truth')).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThanOrEqual(3);
  for (const name of names) {
    const truth: Truth = JSON.parse(readFileSync(join(folder, 'truth', name), 'utf8'));
    await paste(page, readFileSync(join(folder, name.replace('.json', '.txt')), 'utf8'));
    if (name !== names[0]) await replace(page);
    const standards = Object.entries(truth.standards).map(([number, standard]) => {
      const questions = Object.entries(standard.key_questions ?? {});
      const caseBased = questions.length > 0;
      const expected: Expectation['standards'][string] = {
        rating: code(standard.published),
        byRule: code(standard.by_rule),
        status: 'inspected',
        keyQuestions: caseBased
          ? Object.fromEntries(questions.map(([of, percent]) => [of, { percent: `${percent}` }]))
          : null,
        discretion: caseBased && standard.by_rule !== standard.published ? {} : null,
      };
      return [number, expected] as const;
    });
    await showsAll(page, {
      edition: truth.edition,
      service: truth.service,
      standards: Object.fromEntries(standards),
      overall: {
        score: truth.score_published_sum,
        outOf: 36,
        rating: code(truth.overall_from_published_sum),
      },
    });
    if (truth.score_by_rule !== truth.score_published_sum) {
      await expect(overall(page)).toContainText(`${truth.score_by_rule} of 36`);
    }
  }
});
