// From figures to ratings, as they are typed.
import { expect, test } from '@playwright/test';
import { example, figure, open, options, overall, rating, row } from './page.ts';

test.beforeEach(({ page }) => open(page));

test('an empty page shows every standard and what to do first', async ({ page }) => {
  for (const number of ['1.1', '1.4', '2.1', '2.4', '3.1', '3.4', '4.1']) {
    await expect(row(page, number)).toContainText('Not yet known');
  }
  await expect(overall(page)).toContainText('Nothing entered yet');
  await expect(overall(page)).toContainText('start typing in the table');
});

test('typed figures give bands, and the lowest decides', async ({ page }) => {
  await figure(page, '2.1.1').fill('83');
  await figure(page, '2.1.2').fill('50%');
  await expect(row(page, '2.1')).toContainText('Inadequate to Requires improvement');
  await figure(page, '2.1.3').fill('5 of 6');

  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await expect(row(page, '2.1.2')).toContainText('Requires improvement');
  await expect(row(page, '2.1.2')).toContainText('Lowest: decides');
  await expect(row(page, '2.1.3')).toContainText('83%');
  await expect(row(page, '2.1')).toContainText('Requires improvement');
  await expect(row(page, '2.1').getByRole('cell').last()).toHaveText('1');
});

test('where rounding decides, it is said', async ({ page }) => {
  await figure(page, '2.1.1').fill('11/17');
  await expect(row(page, '2.1.1')).toContainText('Good');
  await expect(row(page, '2.1.1')).toContainText('Rounding decides');
});

test('a figure that is none stays in its cell, is explained, and leaves the others alone', async ({
  page,
}) => {
  await figure(page, '2.1.1').fill('83');
  await figure(page, '2.1.2').fill('183');
  await figure(page, '2.1.3').fill('7 of 6');

  await expect(figure(page, '2.1.2')).toHaveValue('183');
  await expect(figure(page, '2.1.2')).toHaveAttribute('aria-invalid', 'true');
  await expect(figure(page, '2.1.2')).toHaveAccessibleDescription(/more than 100 per cent/);
  await expect(figure(page, '2.1.3')).toHaveAccessibleDescription(/more sufficient cases/);
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await expect(figure(page, '2.1.1')).not.toHaveAttribute('aria-invalid');

  await figure(page, '2.1.2').fill('83');
  await expect(figure(page, '2.1.2')).not.toHaveAttribute('aria-invalid');
});

test('counts are not called wrong while they are being typed', async ({ page }) => {
  await figure(page, '2.1.1').pressSequentially('5 o');
  await expect(figure(page, '2.1.1')).not.toHaveAttribute('aria-invalid');
  await figure(page, '2.1.1').press('Tab');
  await expect(figure(page, '2.1.1')).toHaveAttribute('aria-invalid', 'true');
});

test('ratings alone give a score', async ({ page }) => {
  // East Sussex 2024: 2 + 2 + 3 + 3, 2 + 0 + 3 + 3, 1 + 1 + 3 + 2 = 25
  const ratings = {
    '1.1': 'Good',
    '1.2': 'Good',
    '1.3': 'Outstanding',
    '1.4': 'Outstanding',
    '2.1': 'Good',
    '2.2': 'Inadequate',
    '2.3': 'Outstanding',
    '2.4': 'Outstanding',
    '3.1': 'Requires improvement',
    '3.2': 'Requires improvement',
    '3.3': 'Outstanding',
    '3.4': 'Good',
    '4.1': 'Requires improvement',
  };
  for (const [number, label] of Object.entries(ratings)) {
    await rating(page, number).selectOption({ label });
  }
  await expect(overall(page)).toContainText('25 of 36');
  await expect(overall(page).getByText('Good', { exact: true }).first()).toBeVisible();
  await expect(overall(page)).toContainText('6 points short of Outstanding');
  await expect(row(page, '2.1')).toContainText('As stated, without all figures');
});

test.describe('examples come out as published', () => {
  const published = [
    { name: 'Isle of Wight 2023', score: '15 of 36', overall: 'Requires improvement' },
    { name: 'Hillingdon 2022', score: '17 of 36', overall: 'Requires improvement' },
    { name: 'Hampshire 2018', score: '19 of 36', overall: 'Good' },
  ];
  for (const { name, score, overall: words } of published) {
    test(name, async ({ page }) => {
      await example(page, name);
      await expect(overall(page)).toContainText(score);
      await expect(overall(page)).toContainText(words);
      await expect(overall(page)).not.toContainText('missing');
    });
  }
});

