// What WCAG 2.2 asks for at levels A and AA beside what axe can see, in every state of the page.
// docs/accessibility.md says what of it is tested how; a claim there has its test here or in accessibility.spec.ts.
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, example, figure, goToTakeAway, open, overflow } from './page.ts';
import { documents, states } from './states.ts';

const LOOKS = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const;

for (const [state, reach] of Object.entries(states)) {
  test(`axe finds nothing in light, dark and forced colours: ${state}`, async ({ page }) => {
    // Three times all that axe looks at.
    test.slow();
    await open(page);
    await reach(page);
    for (const look of LOOKS) {
      await page.emulateMedia({ colorScheme: null, forcedColors: null, ...look });
      expect(await accessibilityProblems(page), JSON.stringify(look)).toEqual([]);
    }
  });

  // 1.4.10 and 1.4.4: 1280 by 1024 at 400% is 320 by 256.
  test(`at 400% nothing is cut off, nor with more space in the text: ${state}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await open(page);
    await reach(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
    await spaceOut(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
  });

  test(`targets are large enough or far enough apart: ${state}`, async ({ page }) => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 720 });
      await open(page);
      await reach(page);
      expect(await smallTargets(page), `${width} px`).toEqual([]);
      if (state.includes('link that asks')) break;
    }
  });

  test(`nothing moves by itself: ${state}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    await reach(page);
    const moving = await page.evaluate(() => {
      const root = document.querySelector('youth-justice-ratings')?.shadowRoot;
      const smooth = Array.from(root?.querySelectorAll('*') ?? []).filter(
        (one) => getComputedStyle(one).scrollBehavior === 'smooth',
      );
      return document.getAnimations().length + smooth.length;
    });
    expect(moving).toBe(0);
  });
}

for (const name of documents) {
  test(`axe finds nothing on ${name}, and it fits at 400% with more space in the text`, async ({
    page,
  }) => {
    for (const look of LOOKS) {
      await page.emulateMedia({ colorScheme: null, forcedColors: null, ...look });
      await page.goto(`/${name}`);
      expect(await accessibilityProblems(page), JSON.stringify(look)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await smallTargets(page)).toEqual([]);
    await spaceOut(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
}

// 2.4.7, 2.4.11, 2.4.3 and 2.1.2: through the whole page, both ways.
for (const [width, height] of [
  [1280, 720],
  [320, 256],
] as const) {
  test(`Tab goes through all of it in order, seen and unobscured, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await example(page, 'Hillingdon 2022');
    await goToTakeAway(page);
    await page.getByRole('link', { name: 'Accessibility' }).focus();
    await page.evaluate(() => scrollTo(0, 0));
    for (const key of ['Shift+Tab', 'Tab']) {
      const stops: string[] = [];
      for (let pressed = 0; pressed < 300; pressed += 1) {
        await page.keyboard.press(key);
        const at = await focused(page);
        if (!at) break;
        expect(at.faults, at.what).toEqual([]);
        stops.push(at.what);
      }
      expect(stops.length).toBeGreaterThan(60);
      expect(stops.length).toBeLessThan(300);
    }
  });
}

// 1.4.3 and 1.4.11: axe sees text, not edges.
for (const colorScheme of ['light', 'dark'] as const) {
  test(`colours have the contrast that they are for, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('youth-justice-ratings') as Element);
      const names = [
        'accent',
        'on-accent',
        'surface',
        'quiet',
        'text',
        'soft',
        'edge',
        'focus',
      ].concat(['on-focus', 'inadequate', 'improve', 'good', 'outstanding']);
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`)]));
    });
    const ratio = (one: string, other: string) =>
      contrast(colours[one] ?? '', colours[other] ?? '');
    const texts = ['text', 'soft', 'accent', 'inadequate', 'improve', 'good', 'outstanding'];
    for (const ground of ['surface', 'quiet']) {
      for (const text of texts) expect(ratio(text, ground), text).toBeGreaterThanOrEqual(4.5);
      expect(ratio('edge', ground)).toBeGreaterThanOrEqual(3);
    }
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-focus', 'focus')).toBeGreaterThanOrEqual(4.5);
  });
}

test('in forced colours ratings keep their shapes, and what has the focus an outline', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await example(page, 'Hillingdon 2022');
  const [shape, text] = await page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot;
    const rating = root?.querySelector('.rating[data-rating="good"]') as Element;
    const path = rating.querySelector('path') as Element;
    return [getComputedStyle(path).fill, getComputedStyle(rating).backgroundColor];
  });
  expect(shape).not.toBe('none');
  expect(shape).not.toBe(text);
  await figure(page, '2.1.1').focus();
  await expect(figure(page, '2.1.1')).toHaveCSS('outline-style', 'solid');
  await page.getByRole('button', { name: 'Clear all' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  const outline = await page
    .getByRole('button', { name: 'Clear all' })
    .evaluate((element) => getComputedStyle(element).outlineColor);
  expect(outline).not.toMatch(/, 0\)$/);
});

/** What has the focus, and what is wrong with how it is seen; null outside of the page. */
async function focused(page: Page) {
  return page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot;
    const element = root?.activeElement;
    if (!root || !element) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 10)];
    const over = root.elementFromPoint(x, y);
    const seen = over && (element.contains(over) || over.contains(element) || isLabel(over));
    function isLabel(other: Element): boolean {
      return other.closest('label') !== null;
    }
    return {
      what: `${element.id || element.textContent?.trim().slice(0, 40)}`,
      faults: [
        ...(shown ? [] : ['no focus indicator']),
        ...(box.bottom > 0 && box.top < innerHeight ? [] : ['out of view']),
        ...(seen ? [] : [`behind ${over?.className}`]),
      ],
    };
  });
}

/** Text that cannot be read to its end. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot ?? document;
    return Array.from(
      root.querySelectorAll<HTMLElement>(
        'button, th, td, p, li, legend, label, h1, h2, h3, summary, a',
      ),
    )
      .filter((one) => !one.closest('thead, .sheet') && one.clientWidth > 1)
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .filter((one) => {
        // What goes over its box into the margin can be read; what its box hides or the window ends cannot.
        const { display, overflowX } = getComputedStyle(one);
        const end = one.getBoundingClientRect().left + one.scrollWidth;
        return display !== 'inline' && (overflowX !== 'visible' || end > innerWidth);
      })
      .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 40)}`);
  });
}

/** 1.4.12: as much space as a person may set. */
async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot ?? document;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
}

