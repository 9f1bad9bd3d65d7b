// Starting, and not starting.

import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { page as builtPage } from '../../tools/paths.mjs';
import { box, figure, open, paste, row } from './page.ts';

test('a failed start says so, and can be tried again', async ({ page }) => {
  await page.addInitScript(() => {
    const { Module } = WebAssembly;
    // Ahead of the page, and when the page starts it.
    let failures = 2;
    WebAssembly.Module = new Proxy(Module, {
      construct(target, args) {
        if (failures > 0) {
          failures -= 1;
          throw new WebAssembly.CompileError('broken for now');
        }
        return Reflect.construct(target, args);
      },
    });
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The page could not start');
  await expect(page.getByRole('alert')).toContainText('broken for now');

  await page.getByRole('button', { name: 'Try again' }).click();
  await figure(page, '2.1.1').fill('83');
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await expect(page.getByText('The page could not start')).toHaveCount(0);
});

test('without WebAssembly, and without what stands in for it, the page says what is switched off', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.route('**/slow.js', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('WebAssembly is switched off');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.unroute('**/slow.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('works in a slower way')).toBeVisible();
});

test('without JavaScript the page says what it is and what it needs', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Youth Justice Ratings');
  // Playwright finds no text within noscript.
  const message = page.locator('noscript p');
  await expect(message).toBeVisible();
  await expect(message).toContainText('JavaScript, which is switched off here');
  await context.close();
});

test('nothing is asked of the network but the page itself and its parts, whatever one does', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await open(page);
  await page.waitForTimeout(500);
  // What comes by itself a second after may be early where a machine is slow.
  expect(requests.filter((request) => !request.endsWith('/more.js'))).toEqual([page.url()]);
  await figure(page, '2.1.1').fill('83');
  await page.getByRole('button', { name: 'Hillingdon 2022' }).click();
  await page.waitForLoadState('networkidle');
  const parts = ['', 'more.js', 'take-away.js'].map((part) => new URL(part, page.url()).href);
  expect(requests).toEqual(parts);
});

for (const part of ['more.js', 'read-tables.js']) {
  test(`without ${part}, what all readers might know more of is read as far as it goes`, async ({
    page,
  }) => {
    await page.route(`**/${part}`, (route) => route.abort());
    await open(page);
    await paste(page, '2.1: 83, 50, 50\n2.2: 83, 83, 83\n9.9: 83');
    await expect(row(page, '2.1.1')).toContainText('Outstanding');
    await expect(row(page, '2.2')).toContainText('Outstanding');
    await expect(page.getByRole('heading', { name: 'Read as a list, 2021 edition' })).toBeVisible();
    await expect(page.getByText(/could not be loaded/).first()).toBeVisible();
  });
}

test('a page that is cut off from its parts still reads and rates, and says what it cannot do', async ({
  page,
}) => {
  await page.route('**/more.js', (route) => route.abort());
  await open(page);
  await paste(page, '2.1: 83, 50, 150');
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.getByRole('heading', { name: 'Read as a list, 2021 edition' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo: import' }).click();

  // What cannot be read now is kept, to be read when it can.
  await page.evaluate(async () => {
    const table = '<table><tr><td>2.1.1</td><td>83%</td></tr></table>';
    const data = { 'text/html': new Blob([table], { type: 'text/html' }) };
    await navigator.clipboard.write([new ClipboardItem({ ...data, 'text/plain': '2.1.1\t83%' })]);
  });
  await box(page).fill('');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(box(page)).toHaveValue(/^2\.1\.1\t83%/);

  await page.unroute('**/more.js');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
});

test('opened by double click, the page has its parts', async ({ page }) => {
  await page.goto(pathToFileURL(builtPage).href);
  await paste(page, '2.1: 83, 50, 150');
  await expect(page.getByText('150 is more than 100 per cent.').first()).toBeVisible();
});
