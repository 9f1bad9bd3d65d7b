// The page about the problems: one anchor for each code, without script, readable everywhere.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import { accessibilityProblems, overflow } from './page.ts';

const address = '/problems.html';
const ADDRESSES = [address, '/problems.cy.html'];

for (const one of ADDRESSES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${one}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(one);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }

  test(`360 px is wide enough for ${one}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(one);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
}

test('the page is there in Welsh, with the same anchors and examples', async ({ page }) => {
  const anchorsAndExamples = () =>
    page
      .locator('h3, pre')
      .evaluateAll((all) => all.map(({ id, textContent }) => id || textContent));
  await page.goto(address);
  const english = await anchorsAndExamples();
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  await expect(page).toHaveURL(/problems\.cy\.html$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  expect(await anchorsAndExamples()).toEqual(english);
  expect(await page.locator('pre:not([lang=en])').count()).toBe(0);

  await page.getByRole('link', { name: 'Nid ffigur' }).click();
  await expect(page.getByRole('heading', { name: 'Nid ffigur' })).toBeInViewport();
  await page.getByRole('link', { name: 'Graddau Cyfiawnder Ieuenctid' }).click();
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  await page.getByRole('textbox', { name: /^2\.1\.1 / }).fill('many');
  await page.getByRole('button', { name: 'Darllen', exact: true }).focus();
  await page
    .getByRole('textbox', { name: 'Gludwch neu teipiwch ffigurau' })
    .fill('2.1: 83, 150, 50');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('link', { name: /^Am hyn/ }).first()).toHaveAttribute(
    'href',
    /^problems\.cy\.html#/,
  );
  await page.goto('/problems.cy.html');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/problems\.html$/);
});

test('every problem of the tool has its anchor', async ({ page }) => {
  await page.goto(address);
  const words = JSON.parse(
    readFileSync(inRoot('crates', 'core', 'words', 'en', 'explanations.json'), 'utf8'),
  );
  const codes = Object.keys(words).flatMap((key) => /^problem\.([a-z0-9-]+)$/.exec(key)?.[1] ?? []);
  const anchors = await page.locator('h3').evaluateAll((all) => all.map(({ id }) => id));
  expect(anchors.toSorted()).toEqual(codes.toSorted());

  await page.getByRole('link', { name: 'Not a figure' }).click();
  await expect(page).toHaveURL(/#not-a-figure$/);
  await expect(page.getByRole('heading', { name: 'Not a figure' })).toBeInViewport();
});

test('the page about the problems runs no script and keeps to its policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /^default-src 'none'/);
  expect(await page.locator('script').count()).toBe(0);
  const background = page.locator('pre').first();
  await expect(background).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  expect(complaints).toEqual([]);
});
