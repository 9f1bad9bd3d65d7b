// The worked page of an intranet, www/intranet, as the build puts it beside the tool.
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { inRoot, intranetPage } from '../../tools/paths.mjs';
import { accessibilityProblems, example, figure, overall, overflow, rating } from './page.ts';

const tool = (page: Page) => page.locator('#tool');
const result = (page: Page) => page.locator('#result');
const sentence = (page: Page) => page.locator('#sentence');

const complaints: string[] = [];

test.beforeEach(async ({ page, baseURL }) => {
  complaints.length = 0;
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'http:' && origin !== baseURL) complaints.push(request.url());
  });
});

async function open(page: Page) {
  await page.goto('/intranet/');
  await expect(tool(page).getByRole('heading', { name: /^Ratings/ })).toBeVisible();
}

test('the second element and the page’s own sentence show what the rules make of the first', async ({
  page,
}) => {
  await open(page);
  await expect(overall(result(page))).toContainText('Nothing entered yet');
  await example(tool(page), 'Hillingdon 2022');
  await expect(overall(result(page))).toContainText('17 of 36');
  await expect(sentence(page)).toHaveText('Requires improvement (17/36)');
  await expect(result(page).getByRole('table').first()).toBeHidden();
  await expect(result(page).getByRole('heading', { level: 1 })).toBeHidden();
  // A draft is there again after loading the page, in both.
  await page.waitForTimeout(500);
  await page.reload();
  await expect(overall(tool(page))).toContainText('17 of 36');
  await expect(overall(result(page))).toContainText('17 of 36');
  await rating(tool(page), '1.2').selectOption('Inadequate');
  await expect(sentence(page)).toHaveText('Requires improvement (15/36)');
  expect(complaints).toEqual([]);
});

test('the second element goes by the edition of one’s own that the first uses', async ({
  page,
}) => {
  await open(page);
  const choosing = page.waitForEvent('filechooser');
  await tool(page).getByRole('button', { name: 'Use an edition file' }).click();
  await (await choosing).setFiles(inRoot('docs', 'example-edition.json'));
  await expect(tool(page).getByRole('region', { name: /Island2026/ })).toBeVisible();
  await figure(tool(page), '2.1.1').fill('38');
  await expect(overall(tool(page))).toContainText('of 20');
  await expect(overall(result(page))).toContainText('of 20');
  expect(complaints).toEqual([]);
});

test('its styles theme the tool where they are to, and reach it nowhere else', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const styleOf = (locator: ReturnType<typeof figure>, name: string) =>
    locator.evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), name);
  const entry = figure(tool(page), '2.1.1');
  expect(await styleOf(entry, 'font-size')).toBe('16px');
  expect(await styleOf(entry, 'text-transform')).toBe('none');
  expect(await styleOf(entry, 'height')).toBe('36px');
  expect(await styleOf(tool(page).locator('.masthead'), 'border-bottom-color')).toBe(
    'rgb(90, 45, 110)',
  );
  expect(await styleOf(tool(page).locator('.page'), 'font-family')).toContain('verdana');
  expect(await styleOf(tool(page).locator('.page'), 'background-color')).toBe('rgb(255, 255, 255)');
});

for (const width of [320, 1280]) {
  test(`at ${width} pixels it fits, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await example(tool(page), 'Hillingdon 2022');
    await expect(overall(result(page))).toContainText('17 of 36');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('by double click, it says what it needs', async ({ page }) => {
  await page.goto(pathToFileURL(intranetPage).href);
  await expect(page.getByText('It needs JavaScript and a web server')).toBeVisible();
});
