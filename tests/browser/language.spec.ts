// English and Welsh: the switch, what follows it, and what must not be lost by it.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import { CATALOGUES, read, texts } from '../../tools/welsh.mjs';
import {
  accessibilityProblems,
  crowded,
  example,
  figure,
  goToTakeAway,
  open,
  overflow,
} from './page.ts';

const REPORT = readFileSync(inRoot('tests', 'reports', 'figures-missing.txt'), 'utf8');

/** Opens the page in Welsh. */
async function openInWelsh(page: Page): Promise<void> {
  await page.goto('/?lang=cy');
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
}

const welshBox = (page: Page) =>
  page.getByRole('textbox', { name: 'Gludwch neu teipiwch ffigurau' });

async function pasteInWelsh(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await welshBox(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
}

test('the switch works by keyboard, and takes nothing away', async ({ page }) => {
  await open(page);
  await figure(page, '2.1.1').fill('83');
  await figure(page, '2.1.2').fill('many');
  await page.keyboard.press('Tab');
  const place = () => figure(page, '2.1.2').evaluate((cell) => cell.getBoundingClientRect().top);
  const before = await place();
  const toWelsh = page.getByRole('button', { name: 'Cymraeg' });
  await expect(toWelsh).toHaveAttribute('lang', 'cy');
  await toWelsh.evaluate((button) => (button as HTMLElement).focus({ preventScroll: true }));
  await page.keyboard.press('Enter');

  const toEnglish = page.getByRole('button', { name: 'English' });
  await expect(toEnglish).toBeFocused();
  await expect(toEnglish).toHaveAttribute('lang', 'en');
  // What was in view is where it was, though there is more or less text above it now.
  expect(Math.abs((await place()) - before)).toBeLessThan(100);
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(page).toHaveTitle('Graddau Cyfiawnder Ieuenctid');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.1.2')).toHaveValue('many');
  await expect(page.getByText('Nid yw ‘many’ yn ffigur.').first()).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '2.1 Asesu' })).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cymraeg' })).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Youth Justice Ratings');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('the language that was chosen is there again after a reload', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Ratings, 2021 edition' })).toBeVisible();
});

test('what the address asks for counts for this visit, until somebody chooses', async ({
  page,
}) => {
  await openInWelsh(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Ratings, 2021 edition' })).toBeVisible();
  await page.goto('/?from=intranet&lang=cy#somewhere');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Ratings, 2021 edition' })).toBeVisible();
  expect(page.url()).toMatch(/\/\?from=intranet#somewhere$/);
});

test.describe('in a Welsh browser', () => {
  test.use({ locale: 'cy-GB' });
  test('the page begins in Welsh', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
    await expect(page.getByRole('status').first()).toHaveText('');
  });
});

test('a report is read, rated and taken away in Welsh', async ({ page }) => {
  await openInWelsh(page);
  await pasteInWelsh(page, REPORT);
  await expect(page.getByRole('heading', { name: /^Darllenwyd: adroddiad arolygu/ })).toBeVisible();
  await expect(page.getByText('Ni chafwyd canran ar gyfer').first()).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText('Yn gyffredinol: Da, 22 allan o 36.');

  await page.getByRole('button', { name: 'Hillingdon 2022' }).click();
  await expect(page.getByRole('heading', { name: /^Llwytho’r enghraifft/ })).toBeFocused();
  await page.getByRole('button', { name: 'Disodli’r cyfan' }).click();
  const whole = page.getByRole('region', { name: 'Yn gyffredinol' });
  await expect(whole).toContainText('17 allan o 36');
  await expect(whole).toContainText('Cyhoeddwyd Mai 2022');
  await expect(whole).toContainText('2 bwynt yn brin o’r radd Da');
  await expect(page.getByRole('status').first()).toHaveText(
    'Yn gyffredinol: Angen gwella, 17 allan o 36.',
  );

  await page.locator('#take-away').scrollIntoViewIfNeeded();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copïo fel Markdown' }).click();
  await expect(page.getByText('Wedi’i gopïo.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('| Safon | Cefnogi ymatal rhag troseddu |');
  expect(copied).toContain('| 2.1 Asesu | 85% | 54% | **46%** | Annigonol |');
  expect(copied).toContain('**Yn gyffredinol: Angen gwella (17/36)**');

  const saved = async (form: string) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: form, exact: true }).click();
    return readFileSync(await (await waiting).path(), 'utf8');
  };
  const picture = await saved('Llun (SVG)');
  expect(picture).toContain('lang="cy"');
  expect(picture).toContain('Gwarediadau llys');
  // What programs and the page read back stays as it is.
  expect(await saved('JSON')).not.toMatch(/Asesu|Annigonol|adroddiad/);
  expect(await saved('CSV')).toContain('Assessment');
});

