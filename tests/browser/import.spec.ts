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

test('what is pasted next is read without the text that was read before and waits to be mended', async ({
  page,
}) => {
  await paste(page, '2.1.1 8O%\n2.1.2 70%');
  await expect(box(page)).toHaveValue(/8O%/);
  await paste(page, '2.1: 50, 60, 70\n2.2.2: 1500');
  await expect(box(page)).toHaveValue('2.1: 50, 60, 70\n2.2.2: 1500');
  await expect(figure(page, '2.1.1')).toHaveValue('50%');
  await expect(page.getByText('1 thing to look at').first()).toBeVisible();
  // A word mends what is there.
  await box(page).evaluate((area: HTMLTextAreaElement) =>
    area.setSelectionRange(area.value.length - 4, area.value.length),
  );
  await page.evaluate(() => navigator.clipboard.writeText('80'));
  await page.keyboard.press('ControlOrMeta+V');
  await expect(figure(page, '2.2.2')).toHaveValue('80%');
  await expect(figure(page, '2.1.1')).toHaveValue('50%');
});

test('what is not read yet is read together with what is pasted', async ({ page }) => {
  await box(page).fill('2.1: 83, 50, 50\n');
  await box(page).press('ControlOrMeta+End');
  await paste(page, '2.2: 70, 71, 72\n2.3: 60, 61, 62');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.3.3')).toHaveValue('62%');
});

test('an example asks before it takes the place of work, and closes a question that is open', async ({
  page,
}) => {
  await example(page, 'Hillingdon 2022');
  await example(page, 'Isle of Wight 2023');
  await expect(overall(page)).toContainText('15 of 36');
  await figure(page, '2.1.1').fill('12');
  await example(page, 'Hillingdon 2022');
  const question = page.getByRole('heading', { name: /^Load the example/ });
  await expect(question).toBeFocused();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await page.getByRole('button', { name: 'Leave the table as it is' }).click();
  await expect(question).toHaveCount(0);
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await example(page, 'Hillingdon 2022');
  await expect(page.getByRole('button', { name: 'Add to what is there' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(overall(page)).toContainText('17 of 36');
  await expect(question).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
});

test('the same is said once more where it happens once more', async ({ page }) => {
  const said = page.getByRole('status').filter({ hasText: /^Read as a list/ });
  await paste(page, '2.1: 83, 50, 50');
  await expect(said).toHaveCount(1);
  const before = await said.textContent();
  await paste(page, '2.1: 60, 70, 80');
  await expect(figure(page, '2.1.1')).toHaveValue('60%');
  await expect.poll(() => said.textContent()).not.toBe(before);
  await expect(said).toHaveText(before?.trim() ?? '');
});

test('a certain mend is said, and what is left to mend', async ({ page }) => {
  await paste(page, '2.1.1 8O%\n2.2.2 150');
  await page.getByRole('button', { name: 'Use 80%' }).first().click();
  await expect(
    page.getByRole('status').filter({ hasText: '2.1.1 is 80% now. 1 thing to look at.' }),
  ).toHaveCount(1);
  await expect(figure(page, '2.1.1')).toHaveValue('80%');
});

test('a button that goes away leaves the focus in its part, in view', async ({ page }) => {
  await paste(page, '2.1: 83, 50, 50');
  const undo = page.getByRole('button', { name: 'Undo this import' });
  await undo.focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: 'Bring figures in' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
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
