// Without a network: after one visit, after an update, and with everything kept.
import { expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import { accessibilityProblems, figure, goToTakeAway, paste, row } from './page.ts';
import { Served } from './versions.ts';

test.use({ serviceWorkers: 'allow' });

let served: Served;
test.beforeEach(async () => {
  served = new Served();
  await served.start();
});
test.afterEach(() => served.remove());

/** Opens the page, and waits until it can be used. */
async function visit(page: Page): Promise<void> {
  await page.goto(served.url);
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
}

/** Until the service worker keeps what a first use needs, and answers for the page. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Until a newer version waits: the browser looks for one some time after the page was opened. */
async function waiting(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  // A function that is waited for would be taken at its promise, which is truthy at once.
  const isWaiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  await expect.poll(isWaiting).toBe(true);
}

const newer = (page: Page) => page.locator('body[data-newer]').count();

test('after one visit the page opens, reads and rates without a network', async ({ page }) => {
  await visit(page);
  await figure(page, '2.1.1').fill('83');
  await kept(page);
  served.stop();
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await paste(page, '2.1: 83, 50, 150');
  await expect(page.getByText('150 is more than 100 per cent.').first()).toBeVisible();
  await expect(row(page, '2.1.1')).toContainText('Outstanding');
  await goToTakeAway(page);
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(page.getByRole('heading', { name: /^Graddau/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto(`${served.url}index.html#YJ:2021/1.1:G/end`);
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
});

test('after one visit links open and are made, tables are read and CSV is saved without a network', async ({
  page,
}) => {
  await visit(page);
  await kept(page);
  served.stop();
  await page.goto(`${served.url}#YJ:2021/1.1:G/2.1:83-50-50/end`);
  await page.reload();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await goToTakeAway(page);
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(
    /#YJ:2021\/1\.1:G\/2\.1:83-50-50\/end$/,
  );
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await paste(page, 'Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('an edition of one’s own, used at the first visit, is there without a network', async ({
  page,
}) => {
  await visit(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Use an edition file …' }).click();
  await (await choosing).setFiles(inRoot('docs', 'example-edition.json'));
  const heading = page.getByRole('heading', { name: 'Ratings, Island2026 edition' });
  await expect(heading).toBeVisible();
  await figure(page, '2.1.1').fill('83');
  await kept(page);
  served.stop();
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('after one visit the pages of text open without a network', async ({ page }) => {
  await visit(page);
  await kept(page);
  served.stop();
  for (const name of ['privacy', 'accessibility', 'problems', 'privacy.cy']) {
    await page.goto(`${served.url}${name}.html`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('a second visit asks for nothing; the browser alone looks for a newer worker', async ({
  page,
  context,
}) => {
  await visit(page);
  await kept(page);
  await expect(page.getByRole('link', { name: 'Accessibility' })).toBeVisible();
  await page.close();

  served.log.length = 0;
  const again = await context.newPage();
  await visit(again);
  await expect(again.getByRole('link', { name: 'Accessibility' })).toBeVisible();
  await figure(again, '2.1.1').fill('83');
  await again.waitForTimeout(3000);
  // That question is the browser's own, and is answered with “nothing new”.
  expect(served.log.filter((line) => line !== '/sw.js 304')).toEqual([]);
  expect(served.log.length).toBeLessThanOrEqual(2);
});

test('the first visit downloads nothing twice', async ({ page }) => {
  await visit(page);
  await kept(page);
  const fully = served.log.filter((line) => line.endsWith(' 200')).toSorted();
  expect(fully).toEqual([...new Set(fully)]);
});

test('everything is kept on request, and files are then read without a network', async ({
  page,
}) => {
  await visit(page);
  await kept(page);
  await goToTakeAwayEmpty(page);
  const keep = page.getByRole('button', {
    name: /^Keep everything for use offline \([\d.]+ MB\)$/,
  });
  await keep.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Everything is kept in this browser/)).toBeVisible();
  await expect(keep).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);

  served.stop();
  await page.reload();
  for (const name of ['percentages.xlsx', 'report.docx', 'report.pdf']) {
    await page.locator('#files').setInputFiles(inRoot('tests', 'files', name));
    await expect(figure(page, '2.1.1')).toHaveValue(/^\d/);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(figure(page, '2.1.1')).toHaveValue('');
  }
  await page.goto(`${served.url}problems.html#percent-over-100`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

async function goToTakeAwayEmpty(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Take it away' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('heading', { name: 'Use it offline' })).toBeVisible();
}

test('where keeping breaks off, it is said and can be tried again', async ({ page }) => {
  await visit(page);
  await kept(page);
  await goToTakeAwayEmpty(page);
  const keep = page.getByRole('button', { name: /^Keep everything/ });
  served.stop();
  await keep.click();
  await expect(page.getByText('Not everything could be fetched.')).toBeVisible();
  await served.start();
  await keep.click();
  await expect(page.getByText(/^Everything is kept/)).toBeVisible();
});

test('what was used once works without a network', async ({ page }) => {
  await visit(page);
  await kept(page);
  const read = async () => {
    await page.locator('#files').setInputFiles(inRoot('tests', 'files', 'report.docx'));
    await expect(figure(page, '2.1.1')).toHaveValue(/^\d/);
  };
  await read();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('');
  served.stop();
  await page.reload();
  await read();
});

test('a new version is announced, waits for a person, and takes the work over', async ({
  page,
}) => {
  await visit(page);
  await kept(page);
  await figure(page, '2.1.1').fill('83');
  served.update('more.js', 'take-away.js');
  await page.reload();
  await waiting(page);
  expect(await newer(page)).toBe(0);
  const load = page.getByRole('button', { name: 'Load the new version' });
  await expect(load).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  // Until then it is the old one, with its own parts, also after a reload.
  await page.reload();
  expect(await newer(page)).toBe(0);
  await paste(page, '2.2: 83, 50, 150');
  await expect(page.getByText('150 is more than 100 per cent.').first()).toBeVisible();

  await load.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => newer(page)).toBe(1);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(load).toHaveCount(0);
  await goToTakeAway(page);
});

test('two tabs of two versions each get their own parts', async ({ page, context }) => {
  await visit(page);
  await kept(page);
  // Kept under its hash, as anything that was used.
  await goToTakeAwayEmpty(page);
  const other = await context.newPage();
  await visit(other);
  await expect(other.getByRole('link', { name: 'Accessibility' })).toBeVisible();
  served.update('more.js', 'take-away.js');
  await waiting(page);
  await page.getByRole('button', { name: 'Load the new version' }).click();
  await expect.poll(() => newer(page)).toBe(1);

  // The other is told, and nothing is taken from it.
  await expect(other.getByRole('button', { name: 'Load the new version' })).toBeVisible();
  expect(await newer(other)).toBe(0);
  served.stop();
  await figure(other, '2.1.1').fill('83');
  await goToTakeAway(other);
  await goToTakeAwayEmpty(page);
});

test('what was kept of the old version is kept of the new one', async ({ page }) => {
  await visit(page);
  await kept(page);
  await goToTakeAwayEmpty(page);
  await page.getByRole('button', { name: /^Keep everything/ }).click();
  await expect(page.getByText(/^Everything is kept/)).toBeVisible();
  served.log.length = 0;
  served.update('take-away.js');
  await waiting(page);
  // What has not changed is not fetched again.
  expect(served.log.filter((line) => /read-|slow|problems/.test(line))).toEqual([]);
  served.stop();
  await page.getByRole('button', { name: 'Load the new version' }).click();
  await expect.poll(() => newer(page)).toBe(1);
  await goToTakeAwayEmpty(page);
  await expect(page.getByText(/^Everything is kept/)).toBeVisible();
});

test('an old page whose reader is gone from the server says so and offers the new version', async ({
  page,
}) => {
  await visit(page);
  await kept(page);
  served.update('read-word.js');
  await page.locator('#files').setInputFiles(inRoot('tests', 'files', 'report.docx'));
  await expect(page.getByRole('button', { name: 'Load the new version' })).toBeVisible();
});

test('in a frame, and on an address that is not secure, nothing is registered or said', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (said) => complaints.push(said.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.route('**/frame.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<iframe src="index.html" title="tool">' }),
  );
  await page.goto(`${served.url}frame.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('Example figures come from')).toBeVisible();
  await page.waitForTimeout(500);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
  });
  await visit(page);
  await expect(page.getByText('Example figures come from')).toBeVisible();
  await figure(page, '2.1.1').fill('83');
  await goToTakeAway(page);
  await expect(page.getByRole('heading', { name: 'Use it offline' })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('the browser takes it for an application that can be installed', async ({ page }) => {
  await visit(page);
  await kept(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors: faults, data } = await devtools.send('Page.getAppManifest');
  expect(faults).toEqual([]);
  const manifest = JSON.parse(data ?? '{}');
  expect(manifest).toMatchObject({ name: 'Youth Justice Ratings', display: 'standalone' });
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') expect(size).toBe(sizes);
  }
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A test's window keeps nothing.
  const errors = installabilityErrors.map(({ errorId }) => errorId);
  expect(errors.filter((error) => error !== 'in-incognito')).toEqual([]);
});
