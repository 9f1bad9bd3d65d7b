// The page as one file: by double click, from servers that know little, and without anything beside it.
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { inRoot, singlePage } from '../../tools/paths.mjs';
import { served } from '../packaging/served.mjs';
import { accessibilityProblems, box, figure, goToTakeAway, overall, paste, row } from './page.ts';

/** Alone in a folder, so that nothing beside it can help. */
const folder = mkdtempSync(join(tmpdir(), 'yjr-single-'));
const file = join(folder, 'youth-justice-ratings.html');
copyFileSync(singlePage, file);

const TYPES = {
  'a server that is right': 'text/html; charset=utf-8',
  'a server that names another encoding': 'text/html; charset=iso-8859-1',
};

async function opened(page: Page, address: string) {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => complaints.push(said.text()));
  await page.goto(address);
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
  return { requests, complaints };
}

/** Uses what loads something in the page of several files. */
async function used(page: Page) {
  await box(page).fill('2.1: 83, 50, 50');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(overall(page).getByText('1 to 34 of 36')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await box(page).fill('Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await goToTakeAway(page);
  const link = page.getByRole('textbox', { name: 'Link' });
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(link).toHaveValue(/#YJ:2021\/2\.1:83-50-50\/end$/);
  await page.locator('#files').setInputFiles(inRoot('tests', 'files', 'table.docx'));
  await expect(page.getByText('does not read files such as').first()).toBeVisible();
}

for (const [how, type] of Object.entries(TYPES)) {
  test(`from ${how}, it works and asks for nothing else`, async ({ page }) => {
    const server = await served(folder, (response) => response.setHeader('Content-Type', type));
    const { requests, complaints } = await opened(page, `${server.url}youth-justice-ratings.html`);
    await used(page);
    // A worker of its own making is no request.
    expect(requests.filter((address) => !address.startsWith('blob:'))).toHaveLength(1);
    expect(complaints).toEqual([]);
    expect(await page.getByText('inspectorate’s published rules').count()).toBeGreaterThan(0);
    server.close();
  });
}

test('by double click, it works and asks for nothing else', async ({ page }) => {
  const { requests, complaints } = await opened(page, pathToFileURL(file).href);
  await used(page);
  expect(requests.filter((address) => !address.startsWith('blob:'))).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

for (const how of ['from a server', 'by double click']) {
  test(`${how}, an edition of one’s own can be used, and its draft opens again`, async ({
    page,
  }) => {
    const server = await served(folder);
    const { complaints } = await opened(
      page,
      how === 'from a server'
        ? `${server.url}youth-justice-ratings.html`
        : pathToFileURL(file).href,
    );
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Use an edition file …' }).click();
    await (await choosing).setFiles(inRoot('docs', 'example-edition.json'));
    await expect(page.getByRole('heading', { name: 'Ratings, Island2026 edition' })).toBeVisible();
    await figure(page, '2.1.1').fill('83');
    await expect(row(page, '2.1.1')).toContainText('Good');
    await page.waitForTimeout(500);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Ratings, Island2026 edition' })).toBeVisible();
    await expect(figure(page, '2.1.1')).toHaveValue('83%');
    // It is read beside the page by that edition too.
    await paste(page, '2.1: 65, 50');
    await expect(figure(page, '2.1.1')).toHaveValue('65%');
    expect(complaints).toEqual([]);
    server.close();
  });
}

test('a table can be pasted, and its problems have no way to a page that is not there', async ({
  page,
}) => {
  const server = await served(folder);
  await opened(page, `${server.url}youth-justice-ratings.html`);
  await paste(page, '2.1: 83, 500, 50');
  await expect(page.getByText('500').first()).toBeVisible();
  expect(await page.locator('a[href*="problems"]').count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  server.close();
});

test('it is less than 400 kB, plain ASCII, and has its licences with it', () => {
  const bytes = readFileSync(singlePage);
  expect(bytes.length).toBeLessThan(400_000);
  expect(bytes.every((byte) => byte < 128)).toBe(true);
  const text = bytes.toString('ascii');
  for (const part of ['memchr', 'lit-html', 'fflate', 'govuk-frontend', 'rust-std']) {
    expect(text).toMatch(new RegExp(`^${part} \\d`, 'm'));
  }
  // A script, a style or a picture that is loaded from somewhere.
  expect(text).not.toMatch(/<(script|img|iframe)[^>]* src=|<link[^>]* href="(?!data:)/);
  expect(text).not.toContain('type="module"');
});

test('Welsh is in the file too', async ({ page }) => {
  const { requests, complaints } = await opened(page, pathToFileURL(file).href);
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles(inRoot('tests', 'files', 'percentages.xlsx'));
  await expect(page.getByText('Nid yw’r fersiwn hwn o’r dudalen, sy’n un ffeil,')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  expect(complaints).toEqual([]);
  expect(requests.every((request) => request.startsWith('file:'))).toBe(true);
});

test('where nothing can be kept it does not say that anything is', async ({ page }) => {
  const server = await served(folder);
  await page.setContent(
    `<iframe sandbox="allow-scripts" src="${server.url}youth-justice-ratings.html"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
  await expect(frame.getByText('Example figures come from')).toBeVisible();
  await expect(frame.getByText('Nothing you enter is kept here')).toBeVisible();
  await expect(frame.getByRole('heading', { name: 'Your data' })).toHaveCount(0);
  server.close();
});

test('what it keeps can be erased there, and kept again', async ({ page }) => {
  const kept = () => page.evaluate(() => Object.keys(localStorage).sort().join());
  await opened(page, pathToFileURL(file).href);
  await figure(page, '2.1.1').fill('83');
  await expect.poll(kept).toContain('draft');
  const erase = page.getByRole('button', { name: 'Erase what is kept' });
  await erase.focus();
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: 'Keep this again' });
  await expect(again).toBeFocused();
  await expect(page.getByText('What this browser kept was erased')).toBeVisible();
  await figure(page, '2.1.2').fill('50');
  await page.waitForTimeout(500);
  expect(await kept()).toBe('');
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(again).toBeVisible();
  expect(await kept()).toBe('');
  await again.click();
  await expect.poll(kept).toContain('draft');
  // What another tab has does not come back by its next change.
  const other = await page.context().newPage();
  await opened(other, pathToFileURL(file).href);
  await expect(figure(other, '2.1.2')).toHaveValue('50%');
  await erase.click();
  await expect(other.getByText('What this browser kept was erased')).toBeVisible();
  await figure(other, '2.1.3').fill('90');
  await other.waitForTimeout(500);
  expect(await kept()).toBe('');
  await other.close();
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('');
  expect(await kept()).toBe('');
  expect(await accessibilityProblems(page)).toEqual([]);
});
