// Bringing figures in as text: what was understood, what was not, and the way back.
import { expect, test } from '@playwright/test';
import { box, example, figure, open, overall, paste, rating, row } from './page.ts';

test.beforeEach(({ page }) => open(page));

const LIST = '2.1: 83, 50, 50\n1.1 Good\n3.4 RI';

test('a pasted list is read at once and added to the table', async ({ page }) => {
  await figure(page, '2.2.1').fill('70');
  await paste(page, LIST);

  await expect(page.getByRole('heading', { name: 'Read as a list, 2021 edition' })).toBeVisible();
  await expect(page.getByText('3 percentages and 2 ratings.').first()).toContainText(
    'What else is in the table stays.',
  );
  await expect(row(page, '2.1').first()).toContainText('Requires improvement');
  await expect(rating(page, '1.1')).toHaveValue('good');
  await expect(figure(page, '2.2.1')).toHaveValue('70%');
  await expect(box(page)).toHaveValue('');
});

test('a list takes the place of an example, and what a service has is not mixed with it', async ({
  page,
}) => {
  await example(page, 'Hillingdon 2022');
  await paste(page, LIST);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.2.1')).toHaveValue('');
  await expect(rating(page, '1.2')).toHaveValue('');
  await expect(overall(page)).not.toContainText('Published');
});

test('what is typed is read with Ctrl and Enter, or the button', async ({ page }) => {
  await box(page).fill('2.1.1 83%');
  await box(page).press('Control+Enter');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await box(page).fill('2.1.2: 5 of 6');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(figure(page, '2.1.2')).toHaveValue('5/6');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('one undo takes an import back, and its text with it', async ({ page }) => {
  await figure(page, '2.1.1').fill('12');
  await paste(page, LIST);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await expect(rating(page, '1.1')).toHaveValue('');
  await expect(box(page)).toHaveValue(LIST);
});

test('problems stand with their place, beside their cell, and lead there', async ({ page }) => {
  await paste(page, '2.1: 83, 50, 50\n2.2.2: 150\n9.9 Good\nhello');
  await expect(page.getByText('3 things to look at').last()).toBeVisible();
  await expect(page.getByText('150 is more than 100 per cent.').first()).toBeVisible();
  await expect(row(page, '2.2.2')).toContainText('150 is more than 100 per cent.');
  await expect(figure(page, '2.2.2')).toHaveAccessibleDescription(/150 is more than 100/);
  await expect(figure(page, '2.2.2')).toHaveAttribute('aria-invalid', 'true');
  await expect(box(page)).toHaveValue(/9\.9 Good/);
  await expect(row(page, '2.1').first()).toContainText('Requires improvement');

  await page.getByRole('button', { name: /^Line 3/ }).click();
  await expect(box(page)).toBeFocused();
  const selected = await box(page).evaluate((element) => {
    const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(selected).toBe('9.9 Good');

  await page.getByRole('button', { name: 'Go to 2.2.2 Keeping the child safe' }).click();
  await expect(figure(page, '2.2.2')).toBeFocused();
  await page.keyboard.type('65');
  await expect(row(page, '2.2.2')).not.toContainText('more than 100');
  await expect(page.getByText('2 things to look at').last()).toBeVisible();
});

test('a long text stands in the box once the ratings are there, to be mended and read again', async ({
  page,
}) => {
  const long = `2.1: 83, 50, 150\n${'1.1 Good\n'.repeat(2_000)}`;
  await paste(page, long);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(box(page)).toHaveValue(long);
  await box(page).press('ControlOrMeta+Home');
  for (const key of ['End', 'Backspace', 'Backspace', 'Backspace', '7', '2']) {
    await box(page).press(key);
  }
  const mended = long.replace('150', '72');
  await expect(box(page)).toHaveValue(mended);
  // What is typed is kept as it stands.
  await page.reload();
  await expect(box(page)).toHaveValue(mended);
  await box(page).press('Control+Enter');
  await expect(figure(page, '2.1.3')).toHaveValue('72%');
});

test('where nothing is recognised the text stays and the table too', async ({ page }) => {
  await figure(page, '2.1.1').fill('83');
  await paste(page, 'Dear all,\nsee you on Monday.');
  await expect(page.getByRole('heading', { name: 'Nothing could be read' })).toBeVisible();
  await expect(box(page)).toHaveValue('Dear all,\nsee you on Monday.');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('more than ten megabytes are refused in words', async ({ page }) => {
  await box(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '2.1: 83, 50, 50\n'.repeat(700_000));
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText(/longer than \d+ megabytes/).first()).toBeVisible();
  await expect(overall(page)).toContainText('Nothing entered yet');
});

test('pasted text is never markup', async ({ page }) => {
  await paste(page, '2.1: <img src=x onerror=alert(1)>, 50, 50\n1.1 Good');
  await expect(page.locator('img')).toHaveCount(0);
  await expect(rating(page, '1.1')).toHaveValue('good');
});
