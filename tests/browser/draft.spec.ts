// Work survives a reload, and what cannot be read is neither lost nor in the way.
import { expect, type Page, test } from '@playwright/test';
import { box, example, figure, open, overall, rating } from './page.ts';

const KEY = 'youth-justice-ratings/draft';

test('figures, half-typed cells and unread text are there again after a reload', async ({
  page,
}) => {
  await open(page);
  await example(page, 'Isle of Wight 2023');
  await rating(page, '1.1').selectOption('Outstanding');
  await figure(page, '2.1.2').fill('183');
  await box(page).fill('something for later');
  await page.reload();

  await expect(page.getByText('Your work from last time is back.')).toBeVisible();
  await expect(rating(page, '1.1')).toHaveValue('outstanding');
  await expect(figure(page, '2.1.2')).toHaveValue('183');
  await expect(figure(page, '2.1.2')).toHaveAttribute('aria-invalid', 'true');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(box(page)).toHaveValue('something for later');
});

test('a first visit says nothing of drafts', async ({ page }) => {
  await open(page);
  await expect(page.getByText('Your work from last time')).toHaveCount(0);
});

const damaged = {
  'cut off': '{"version":1,"value":{"rec',
  'of another version': '{"version":99,"value":{"record":{}}}',
  'something else': '{"version":1,"value":{"mine":"precious"}}',
};
for (const [how, text] of Object.entries(damaged)) {
  test(`a draft that is ${how} is shown to copy, and the page works`, async ({ page }) => {
    await page.addInitScript(
      ([key, kept]) => {
        if (!sessionStorage.getItem('planted')) localStorage.setItem(key, kept);
        sessionStorage.setItem('planted', 'yes');
      },
      [KEY, text] as const,
    );
    await open(page);
    await expect(page.getByRole('heading', { name: 'Saved work could not be read' })).toBeVisible();
    const shown = page.getByRole('textbox', { name: 'Text of the saved work' });
    await expect(shown).toHaveValue(/record|rec|precious/);
    await expect(shown).not.toBeEditable();

    await example(page, 'Isle of Wight 2023');
    await expect(overall(page)).toContainText('15 of 36');
    await page.getByRole('button', { name: 'Discard it' }).click();
    await expect(shown).toHaveCount(0);
  });
}

test('a damaged draft is offered again at each visit until it is discarded', async ({ page }) => {
  await page.addInitScript(
    ([key, kept]) => {
      if (!sessionStorage.getItem('planted')) localStorage.setItem(key, kept);
      sessionStorage.setItem('planted', 'yes');
    },
    [KEY, damaged['something else']] as const,
  );
  await open(page);
  const shown = page.getByRole('textbox', { name: 'Text of the saved work' });
  await expect(shown).toHaveValue(/precious/);
  await figure(page, '2.1.1').fill('83');
  for (const _visit of ['second', 'third']) {
    await page.reload();
    await expect(shown).toHaveValue(/precious/);
    await expect(figure(page, '2.1.1')).toHaveValue('83%');
  }

  await page.getByRole('button', { name: 'Discard it' }).click();
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(shown).toHaveCount(0);
});

test('a draft of an edition that is not known is kept aside', async ({ page }) => {
  const later = { record: { edition: '2031', standards: { '1.1': { stated: 'good' } } } };
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    KEY,
    JSON.stringify({ version: 1, value: later }),
  ] as const);
  await open(page);
  await expect(page.getByRole('textbox', { name: 'Text of the saved work' })).toHaveValue(/2031/);
  await expect(overall(page)).toContainText('Nothing entered yet');
});

test('an odd draft is taken for what it is worth', async ({ page }) => {
  const odd = {
    record: {
      edition: '2021',
      standards: {
        '1.1': { stated: 'splendid' },
        '1.2': { stated: 'good', keyQuestions: 7 },
        '2.1': {
          keyQuestions: { '2.1.1': { percent: '83' }, '2.1.2': null, '2.1.3': { percent: 'many' } },
        },
        '9.9': { stated: 'good' },
        '3.1': 'nothing',
      },
      prompts: 'none',
    },
    typed: { '2.2.1': 4 },
    reading: { problems: [{ code: 'constructor' }, null] },
  };
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    KEY,
    JSON.stringify({ version: 1, value: odd }),
  ] as const);
  await open(page);
  await expect(rating(page, '1.2')).toHaveValue('good');
  await expect(rating(page, '1.1')).toHaveValue('');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('where the browser keeps nothing, it is said', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await open(page);
  await figure(page, '2.1.1').fill('83');
  await expect(page.getByText('This browser is not keeping your work')).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('83');
});

test('what is done in one tab comes into the other, where undo brings back its own', async ({
  page,
  context,
}) => {
  await open(page);
  await figure(page, '2.1.1').fill('83');
  await keeps(page, '83');

  const other = await context.newPage();
  await open(other);
  await expect(figure(other, '2.1.1')).toHaveValue(/^83/);
  await figure(other, '2.1.1').fill('71');
  await figure(other, '2.1.2').fill('64');

  await expect(figure(page, '2.1.1')).toHaveValue(/^71/);
  await expect(figure(page, '2.1.2')).toHaveValue(/^64/);
  await expect(page.getByText('What was done in another tab is here now.')).toBeVisible();

  // However much was done there, it is one step here, and what comes back goes to the other tab too.
  await page.getByRole('button', { name: 'Undo: change in another tab' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue(/^83/);
  await expect(figure(page, '2.1.2')).toHaveValue('');
  await expect(page.getByText('What was done in another tab is here now.')).toHaveCount(0);
  await expect(figure(other, '2.1.1')).toHaveValue(/^83/);
});

test('a tab that was not told of what another kept does not write over it', async ({
  page,
  context,
}) => {
  // A tab that is asleep hears nothing.
  await page.addInitScript(() =>
    addEventListener('storage', (event) => event.stopImmediatePropagation(), true),
  );
  await open(page);
  await figure(page, '2.1.1').fill('83');
  const other = await context.newPage();
  await open(other);
  await figure(other, '2.2.1').fill('64');
  await keeps(other, '64');

  await expect(figure(page, '2.2.1')).toHaveValue('');
  await figure(page, '2.1.2').fill('50');
  await expect(figure(page, '2.2.1')).toHaveValue(/^64/);
  await page.getByRole('button', { name: 'Undo: change in another tab' }).click();
  await expect(figure(page, '2.1.2')).toHaveValue(/^50/);
  await expect(figure(other, '2.1.2')).toHaveValue(/^50/);
});

test('the figures of a link that are looked at do not give way to another tab, and harm nothing', async ({
  page,
  context,
}) => {
  await open(page);
  await figure(page, '2.1.1').fill('83');
  await keeps(page, '83');
  const other = await context.newPage();
  await other.goto('/#YJ:2021/2.1:11-11-11/end');
  await other.getByRole('button', { name: 'Open the link’s figures' }).click();
  await expect(figure(other, '2.1.1')).toHaveValue(/^11/);
  await figure(page, '2.1.2').fill('64');
  await keeps(page, '64');
  await expect(figure(other, '2.1.1')).toHaveValue(/^11/);

  await other.getByRole('button', { name: 'Back to mine' }).click();
  await expect(figure(other, '2.1.2')).toHaveValue(/^64/);
  await expect(figure(page, '2.1.2')).toHaveValue(/^64/);
});

/** Waits until the draft holds a figure. */
async function keeps(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), KEY)).toContain(text);
}
