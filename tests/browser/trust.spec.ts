// Nothing leaves: every page that is built keeps to its own policy and asks no other origin for anything, from a
// server and by double click, while it is used.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { dist, inRoot } from '../../tools/paths.mjs';
import { installed } from '../packaging/installed.mjs';
import { served } from '../packaging/served.mjs';
import { figure, goToTakeAway, paste } from './page.ts';
import { documents } from './states.ts';

test.use({ serviceWorkers: 'allow' });

const pages = readdirSync(dist).filter((name) => name.endsWith('.html'));

/** What is amiss: breaches of the policy, errors, and requests to anywhere else, the worker's too. */
async function watched(context: BrowserContext, page: Page, origin: string): Promise<string[]> {
  const amiss: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.protocol === 'file:' ? 'file://' : url.origin;
    const isOwn = own === origin || ['data:', 'blob:'].includes(url.protocol);
    if (!isOwn) amiss.push(`asked ${request.url()}`);
  });
  page.on('pageerror', ({ message }) => amiss.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') amiss.push(said.text());
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  return amiss;
}

/** Uses what loads something, where the page is the tool. */
async function used(page: Page, hasFiles: boolean): Promise<void> {
  const tool = page.getByRole('heading', { name: /^Ratings/ });
  if ((await page.locator('youth-justice-ratings').count()) === 0) return;
  await expect(tool).toBeVisible();
  await paste(page, '2.1: 83, 50, 150');
  await expect(page.getByText('150 is more than 100 per cent.').first()).toBeVisible();
  await paste(page, 'Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(figure(page, '2.1.2')).toHaveValue('50%');
  await page.getByRole('button', { name: 'Clear all' }).click();
  if (hasFiles) {
    for (const name of ['report.docx', 'report.pdf', 'cases.xlsx']) {
      await page.locator('#files').setInputFiles(inRoot('tests', 'files', name));
      await expect(page.getByRole('heading', { name: /^Read as/ })).toContainText(name);
      await page.getByRole('button', { name: 'Clear all' }).click();
    }
  }
  await figure(page, '2.1.1').fill('83');
  await goToTakeAway(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Picture (PNG)' }).click();
  await download;
  // What comes by itself has come.
  await page.waitForTimeout(1500);
}

for (const name of pages) {
  const isSingle = name === 'youth-justice-ratings.html';

  test(`${name}, from a server`, async ({ page, context }) => {
    const server = await served(dist);
    const amiss = await watched(context, page, new URL(server.url).origin);
    await page.goto(`${server.url}${name}`);
    await used(page, !isSingle);
    expect(amiss).toEqual([]);
    server.close();
  });

  test(`${name}, by double click`, async ({ page, context }) => {
    const amiss = await watched(context, page, 'file://');
    await page.goto(pathToFileURL(join(dist, name)).href);
    await used(page, !isSingle);
    expect(amiss).toEqual([]);
  });

  test(`${name} states a policy first of all, which lets nothing in that is not named`, () => {
    const text = readFileSync(join(dist, name), 'utf8');
    const policy = text.match(
      /^<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)"/,
    )?.[1];
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(policy).not.toContain('connect-src');
    expect(policy).toContain("require-trusted-types-for 'script'");
  });
}

test('the package in a page without a bundler', async ({ page, context }) => {
  const server = await served(installed('plain-page'));
  const amiss = await watched(context, page, new URL(server.url).origin);
  await page.goto(server.url);
  await expect(page.locator('output')).toHaveText(/\d/);
  expect(amiss).toEqual([]);
  server.close();
});

test('all pages that the build makes are there to be tried', () => {
  expect(pages).toEqual(expect.arrayContaining(['index.html', ...documents]));
  expect(existsSync(join(dist, 'youth-justice-ratings.html'))).toBe(true);
});

test('a page that asks another origin, or breaks its policy, would be noticed', async ({
  page,
  context,
}) => {
  const [server, other] = [await served(dist), await served(dist)];
  const amiss = await watched(context, page, new URL(server.url).origin);
  const markup = (policy: string) =>
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><img src="${other.url}problems.html" alt="">`;
  await page.route('**/asks.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: markup('img-src *') }),
  );
  await page.goto(`${server.url}asks.html`);
  expect(amiss.join()).toContain(`asked ${other.url}`);
  amiss.length = 0;
  await page.route('**/breaks.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: markup("default-src 'none'") }),
  );
  await page.goto(`${server.url}breaks.html`);
  await expect.poll(() => amiss.join()).toContain('policy: img-src');
  server.close();
  other.close();
});