test('every rating is in words, not only in colour', async ({ page }) => {
  await example(page, 'Isle of Wight 2023');
  await expect(row(page, '2.4')).toContainText('Outstanding');
  await expect(row(page, '2.3')).toContainText('Good');
  await expect(row(page, '2.1')).toContainText('Requires improvement');
  await expect(row(page, '3.1')).toContainText('Inadequate');
  for (const tag of await page.locator('.rating').all()) {
    await expect(tag).toHaveText(/Outstanding|Good|Requires improvement|Inadequate/);
  }
});

test('the rule and discretion stand side by side where they differ', async ({ page }) => {
  await example(page, 'Hampshire 2018');
  await expect(overall(page)).toContainText(/By the rule\s*18 of 36, Requires improvement/);
  await expect(overall(page)).toContainText(/With discretion\s*19 of 36, Good/);
  await expect(row(page, '2.1')).toContainText('As the report states. By the rule: Good');
});

test('what was only stated is not called discretion', async ({ page }) => {
  await example(page, 'Isle of Wight 2023');
  for (const number of ['2.1.1', '2.1.2', '2.1.3']) await figure(page, number).fill('');
  await page
    .getByRole('combobox', { name: 'Rating for 2.1 Assessment, where only the rating is known' })
    .selectOption('Good');
  await expect(overall(page)).toContainText(/With the ratings stated\s*16 of 36/);
  await expect(overall(page)).not.toContainText('With discretion');
});

test('a figure that cannot be is read out once it is left', async ({ page }) => {
  await figure(page, '2.1.1').pressSequentially('8O%');
  await figure(page, '2.1.1').press('Tab');
  await expect(
    page.getByRole('status').filter({ hasText: /2\.1\.1: ‘8O%’ is not a figure/ }),
  ).toBeAttached();
});

test('discretion is a person’s, with a reason, and can be taken back', async ({ page }) => {
  await example(page, 'Isle of Wight 2023');
  await options(page, '2.1');
  await page.getByRole('combobox', { name: 'Move to' }).selectOption('Good');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Panel, May');
  await expect(row(page, '2.1').first()).toContainText(
    'By discretion. By the rule: Requires improvement',
  );
  await expect(overall(page)).toContainText('16 of 36');

  await page.getByRole('combobox', { name: 'Move to' }).selectOption('Not used: the rule decides');
  await expect(overall(page)).toContainText('15 of 36');
});

test('the margin for discretion is pointed out and never applied', async ({ page }) => {
  for (const [number, text] of [
    ['2.1.1', '90'],
    ['2.1.2', '80'],
    ['2.1.3', '77'],
  ] as const) {
    await figure(page, number).fill(text);
  }
  await expect(row(page, '2.1')).toContainText(
    'Within the margin for discretion: 3 points below Outstanding',
  );
  await expect(row(page, '2.1').getByRole('cell').last()).toHaveText('2');
});

test('a domain that was not inspected leaves the score, and the result is indicative', async ({
  page,
}) => {
  await example(page, 'Isle of Wight 2023');
  await page
    .getByRole('checkbox', { name: 'Domain 3, Out-of-court disposals: Not inspected' })
    .check();
  await expect(overall(page)).toContainText('12 of 24');
  await expect(overall(page)).toContainText('Indicative');
  await expect(row(page, '3.1')).toContainText('Not inspected');

  await page
    .getByRole('checkbox', { name: 'Domain 3, Out-of-court disposals: Not inspected' })
    .uncheck();
  await expect(overall(page)).toContainText('15 of 36');
});

test('Inadequate resettlement keeps the overall rating from Outstanding', async ({ page }) => {
  for (const number of [
    '1.1',
    '1.2',
    '1.3',
    '1.4',
    '2.1',
    '2.2',
    '2.3',
    '2.4',
    '3.1',
    '3.2',
    '3.3',
    '3.4',
  ]) {
    await rating(page, number).selectOption('Outstanding');
  }
  await rating(page, '4.1').selectOption('Inadequate');
  await expect(overall(page)).toContainText('36 of 36');
  await expect(overall(page)).toContainText('Held at Good');
});

test('what is missing leads to its cell', async ({ page }) => {
  await figure(page, '2.1.1').fill('83');
  await overall(page)
    .getByRole('button', { name: 'Go to 2.1.3 Keeping other people safe' })
    .click();
  await expect(figure(page, '2.1.3')).toBeFocused();
  await overall(page).getByRole('button', { name: 'Go to 3.2 Planning' }).click();
  await expect(figure(page, '3.2.1')).toBeFocused();
});

test('why a standard has its rating is said with its source', async ({ page }) => {
  await example(page, 'Isle of Wight 2023');
  await options(page, '2.1');
  // What is to be printed says it too.
  await expect(
    page.getByText('R3: A case-based standard takes the lowest band').first(),
  ).toBeVisible();
  await expect(page.getByText('Source: Hillingdon, May 2022, Annexe 1.').first()).toBeVisible();
});
