// Links: what they hold, and what opening one does to the work that is there.
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { page as builtPage } from '../../tools/paths.mjs';
import {
  accessibilityProblems,
  box,
  example,
  figure,
  goToTakeAway,
  open,
  overall,
  rating,
  row,
  takeAway,
} from './page.ts';

const LINK = '#YJ:2021/1.1:G/2.1:83-50-50/3.1:69-81-63!G';

async function openLink(page: Page, fragment: string): Promise<void> {
  // Another address first, so that the page is loaded and not only told of another fragment.
  await page.goto('about:blank');
  await page.goto(`/${fragment}`);
}

function question(page: Page) {
  return page.getByRole('region', { name: 'This link brought figures' });
}

/** Some work that is kept, so that the next page begins with it. */
async function work(page: Page): Promise<void> {
  await open(page);
  await figure(page, '2.2.1').fill('77');
  await expect(figure(page, '2.2.1')).toHaveValue('77');
  await page.waitForTimeout(400);
}

test('a link holds what was entered, and names the service only if that is ticked', async ({
  page,
}) => {
  await open(page);
  await example(page, 'Hillingdon 2022');
  await goToTakeAway(page);
  const share = takeAway(page).getByRole('button', { name: 'Copy a link' });
  const link = takeAway(page).getByRole('textbox', { name: 'Link' });
  await share.click();
  const line =
    'YJ:2021/1.1:R/1.2:G/1.3:O/1.4:G/2.1:85-54-46/2.2:62-62-38/2.3:77-77-23/2.4:77-69-62/3.1:69-81-63!Gs/3.2:69-63-81!Gs/3.3:81-69-88/3.4:G/4.1:G';
  await expect(link).toHaveValue(`http://localhost:${new URL(page.url()).port}/#${line}`);
  // Nothing that was typed stands in the address of the page itself.
  expect(new URL(page.url()).hash).toBe('');

  await takeAway(page)
    .getByRole('checkbox', { name: /^Name the service/ })
    .check();
  await expect(link).toBeHidden();
  await share.click();
  await expect(link).toHaveValue(/4\.1:G&service=Hillingdon_Youth_Justice_Service$/);
  await rating(page, '1.1').selectOption('Good');
  await expect(link).toBeHidden();
  await page.getByRole('textbox', { name: 'Service' }).fill('Anytown');
  await expect(
    takeAway(page).getByRole('checkbox', { name: 'Name the service in it: Anytown' }),
  ).not.toBeChecked();
});

test('a link fills an empty page, and leaves the address', async ({ page }) => {
  await openLink(page, `${LINK}&service=Ynys_M%c3%b4n`);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(row(page, '3.1').first()).toContainText('By discretion');
  await expect(page.getByRole('textbox', { name: 'Service' })).toHaveValue('Ynys Môn');
  await expect(page).toHaveURL('/');
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(question(page)).toBeHidden();
});

