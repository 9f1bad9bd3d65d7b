// Words for the browser tests: opening the page and finding what a person would look for on it.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** The page, or what stands in a frame or an element of it. */
export type Place = Pick<Page, 'getByRole'>;

/** Opens the page, and waits until it can be used. */
export async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
}

export function box(page: Place): Locator {
  return page.getByRole('textbox', { name: 'Paste or type figures' });
}

/** The cell of a key question such as `2.1.1`. */
export function figure(page: Place, number: string): Locator {
  return page.getByRole('textbox', { name: new RegExp(`^${escaped(number)} `) });
}

/** The row of a standard such as `2.1`, or of a key question. */
export function row(page: Place, number: string): Locator {
  return page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: new RegExp(`^${escaped(number)}\\s`) }),
  });
}

/** The choice of a rating: of a judged standard, or of one of which only the rating is known. */
export function rating(page: Place, number: string): Locator {
  return page.getByRole('combobox', { name: new RegExp(`^Rating for ${escaped(number)} `) });
}

export function overall(page: Place): Locator {
  return page.getByRole('region', { name: 'Overall' });
}

/** The section below the ratings. */
export function takeAway(page: Place): Locator {
  return page.getByRole('region', { name: 'Take it away' });
}

/** Goes to that section, and waits for what comes when it is near. */
export async function goToTakeAway(page: Place): Promise<void> {
  await takeAway(page).scrollIntoViewIfNeeded();
  await expect(takeAway(page)).toContainText('Copy into a paper');
}

export async function example(page: Place, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Opens the options of a standard. */
export async function options(page: Place, number: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^Why and options for ${escaped(number)} `) })
    .click();
}

/** Pastes as a person does: from the clipboard, with the keyboard. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
}

/** What axe finds against WCAG 2.2 AA, each with where it stands. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** How much wider the page is than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** The texts of a picture that stand on others or stick out of it. */
export function crowded(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
    const texts = [...document.querySelectorAll('text')].map((text) => ({
      words: text.textContent,
      at: text.getBoundingClientRect(),
    }));
    const out = texts.filter(
      ({ at }) => at.left < frame.left || at.right > frame.right || at.bottom > frame.bottom,
    );
    // Lines may touch, but no text begins within another's line.
    const on = texts.filter(({ at }) =>
      texts.some(
        ({ at: other }) =>
          other !== at &&
          other.left < at.left + 1 &&
          at.left + 1 < other.right &&
          Math.min(other.bottom, at.bottom) - Math.max(other.top, at.top) > 5,
      ),
    );
    return [...out, ...on].map(({ words }) => words);
  });
}

function escaped(number: string): string {
  return number.replaceAll('.', '\\.');
}
