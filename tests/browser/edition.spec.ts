// Which rules the page knows, and going from one edition to the other.
import { expect, test } from '@playwright/test';
import { example, figure, open, overall, rating, row } from './page.ts';

test.beforeEach(({ page }) => open(page));

test('the editions stand with their years, and with what is not built in', async ({ page }) => {
  const choice = page.getByRole('group', { name: 'Edition of the standards' });
  await expect(choice.getByRole('radio', { name: '2021 edition' })).toBeChecked();
  await expect(choice).toContainText('inspections from 2018 to 2021');
  await expect(
    page.getByText('Inspections since spring 2025 follow a new programme.'),
  ).toBeVisible();
});

test('another edition keeps what it shares, names the rest, and undo brings that back', async ({
  page,
}) => {
  await example(page, 'Isle of Wight 2023');
  await expect(overall(page)).toContainText('Published');
  await page.getByRole('radio', { name: '2018 edition' }).check();
  // That was by the rules of 2021.
  await expect(overall(page)).not.toContainText('Published');

  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(rating(page, '1.2')).toHaveValue('good');
  await expect(figure(page, '3.4.1')).toHaveValue('');
  await expect(row(page, '4.1')).toHaveCount(0);
  await expect(
    page
      .getByRole('main')
      .getByText(/Left out.*3\.4 Out-of-court disposal policy and provision, 4\.1 Resettlement/),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Undo: change of edition' }).click();
  await expect(rating(page, '4.1')).toHaveValue('good');
  await expect(overall(page)).toContainText('15 of 36');
});

test('going straight back to an edition loses nothing, and what is left out is read out', async ({
  page,
}) => {
  await example(page, 'Isle of Wight 2023');
  await page.getByRole('radio', { name: '2021 edition' }).press('ArrowDown');
  await expect(page.getByRole('radio', { name: '2018 edition' })).toBeChecked();
  await expect(
    page.getByRole('status').filter({ hasText: /Changed to the 2018 edition\. Left out.*3\.4/ }),
  ).toBeAttached();
  await page.getByRole('radio', { name: '2018 edition' }).press('ArrowUp');
  await expect(rating(page, '4.1')).toHaveValue('good');
  await expect(overall(page)).toContainText('15 of 36');
  await expect(overall(page)).toContainText('Published');
});
