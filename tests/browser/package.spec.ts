// The npm package from its tarball, in Chromium: in a page without a bundler, and in an application that
// Vite serves and builds.
import { expect, type Page, test } from '@playwright/test';
import { build, createServer as createVite } from 'vite';
import { installed } from '../packaging/installed.mjs';
import { served } from '../packaging/served.mjs';

const RESULT = 'requires-improvement, 1 to 34';

async function shows(page: Page, address: string): Promise<void> {
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(address);
  await expect(page.locator('output')).toHaveText(RESULT);
  expect(complaints).toEqual([]);
  expect([...origins]).toEqual([new URL(address).origin]);
}

async function showsFolder(page: Page, folder: string): Promise<void> {
  const server = await served(folder);
  await shows(page, server.url);
  server.close();
}

test('the package works in a page without a bundler, under a strict policy', async ({ page }) => {
  await showsFolder(page, installed('plain-page'));
});

test('the package works in an application that Vite builds', async ({ page }) => {
  const root = installed('vite-app');
  await build({ root, configFile: false, logLevel: 'warn' });
  await showsFolder(page, `${root}/dist`);
});

test('the package works in an application that Vite serves', async ({ page }) => {
  const root = installed('vite-app');
  const vite = await createVite({ root, configFile: false, logLevel: 'warn', server: { port: 0 } });
  await vite.listen();
  await shows(page, vite.resolvedUrls?.local[0] ?? '');
  await vite.close();
});
