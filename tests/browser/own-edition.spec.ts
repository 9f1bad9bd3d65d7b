// An edition of one's own: loaded from its file, followed everywhere, kept, and taken back.
import { readFileSync } from 'node:fs';
import { expect, type FileChooser, type Page, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import {
  accessibilityProblems,
  crowded,
  example,
  figure,
  goToTakeAway,
  open,
  overall,
  paste,
  rating,
  row,
} from './page.ts';

const file = inRoot('docs', 'example-edition.json');
const text = readFileSync(file, 'utf8');
const guide = readFileSync(inRoot('docs', 'own-edition.md'), 'utf8');
const list = guide.match(/```text\n([\s\S]*?)```/)?.[1] ?? '';
const line = 'YJ:Island2026/1.1:G/2.1:38-75/2.2:92-90/3.1:9of10/end';

const chooser = (page: Page) => page.getByRole('button', { name: 'Use an edition file …' });

type Chosen = Parameters<FileChooser['setFiles']>[0];

async function choose(page: Page, chosen: Chosen) {
  const choosing = page.waitForEvent('filechooser');
  await chooser(page).click();
  await (await choosing).setFiles(chosen);
}

const used = (page: Page) => page.getByText('The Island2026 edition, from your file, is in use.');

/** Uses the guide's edition on a page without work. */
async function useExample(page: Page) {
  await choose(page, file);
  await expect(used(page)).toBeFocused();
}

function inMemory(content: string) {
  return { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(content) };
}

async function noViolations(page: Page) {
  expect(await accessibilityProblems(page)).toEqual([]);
}

test.beforeEach(({ page }) => open(page));

test('ratings follow the guide’s edition, as the guide says', async ({ page }) => {
  await useExample(page);
  await expect(page.getByRole('radio', { name: 'Island2026 edition' })).toBeChecked();
  await expect(row(page, '4.1')).toHaveCount(0);

  await paste(page, list);
  await expect(figure(page, '2.1.1')).toHaveValue('38%');
  await expect(overall(page)).toContainText('13 of 20');
  await expect(overall(page)).toContainText('Requires improvement');
  await expect(page.getByRole('heading', { name: 'Ratings, Island2026 edition' })).toBeVisible();
  // What the built-in editions cannot rate, this one may.
  await expect(page.getByText('do not use this page for them')).toBeHidden();
  await noViolations(page);

  await figure(page, '2.1.1').fill('41');
  await expect(overall(page)).toContainText('14 of 20');
  await expect(overall(page)).toContainText('Good');
});

test('it is chosen by keyboard alone', async ({ page }) => {
  await page.getByRole('radio', { name: '2021 edition' }).focus();
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Tab');
  await expect(chooser(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(file);
  await expect(used(page)).toBeFocused();
});

test('all that is wrong in a file is listed with its place, and nothing changes', async ({
  page,
}) => {
  await example(page, 'Isle of Wight 2023');
  const broken = text
    .replace('"margin": 3', '"margin": 300')
    .replace('["repair"]', '["repairs"]')
    .replace('"R10"', '"R11"');
  await choose(page, inMemory(broken));
  const notice = page.getByRole('region', { name: '‘mine.json’ was not used' });
  await expect(notice.getByRole('heading')).toBeFocused();
  await expect(notice.getByRole('listitem')).toHaveCount(3);
  await expect(notice.getByRole('listitem').first()).toContainText(/line 8.*margin.*0–100/i);
  await expect(overall(page)).toContainText('15 of 36');
  await noViolations(page);

  await choose(page, inMemory('{"id": '));
  await expect(notice.getByRole('listitem')).toHaveCount(1);
  await expect(notice.getByRole('listitem')).toContainText('ends before its JSON does');

  const picture = { ...inMemory(''), buffer: Buffer.from('89504e470d0a1a0a0000000d', 'hex') };
  await choose(page, picture);
  await expect(notice.getByRole('listitem')).toHaveText(/not JSON.*PNG/);
  await choose(page, inMemory(''));
  await expect(notice.getByRole('listitem')).toContainText('has nothing in it');
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toHaveCount(0);
  await expect(chooser(page)).toBeFocused();
});

test('where there is work a person chooses, and undo takes either back', async ({ page }) => {
  await example(page, 'Isle of Wight 2023');
  const ask = page.getByRole('region', { name: 'Use the Island2026 edition?' });
  await choose(page, file);
  await expect(ask.getByRole('heading')).toBeFocused();
  await expect(overall(page)).toContainText('15 of 36');
  await noViolations(page);

  await ask.getByRole('button', { name: 'Use it, and start anew' }).click();
  await expect(rating(page, '1.1')).toHaveValue('');
  await expect(page.getByRole('region', { name: 'Ratings, Island2026 edition' })).toBeVisible();
  await expect(overall(page)).toContainText('Nothing entered yet');
  await expect(overall(page)).not.toContainText('Published');
  await expect(page.getByRole('textbox', { name: /^Service/ })).toHaveValue('');
  await page.getByRole('button', { name: 'Undo: change of edition' }).click();
  await expect(overall(page)).toContainText('15 of 36');

  await choose(page, file);
  await ask.getByRole('button', { name: 'Use it, and keep what fits' }).click();
  await expect(rating(page, '1.1')).not.toHaveValue('');
  await expect(page.getByRole('main').getByText(/Left out.*2\.1 Assessment/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo: change of edition' }).click();
  await expect(overall(page)).toContainText('15 of 36');
  await page.getByRole('button', { name: 'Redo: change of edition' }).click();
  await page.getByRole('button', { name: 'Back to the built-in editions' }).click();
  await expect(page.getByRole('radio', { name: '2021 edition' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '2021 edition' })).toBeFocused();
});

test('a reload keeps the edition with the work', async ({ page }) => {
  await useExample(page);
  await paste(page, list);
  await expect(overall(page)).toContainText('13 of 20');
  await page.reload();
  await expect(overall(page)).toContainText('13 of 20');
  await expect(figure(page, '3.1.1')).toHaveValue('9/10');
  await figure(page, '2.1.1').fill('41');
  await expect(overall(page)).toContainText('14 of 20');
  await page.reload();
  await expect(overall(page)).toContainText('14 of 20');
});

test('work is not lost where the engine for it cannot be loaded', async ({ page }) => {
  await useExample(page);
  await paste(page, list);
  await expect(overall(page)).toContainText('13 of 20');
  await page.waitForTimeout(500);
  await page.route('**/read-tables.js', (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.unroute('**/read-tables.js');
  await page.getByRole('alert').getByRole('button').click();
  await expect(overall(page)).toContainText('13 of 20');
});

test('a table, a line and an audit are read by it', async ({ page }) => {
  await useExample(page);
  await paste(page, 'Key question\t% Yes\n2.1.1\t70%\n2.1.2\t75%\n');
  await expect(figure(page, '2.1.2')).toHaveValue('75%');
  await expect(row(page, '2.1')).toContainText('Good');
});

test('what is taken away names it', async ({ page }) => {
  await useExample(page);
  await paste(page, list);
  await expect(overall(page)).toContainText('13 of 20');
  await goToTakeAway(page);
  const save = async (name: string) => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    return readFileSync(await (await saving).path(), 'utf8');
  };
  expect(await save('CSV')).toContain('Edition,Island2026');
  expect(JSON.parse(await save('JSON'))).toMatchObject({
    edition: 'Island2026',
    overall: { score: 13, outOf: 20, rating: 'requires-improvement' },
  });
  const picture = await save('Picture (SVG)');
  expect(picture).toContain('the rules of the Island2026 edition');
  expect(picture).not.toContain('HM Inspectorate');
});

test('long names stand on nothing else in the picture', async ({ page }) => {
  const long = 'as people say it where names may be as long as this';
  const wordy = JSON.parse(text, (key, value) =>
    key === 'name' || key === 'label' ? `${value} ${long}`.slice(0, 80) : value,
  );
  await choose(page, inMemory(JSON.stringify(wordy)));
  await expect(used(page)).toBeFocused();
  await paste(page, list);
  await goToTakeAway(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Picture (SVG)' }).click();
  const svg = readFileSync(await (await saving).path(), 'utf8');
  const image = await page.context().newPage();
  await image.setContent(svg);
  await expect(image.getByText('38%')).toBeVisible();
  expect(await crowded(image)).toEqual([]);
});

test('a frame opens it in its own tab as what it is', async ({ page }) => {
  await page.goto('/embed.html');
  await useExample(page);
  await figure(page, '2.1.1').fill('38');
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Open in its own tab, with these figures' }).click();
  expect(decodeURIComponent((await opening).url())).toContain('#YJ:Island2026/');
});

test('a link of it says that the edition is not known, and opens where it is', async ({ page }) => {
  await page.goto(`/#${line}`);
  await page.reload();
  await expect(page.getByText(/by the edition ‘Island2026’, which is not built in/)).toBeVisible();
  await expect(overall(page)).not.toContainText('of 20');

  await useExample(page);
  await page.reload();
  await expect(overall(page)).toContainText('13 of 20');
});