test('what was copied is said in the language that is spoken now', async ({ page }) => {
  await open(page);
  await example(page, 'Hampshire 2018');
  await goToTakeAway(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied. You can paste it now.')).toBeVisible();
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(page.getByText('Copied.')).toHaveCount(0);
});

test('what an edition left out is named in the language of the day', async ({ page }) => {
  await openInWelsh(page);
  await page.getByRole('button', { name: 'Hampshire 2018' }).click();
  await page.getByRole('radio', { name: /^Argraffiad 2021/ }).check();
  await expect(page.getByRole('main').getByText(': 3.4 Cydweithio.')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('main').getByText(': 3.4 Joint working.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in Welsh, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openInWelsh(page);
    await everything(page);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

for (const name of ['Hillingdon 2022', 'Hampshire 2018']) {
  test(`the picture and the printed pages of ${name} have room for Welsh`, async ({ page }) => {
    await openInWelsh(page);
    await page.getByRole('button', { name }).click();
    await page.locator('#take-away').scrollIntoViewIfNeeded();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Llun (SVG)' }).click();
    const image = await page.context().newPage();
    await image.setContent(readFileSync(await (await waiting).path(), 'utf8'));
    expect(await crowded(image)).toEqual([]);

    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  });
}

for (const width of [320, 700, 1280]) {
  test(`${width} px is wide enough for Welsh`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openInWelsh(page);
    await everything(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
}

/** Has as much on the page as goes on it at once: problems, reasons, discretion, the whole take-away. */
async function everything(page: Page): Promise<void> {
  await pasteInWelsh(page, `${REPORT}\n2.2.2 950%\n`);
  await expect(page.getByRole('heading', { name: /^Darllenwyd/ })).toBeVisible();
  await figure(page, '2.1.1').fill('183');
  await figure(page, '2.1.2').fill('64.7');
  await page.locator('#take-away').scrollIntoViewIfNeeded();
  await expect(page.getByRole('heading', { name: 'Copïo i bapur' })).toBeVisible();
  for (const number of ['1.1', '2.3']) {
    await page.getByRole('button', { name: `Pam, a dewisiadau ar gyfer ${number} ` }).click();
  }
  await page.getByRole('combobox', { name: 'Symud i' }).first().selectOption('Rhagorol');
  await page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot;
    for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
  });
}

/** Every text and every attribute that is read out or shown, of all that is drawn. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot;
    const words: string[] = [];
    const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_ALL);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // The report itself.
      if (node.parentElement?.closest('pre')) continue;
      if (node instanceof Text) words.push(node.data);
      else if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
          words.push(node.getAttribute(name) ?? '');
        }
      }
    }
    return words.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });
}

/** English sentences as patterns, with anything where something is filled in. */
function englishPatterns(): [string, RegExp][] {
  const patterns: [string, RegExp][] = [];
  for (const [name, folder] of Object.entries(CATALOGUES)) {
    const welsh = texts(read('cy', folder, name));
    for (const [key, text] of Object.entries(texts(read('en', folder, name)))) {
      // Too short to tell, or the same in both languages.
      if (text === welsh[key] || !/[a-z]{3}/i.test(text.replace(/\{\w+\}/g, ''))) continue;
      const source = text
        .split(/\{\w+\}/)
        .map((part) => part.replace(/\s+/g, ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*');
      patterns.push([key, new RegExp(`^${source}$`)]);
    }
  }
  const editions = [2018, 2021].map((id) =>
    JSON.parse(readFileSync(inRoot('crates', 'core', 'editions', `${id}.json`), 'utf8')),
  );
  for (const { domains, themes } of editions) {
    for (const { name, standards } of domains) {
      for (const english of [name, ...standards.map((one: { name: string }) => one.name)]) {
        if (english !== 'Staff') patterns.push([english, new RegExp(`\\b${english}\\b`)]);
      }
    }
    for (const { label } of themes) patterns.push([label, new RegExp(`\\b${label}\\b`)]);
  }
  return patterns;
}

test('nothing on the page is left in English', async ({ page }) => {
  await openInWelsh(page);
  await everything(page);
  const words = await said(page);
  expect(words.length).toBeGreaterThan(300);
  const patterns = englishPatterns();
  // The search finds what it should.
  expect(patterns.some(([, pattern]) => pattern.test('Nothing to mend'))).toBe(true);
  const left = words.flatMap((text) => {
    if (text === 'English') return [];
    const found = patterns.find(([, pattern]) => pattern.test(text));
    return found ? [`${found[0]}: ${text}`] : [];
  });
  expect(left).toEqual([]);
});

test('cut off from its Welsh the page stays English, says so, and tries again', async ({
  page,
}) => {
  await page.route('**/cy.js', (route) => route.abort());
  await page.goto('/?lang=cy');
  await expect(page.getByRole('heading', { name: 'Ratings, 2021 edition' })).toBeVisible();
  const notice = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await expect(notice).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(notice).toBeVisible();
  await figure(page, '2.1.1').fill('83');
  await page.unroute('**/cy.js');
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(notice).toHaveCount(0);
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('a frame speaks what its address asks for, and leads to the page in that language', async ({
  page,
}) => {
  await page.goto('/embed.html?lang=cy');
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  await expect(page.locator('.frame-bar')).toHaveAttribute('lang', 'cy');
  await expect(page.getByRole('link', { name: 'Agor yn ei thab ei hun' })).toHaveAttribute(
    'href',
    'index.html?lang=cy',
  );
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Ratings, 2021 edition' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open in its own tab' })).toHaveAttribute(
    'href',
    'index.html',
  );
});

test('a page that works in a slower way says so in Welsh', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.goto('/?lang=cy');
  await expect(page.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  await expect(page.getByText('Mae WebAssembly wedi’i ddiffodd yn y porwr hwn')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('WebAssembly is switched off in this browser')).toBeVisible();
});
