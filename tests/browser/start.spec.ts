// Starting, and not starting.
import { expect, test } from '@playwright/test';
import { figure, open, row } from './page.ts';

test('a failed start says so, and can be tried again', async ({ page }) => {
  await page.addInitScript(() => {
    const { Module } = WebAssembly;
    let broken = true;
    WebAssembly.Module = new Proxy(Module, {
      construct(target, args) {
        if (broken) {
          broken = false;
          throw new WebAssembly.CompileError('broken for once');
        }
        return Reflect.construct(target, args);
      },
    });
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The page could not start');
  await expect(page.getByRole('alert')).toContainText('broken for once');

  await page.getByRole('button', { name: 'Try again' }).click();
  await figure(page, '2.1.1').fill('83');
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await expect(page.getByText('The page could not start')).toHaveCount(0);
});

test('without WebAssembly the page says what is switched off', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('WebAssembly switched off');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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

test('nothing is asked of the network but the page itself, whatever one does', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await open(page);
  await figure(page, '2.1.1').fill('83');
  await page.getByRole('button', { name: 'Hillingdon 2022' }).click();
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([page.url()]);
});
