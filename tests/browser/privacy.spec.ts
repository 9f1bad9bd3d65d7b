// The page about data: shows what is stored, and erases it for good.
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, example, figure, overflow } from './page.ts';
import { Served } from './versions.ts';

test.use({ serviceWorkers: 'allow' });

const KEY = 'youth-justice-ratings/draft';

let served: Served;
test.beforeEach(async () => {
  served = new Served();
  await served.start();
});
test.afterEach(() => served.remove());

/** Opens the tool, does some work in it, and waits until it keeps its files. */
async function work(page: Page): Promise<void> {
  await page.goto(served.url);
  await example(page, 'Isle of Wight 2023');
  await page.waitForFunction(
    (key) =>
      navigator.serviceWorker.controller?.state === 'activated' &&
      localStorage.getItem(key)?.includes('Isle of Wight'),
    KEY,
  );
}

async function toData(page: Page, name = 'Your data'): Promise<void> {
  const link = page.getByRole('link', { name });
  await link.scrollIntoViewIfNeeded();
  // What comes when it is near stands above the link.
  await expect(page.locator('.take-away__ways')).toBeVisible();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** What is there in truth, and not as the page says. */
const left = (page: Page) =>
  page.evaluate(async () => ({
    keys: Object.keys(localStorage).filter((key) => key.startsWith('youth-justice')),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

test('it shows how much is stored and nothing of what stands in it, and erases it by keyboard', async ({
  page,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem('of-another', 'stays');
    if (sessionStorage.getItem('planted')) return;
    sessionStorage.setItem('planted', 'yes');
    localStorage.setItem('youth-justice-ratings/draft.damaged', 'precious');
    localStorage.setItem('youth-justice-ratings/language', 'en');
  });
  await work(page);
  await page.evaluate(async () => (await caches.open('of-another')).put('/x', new Response('x')));
  await toData(page);
  await expect(row(page, 'Draft')).toContainText(/1\s*[\d.]+ kB/);
  await expect(row(page, 'Draft that could not be read')).toContainText('1');
  await expect(row(page, 'Choices')).toContainText('1');
  await expect(row(page, 'Files for use offline')).toContainText(/\d\s*[\d,]*\d{3}(\.\d)? kB/);
  await expect(row(page, 'Service worker')).toContainText('1');
  await expect(page.locator('body')).not.toContainText(/Isle of Wight|precious/);
  expect(await accessibilityProblems(page)).toEqual([]);

  // Once no, once yes.
  const open = page.getByRole('button', { name: 'Erase all of it' });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(open).toBeFocused();
  await expect(row(page, 'Draft')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Erase it' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status')).toContainText(
    /^Erased: Draft \(1\), Draft that could not be read \(1\), Choices \(1\), Files for use offline \(\d+\), Service worker \(1\)\. Nothing is left\./,
  );
  await expect(open).toBeFocused();
  await expect(page.getByText('Nothing is stored.')).toBeVisible();
  expect(await left(page)).toEqual({ keys: [], caches: ['of-another'], workers: 0 });
  expect(await page.evaluate(() => localStorage.getItem('of-another'))).toBe('stays');

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('There was nothing to erase.');
  expect(await accessibilityProblems(page)).toEqual([]);
});

async function erase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Erase all of it' }).click();
  await page.getByRole('button', { name: 'Erase it' }).click();
  await expect(page.getByRole('status')).toContainText('Nothing is left');
}

test('another tab stops keeping what it has, says so, and keeps it again on request', async ({
  page,
  context,
}) => {
  await work(page);
  const data = await context.newPage();
  await data.goto(`${served.url}privacy.html`);
  await erase(data);

  await expect(page.getByRole('alert')).toContainText('What this browser kept was erased.');
  expect(await accessibilityProblems(page)).toEqual([]);
  await figure(page, '2.1.1').fill('83');
  await page.waitForTimeout(600);
  expect((await left(page)).keys).toEqual([]);
  // Nor when it goes.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  expect((await left(page)).keys).toEqual([]);

  await page.getByRole('button', { name: 'Keep this again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => (await left(page)).keys).toEqual([KEY]);
  await figure(page, '2.1.1').fill('84');
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('84%');
});

test('what a tab has erased does not come back by its own way back', async ({ page }) => {
  await work(page);
  await toData(page);
  await erase(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
  await expect(page.getByText('Nothing entered yet')).toBeVisible();
  expect((await left(page)).keys).toEqual([]);
});

test('a draft that is kept while the page is open is shown without asking', async ({
  page,
  context,
}) => {
  await page.goto(`${served.url}privacy.html`);
  await expect(page.getByText('Nothing is stored.')).toBeVisible();
  const tool = await context.newPage();
  await work(tool);
  await expect(row(page, 'Draft')).toBeVisible();
});

test('it is there in Welsh, from the tool in Welsh and from the English page', async ({ page }) => {
  await work(page);
  await page.goto(`${served.url}?lang=cy`);
  await toData(page, 'Eich data');
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(row(page, 'Drafft')).toContainText(/1\s*[\d.]+ kB/);
  await expect(row(page, 'Gweithiwr gwasanaeth')).toContainText('1');
  await page.getByRole('button', { name: 'Dileu’r cyfan' }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ei ddileu' }).click();
  await expect(page.getByRole('status')).toContainText(
    /^Dilëwyd: Drafft \(1\), .*Nid oes dim ar ôl\./,
  );
  expect(await left(page)).toEqual({ keys: [], caches: [], workers: 0 });

  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data');
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  await page.getByRole('link', { name: 'Graddau Cyfiawnder Ieuenctid' }).click();
  await page.getByRole('link', { name: 'Hygyrchedd' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hygyrchedd');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing where nothing is stored, ${colorScheme}; 320 px is wide enough`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${served.url}privacy.html`);
    await expect(page.getByText('Nothing is stored.')).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
}

test('without scripts it says how to erase by hand', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.url}privacy.html`);
  await expect(page.getByRole('heading', { name: 'To erase it by hand' })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await context.close();
});
