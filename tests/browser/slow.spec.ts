// In a browser whose WebAssembly is switched off: the same Rust code as plain JavaScript. Without its
// compilers, as in Edge's hardened modes, V8 has no WebAssembly; its own switch, --noexpose-wasm, does nothing
// in today's Chromium.
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { page as builtPage, inRoot, singlePage } from '../../tools/paths.mjs';
import { installed } from '../packaging/installed.mjs';
import { served } from '../packaging/served.mjs';
import { accessibilityProblems, box, figure, open, overall, paste, row } from './page.ts';

const executablePath = await findChromium();

test.use({
  launchOptions: {
    args: [...chromiumFlags, '--js-flags=--jitless'],
    ...(executablePath && { executablePath }),
  },
});

test('the page says that it works in a slower way, reads, rates and keeps drafts', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  await open(page);
  expect(await page.evaluate(() => 'WebAssembly' in globalThis)).toBe(false);
  await expect(page.getByText('works in a slower way')).toBeVisible();
  await paste(page, '2.1: 83, 50, 50\n1.1 Good');
  await expect(overall(page).getByText('3 to 33 of 36')).toBeVisible();
  await figure(page, '2.2.1').fill('5 of 6');
  await expect(row(page, '2.2.1')).toContainText('Outstanding');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  expect(complaints).toEqual([]);
});

test('tables are read beside the page', async ({ page }) => {
  await open(page);
  await box(page).fill('Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('it works in a frame', async ({ page }) => {
  await page.goto('/embed.html');
  await expect(page.getByText('works in a slower way')).toBeVisible();
  await figure(page, '2.1.1').fill('83');
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
});

test('the page as one file says that it cannot do without', async ({ page }) => {
  await page.goto(pathToFileURL(singlePage).href);
  await expect(page.getByRole('alert')).toContainText(
    'this version of the page, which is one file',
  );
  await expect(page.getByRole('alert')).not.toContainText('did not load');
});

test('it works by double click', async ({ page }) => {
  await page.goto(pathToFileURL(builtPage).href);
  await paste(page, '2.1: 83, 50, 50');
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
});

test('a workbook is not called damaged for want of its reader', async ({ page }) => {
  await open(page);
  await page.locator('#files').setInputFiles(inRoot('tests', 'files', 'percentages.xlsx'));
  await expect(page.getByText('in which WebAssembly is switched off').first()).toBeVisible();
  await page.locator('#files').setInputFiles(inRoot('tests', 'files', 'table.docx'));
  await expect(page.getByRole('heading', { name: /^Read as a table/ })).toBeVisible();
});

test('the element of the npm package works so too', async ({ page }) => {
  const server = await served(installed('element-page'));
  await page.goto(server.url);
  const entry = page.locator('#one').getByRole('textbox', { name: /^2\.1\.1 / });
  await entry.fill('83');
  await page
    .locator('#one')
    .getByRole('textbox', { name: 'Paste or type figures' })
    .fill('Standard\tPercentage\n2.1.2\t50%');
  await page.locator('#one').getByRole('button', { name: 'Read', exact: true }).click();
  await page.locator('#one').getByRole('button', { name: /^Add/ }).click();
  await expect(page.locator('#one').getByRole('textbox', { name: /^2\.1\.2 / })).toHaveValue('50%');
  server.close();
});