test('by double click a link works too', async ({ page }) => {
  await page.goto(`${pathToFileURL(builtPage).href}${LINK}`);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('work in progress stays until somebody says otherwise', async ({ page }) => {
  await work(page);
  await openLink(page, LINK);
  await expect(page.getByRole('heading', { name: 'This link brought figures' })).toBeFocused();
  await expect(question(page)).toContainText('6 percentages and 2 ratings, 2021 edition.');
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
  expect(await accessibilityProblems(page)).toEqual([]);
  await question(page).getByRole('button', { name: 'Keep mine' }).click();
  await expect(question(page)).toBeHidden();
  await expect(page).toHaveURL('/');
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
  await expect(figure(page, '2.1.1')).toHaveValue('');
});

test('the figures of a link are opened beside the work, which stays kept', async ({ page }) => {
  await work(page);
  await openLink(page, LINK);
  await question(page).getByRole('button', { name: 'Open the link’s figures' }).press('Enter');
  const beside = page.getByRole('region', { name: 'You are looking at a link’s figures' });
  await expect(beside).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.2.1')).toHaveValue('');
  expect(await accessibilityProblems(page)).toEqual([]);
  // Even what is changed there is not kept in place of the work.
  await rating(page, '1.2').selectOption('Inadequate');
  await page.waitForTimeout(400);
  await page.reload();
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
  await question(page).getByRole('button', { name: 'Open the link’s figures' }).click();
  await rating(page, '1.2').selectOption('Inadequate');
  await beside.getByRole('button', { name: 'Back to mine' }).click();
  await expect(beside).toBeHidden();
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
  // From here on everything is kept again.
  await rating(page, '1.3').selectOption('Good');
  await page.waitForTimeout(400);
  await page.reload();
  await expect(rating(page, '1.3')).toHaveValue('good');
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
});

test('beside one link another can be opened, and the way back leads to the work', async ({
  page,
}) => {
  await work(page);
  await openLink(page, LINK);
  const take = question(page).getByRole('button', { name: 'Open the link’s figures' });
  await take.click();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await page.evaluate(() => {
    location.hash = '#YJ:2018/3.4:61-69/end';
  });
  await take.click();
  await expect(figure(page, '3.4.1')).toHaveValue('61%');
  await page.getByRole('button', { name: 'Back to mine' }).click();
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
  await expect(figure(page, '2.1.1')).toHaveValue('');
});

test('text that waits in the paste box is work too', async ({ page }) => {
  await open(page);
  await box(page).fill('half a list');
  await page.waitForTimeout(400);
  await openLink(page, LINK);
  await expect(question(page)).toBeVisible();
  await expect(box(page)).toHaveValue('half a list');
});

test('the figures of a link can take the place of the work, and undo has that still', async ({
  page,
}) => {
  await work(page);
  await openLink(page, LINK);
  await question(page).getByRole('button', { name: 'Open the link’s figures' }).click();
  await page.getByRole('button', { name: 'Keep these instead of mine' }).click();
  await expect(page.getByRole('button', { name: 'Back to mine' })).toBeHidden();
  await expect(page).toHaveURL('/');
  await page.getByRole('button', { name: 'Undo: import' }).click();
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
  await page.getByRole('button', { name: 'Redo: import' }).click();
  await page.waitForTimeout(400);
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('a link that is opened in an open page asks as well', async ({ page }) => {
  await work(page);
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, LINK);
  await expect(question(page)).toBeVisible();
  await expect(figure(page, '2.2.1')).toHaveValue('77%');
});

test('a link to what is there already asks nothing', async ({ page }) => {
  await openLink(page, LINK);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await page.waitForTimeout(400);
  await openLink(page, LINK);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(page).toHaveURL('/');
  await expect(question(page)).toBeHidden();
});

for (const [what, fragment, said] of [
  [
    'an edition that is not known',
    '#YJ:2031/1.1:G',
    'It is by the edition ‘2031’, which is not built in.',
  ],
  ['a later version', '#YJ7:2021/1.1:G', 'version 7, which is not known here'],
  ['a broken kind', '#YJ:2021/zz', 'A part of it is missing, or was changed on its way.'],
  ['half a line', '#YJ:2021/2.1:83-', 'Copy the whole link, or ask for it again.'],
] as const) {
  test(`a link of ${what} says so and changes nothing`, async ({ page }) => {
    await work(page);
    await openLink(page, fragment);
    const notice = page.getByRole('region', { name: 'The link could not be read' });
    await expect(notice).toContainText(said);
    await expect(figure(page, '2.2.1')).toHaveValue('77%');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toBeHidden();
    await expect(page).toHaveURL('/');
  });
}

test('where the script that reads links is missing, that is said', async ({ page }) => {
  await page.route('**/take-away.js', (route) => route.abort());
  await openLink(page, LINK);
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
});

test('a damaged link brings what is whole, and says what is not', async ({ page }) => {
  await openLink(page, '#YJ:2021/1.1:G/2.1:83-150-50/end');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(page.getByText('150 is more than 100 per cent.').first()).toBeVisible();
});

// One of each version and edition, as it was once handed out: never to be changed.
for (const [fragment, score] of [
  [
    '#YJ:2021/1.1:R/1.2:G/1.3:R/1.4:R/2.1:83-50-50/2.2:50-67-67/2.3:83-67-67/2.4:100-83-100/3.1:78-44-56/3.2:67-33-44/3.3:67-56-56/3.4:G/4.1:G',
    '15 of 36',
  ],
  [
    '#YJ:2018/1.1:G/1.2:G/1.3:O/1.4:G/2.1:90-80-77!O/2.2:70-58-59/2.3:80-67-55/2.4:73-56-63/3.1:89-60-70/3.2:95-57-67/3.3:75-64-56/3.4:61-69/end',
    '19 of 36',
  ],
] as const) {
  test(`the old link ${fragment.slice(0, 9)}… still works`, async ({ page }) => {
    await openLink(page, fragment);
    await expect(overall(page)).toContainText(score);
  });
}