/**
 * 2.5.8: 24 by 24 pixels, or a circle of 24 around the middle that meets no other target; or within a sentence,
 * or the browser's own.
 */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('youth-justice-ratings')?.shadowRoot ?? document;
    const targets = Array.from(
      root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ).filter((one) => one.getClientRects().length > 0);
    // A label is part of what it labels.
    const boxes = targets.map((one) => {
      const labels = Array.from((one as HTMLInputElement).labels ?? []);
      const isChoice = one.matches('[type="radio"], [type="checkbox"]');
      const all = [one, ...(isChoice ? labels : [])].map((part) => part.getBoundingClientRect());
      return {
        left: Math.min(...all.map(({ left }) => left)),
        right: Math.max(...all.map(({ right }) => right)),
        top: Math.min(...all.map(({ top }) => top)),
        bottom: Math.max(...all.map(({ bottom }) => bottom)),
      };
    });
    return targets.flatMap((one, index) => {
      const box = boxes[index];
      if (!box) return [];
      const [width, height] = [box.right - box.left, box.bottom - box.top];
      if (width >= 23.99 && height >= 23.99) return [];
      const inSentence =
        one.matches('p a, li a, td a') && getComputedStyle(one).display === 'inline';
      const words = one.parentElement?.textContent?.trim() !== one.textContent?.trim();
      if (inSentence && words) return [];
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const near = boxes.some((other, at) => {
        if (at === index) return false;
        const dx = Math.max(other.left - x, 0, x - other.right);
        const dy = Math.max(other.top - y, 0, y - other.bottom);
        return Math.hypot(dx, dy) < 12;
      });
      return near
        ? [
            `${one.tagName} ${one.textContent?.trim().slice(0, 30)} ${width.toFixed(1)}×${height.toFixed(1)}`,
          ]
        : [];
    });
  });
}

/** Of two colours such as `#14507d`. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.trim().slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
