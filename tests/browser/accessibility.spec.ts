// WCAG 2.2 AA: by machine in every state, and by keyboard from end to end.
import { expect, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  box,
  example,
  figure,
  open,
  options,
  overall,
  overflow,
  rating,
  row,
} from './page.ts';

const states: Record<string, (page: Page) => Promise<void>> = {
  empty: async () => {},
  'with an example and options open': async (page) => {
    await example(page, 'Hillingdon 2022');
    await options(page, '3.1');
    await options(page, '1.1');
  },
  'with problems showing': async (page) => {
    await figure(page, '2.1.1').fill('183');
    await figure(page, '2.1.2').fill('83');
    await figure(page, '2.1.3').fill('many');
    await box(page).fill('2.2: 900, 50, 50\nno such thing');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
  },
};

for (const [state, reach] of Object.entries(states)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, ${state}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await reach(page);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }

  test(`320 px is wide enough, ${state}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    await reach(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

// The widths beside which the layout changes, and between.
for (const width of [600, 799, 801, 900, 1119, 1121, 1280]) {
  test(`nothing stands on anything else at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await example(page, 'Hampshire 2018');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const [label, cell] = await Promise.all([
      page.getByText('Keeping other people safe', { exact: true }).first().boundingBox(),
      figure(page, '2.1.3').boundingBox(),
    ]);
    if (!label || !cell) throw new Error('the row is not there');
    const beside = label.x + label.width <= cell.x;
    const above = label.y + label.height <= cell.y;
    expect(beside || above).toBe(true);
    // As wide as the longest rating.
    const select = await rating(page, '1.1').boundingBox();
    expect(select?.width).toBeGreaterThan(194);
  });
}

test('axe finds nothing where the page could not start', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.route('**/slow.js', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('the keyboard alone is enough', async ({ page }) => {
  await open(page);
  await figure(page, '2.1.1').focus();
  await page.keyboard.type('83');
  await page.keyboard.press('Tab');
  await expect(figure(page, '2.1.2')).toBeFocused();
  await page.keyboard.type('77');
  await page.keyboard.press('Tab');
  await page.keyboard.type('80');
  await expect(row(page, '2.1').first()).toContainText('Good');

  const toggle = page.getByRole('button', { name: 'Why and options for 2.1 Assessment' });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  const moveTo = page.getByRole('combobox', { name: 'Move to' });
  for (let pressed = 0; pressed < 10; pressed += 1) {
    if (await moveTo.evaluate((select) => select.matches(':focus'))) break;
    await page.keyboard.press('Tab');
  }
  await expect(moveTo).toBeFocused();
  await page.keyboard.type('Outstanding');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The panel moved it');
  await expect(row(page, '2.1').first()).toContainText('By discretion. By the rule: Good');

  await rating(page, '1.1').focus();
  await page.keyboard.type('Requires');
  await expect(rating(page, '1.1')).toHaveValue('requires-improvement');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rating(page, '1.1')).toHaveValue('');
});

test('what has the focus is never behind the overall’s bar', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page);
  await example(page, 'Hillingdon 2022');
  await page.getByRole('checkbox').last().focus();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Shift+Tab');
    const hidden = await page.evaluate(() => {
      const root = document.querySelector('youth-justice-ratings')?.shadowRoot;
      const bar = root?.querySelector('.overall__bar')?.getBoundingClientRect();
      const focused = root?.activeElement?.getBoundingClientRect();
      return !bar || !focused || focused.bottom <= bar.bottom;
    });
    expect(hidden).toBe(false);
  }
});

test('the result is said in one sentence once it has come to rest', async ({ page }) => {
  await open(page);
  const said = page.getByRole('status');
  await expect(said.first()).toHaveText('');
  await example(page, 'Isle of Wight 2023');
  await expect(said.nth(1)).toContainText('Example loaded');
  await expect(said.first()).toHaveText('Overall: Requires improvement, 15 of 36.');
  await rating(page, '1.1').selectOption('Outstanding');
  await expect(said.first()).toHaveText('Overall: Requires improvement, 17 of 36.');
});

test('the overall is in view however far one scrolls', async ({ page }) => {
  for (const width of [1280, 700, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await open(page);
    await rating(page, '4.1').scrollIntoViewIfNeeded();
    await expect(overall(page).getByRole('img')).toBeInViewport();
  }
});

test('focus goes somewhere sensible when its button goes away', async ({ page }) => {
  await open(page);
  await example(page, 'Isle of Wight 2023');
  await page.getByRole('button', { name: 'Undo this import' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Bring figures in' })).toBeFocused();
  await expect(overall(page)).toContainText('Nothing entered yet');
});
