// The element from the packed npm package, in a page that is not its own: strict policy, hostile styles, a
// root font size of 10 px, several on one page.
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import type { AssessmentRecord, Outcome } from '../../www/src/contract.ts';
import { installed } from '../packaging/installed.mjs';
import { served } from '../packaging/served.mjs';
import { accessibilityProblems, goToTakeAway, overflow } from './page.ts';

/** What the tests use of the element; the package's types are tested in tests/packaging. */
interface Ratings extends HTMLElement {
  assessment: Partial<AssessmentRecord> | null;
  ratings: Outcome | null;
  vector: string;
  readOnly: boolean;
}

let server: Awaited<ReturnType<typeof served>>;

test.beforeAll(async () => {
  server = await served(installed('element-page'));
});

test.afterAll(() => server.close());

const complaints: string[] = [];

test.beforeEach(async ({ page }) => {
  complaints.length = 0;
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'http:' && !server.url.startsWith(origin)) complaints.push(request.url());
  });
  await page.goto(server.url);
  await expect(one(page).getByRole('heading', { name: /^Ratings/ })).toBeVisible();
});

test.afterEach(() => expect(complaints).toEqual([]));

const one = (page: Page) => page.locator('#one');
const two = (page: Page) => page.locator('#two');

const figure = (within: Locator, number: string) =>
  within.getByRole('textbox', { name: new RegExp(`^${number.replaceAll('.', '\\.')} `) });

/** What the page has heard since it was last asked. */
const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: string[][] }).heard.splice(0));

const held = (within: Locator): Promise<AssessmentRecord | null> =>
  within.evaluate((node: Ratings) => node.assessment as AssessmentRecord | null);

/** Puts an element of its own into the page. */
async function add(page: Page, attributes: Record<string, string>): Promise<Locator> {
  await page.evaluate((given) => {
    const added = document.createElement('youth-justice-ratings');
    for (const [name, value] of Object.entries({ id: 'added', ...given })) {
      added.setAttribute(name, value);
    }
    document.body.append(added);
  }, attributes);
  const added = page.locator('#added');
  await expect.poll(() => held(added)).not.toBeNull();
  return added;
}

test('what takes the ratings away comes along, and leaves the address of the page alone', async ({
  page,
}) => {
  await page.evaluate(() => {
    location.hash = '#YJ:2021/1.1:G';
    document.querySelector('#one')?.setAttribute('show', 'input take-away');
  });
  await one(page).getByRole('button', { name: 'Hillingdon 2022' }).click();
  const section = one(page).getByRole('region', { name: 'Take it away' });
  await section.scrollIntoViewIfNeeded();
  await section.getByRole('button', { name: 'Copy for Word or Excel' }).click();
  await expect(section).toContainText('Copied');
  await expect(section.getByRole('button', { name: 'Copy a link' })).toBeHidden();
  await expect(page).toHaveURL(/#YJ:2021\/1\.1:G$/);
});

test('parts: each element shows those that it is asked for', async ({ page }) => {
  await expect(one(page).getByRole('textbox', { name: 'Paste or type figures' })).toBeVisible();
  await expect(one(page).getByRole('region', { name: 'Overall' })).toBeHidden();
  await expect(one(page).getByRole('heading', { level: 1 })).toBeHidden();
  await expect(two(page).getByRole('region', { name: 'Overall' })).toBeVisible();
  await expect(two(page).getByRole('table').first()).toBeHidden();
  const whole = await add(page, {});
  for (const name of ['Overall', 'Bring figures in', 'Ratings, 2021 edition']) {
    await expect(whole.getByRole('region', { name })).toBeVisible();
  }
  await expect(whole.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an edition of one’s own: to begin with, with its vector, and to change to and back', async ({
  page,
}) => {
  const file = readFileSync(inRoot('docs', 'example-edition.json'), 'utf8');
  const begun = await page.evaluateHandle((text) => {
    const added = document.createElement('youth-justice-ratings') as Ratings;
    Object.assign(added, { id: 'added', editionFile: text, vector: 'YJ:Island2026/2.1:38-75' });
    document.body.append(added);
    return added;
  }, file);
  const added = page.locator('#added');
  await expect(figure(added, '2.1.1')).toHaveValue('38%');
  await expect(added.getByRole('region', { name: 'Ratings, Island2026 edition' })).toBeVisible();
  expect((await held(added))?.edition).toBe('Island2026');
  await figure(added, '2.1.1').fill('91');
  const rating = () => begun.evaluate((node) => node.ratings?.standards['2.1']?.rating);
  await expect.poll(rating).toBe('good');

  await one(page).evaluate((node: Ratings) => {
    node.assessment = { edition: '2021', standards: {} };
  });
  // Something is entered while the file is still being learnt.
  await one(page).evaluate((node, text) => {
    Object.assign(node, { editionFile: text });
    const field = node.shadowRoot?.getElementById('entry-2.1.1') as HTMLInputElement;
    field.value = '83';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, file);
  await expect.poll(async () => (await held(one(page)))?.edition).toBe('Island2026');
  await one(page).getByRole('button', { name: 'Undo: change of edition' }).click();
  await expect(figure(one(page), '2.1.1')).toHaveValue('83');
  expect((await held(one(page)))?.edition).toBe('2021');
  await one(page).getByRole('button', { name: 'Redo: change of edition' }).click();
  await one(page).evaluate((node) => Object.assign(node, { editionFile: '' }));
  await expect.poll(async () => (await held(one(page)))?.edition).toBe('2021');

  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const wrong = file.replace('"points"', '"marks"');
  await one(page).evaluate((node, text) => Object.assign(node, { editionFile: text }), wrong);
  await expect.poll(() => said.join()).toMatch(/editionFile: edition-[a-z-]+, \w+, line \d+/);
  expect((await held(one(page)))?.edition).toBe('2021');
});

test('events: a person’s change is told, and another element can show it', async ({ page }) => {
  await heard(page);
  await figure(one(page), '2.1.1').fill('83');
  await expect
    .poll(async () => (await held(two(page)))?.standards['2.1']?.keyQuestions)
    .toEqual({
      '2.1.1': { percent: '83', yes: null, of: null },
    });
  const said = (await heard(page)).map((event) => event.join(' '));
  // What a program puts in is not told as a change, or two elements would answer each other for ever.
  expect(said.filter((event) => event !== 'two ratings-change')).toEqual([
    'one assessment-change',
    'one ratings-change',
  ]);
  const band = await one(page).evaluate(
    (node: Ratings) => node.ratings?.standards['2.1']?.keyQuestions?.['2.1.1']?.band,
  );
  expect(band).toBe('outstanding');
});

test('an event carries a copy: whoever changes that changes nothing here', async ({ page }) => {
  await one(page).evaluate((node: Ratings) =>
    node.addEventListener('assessment-change', (event) => {
      (event as CustomEvent<AssessmentRecord>).detail.standards = {};
    }),
  );
  await figure(one(page), '2.1.1').fill('83');
  await expect
    .poll(async () => Object.keys((await held(one(page)))?.standards ?? {}))
    .toEqual(['2.1']);
  // So does a property.
  const score = await one(page).evaluate((node: Ratings) => {
    if (node.ratings) node.ratings.overall.outOf = 1;
    if (node.assessment) node.assessment.standards = {};
    return [node.ratings?.overall.outOf, Object.keys(node.assessment?.standards ?? {}).length];
  });
  expect(score).toEqual([36, 1]);
});

test('assessment: it can be set, before and after the start, and is checked', async ({ page }) => {
  await one(page).evaluate((node: Ratings) => {
    const shares = { '2.1.1': { percent: '83' }, '2.1.2': { percent: '500' } };
    node.assessment = { edition: '2021', standards: { '2.1': { keyQuestions: shares } } } as never;
  });
  await expect(figure(one(page), '2.1.1')).toHaveValue('83%');
  await expect(figure(one(page), '2.1.2')).toHaveValue('');
  await page.evaluate(() => {
    const made = document.createElement('youth-justice-ratings') as Ratings;
    made.id = 'made';
    made.assessment = { edition: '2018' };
    document.body.append(made);
  });
  await expect(
    page.locator('#made').getByRole('heading', { name: 'Ratings, 2018 edition' }),
  ).toBeVisible();
});

test('edition and vector: what they begin with, and what they change', async ({ page }) => {
  const added = await add(page, { edition: '2018' });
  expect((await held(added))?.edition).toBe('2018');
  await figure(added, '3.4.1').fill('61');
  await added.evaluate((node) => node.setAttribute('edition', '2021'));
  await expect.poll(async () => (await held(added))?.edition).toBe('2021');

  await added.evaluate((node: Ratings) => {
    node.vector = 'YJ:2021/1.1:G/2.1:83-50-50/2.2:10of13-8of13-5of13';
  });
  await expect(figure(added, '2.1.1')).toHaveValue('83%');
  expect((await held(added))?.standards['2.2']?.keyQuestions?.['2.2.1']).toEqual({
    percent: null,
    yes: 10,
    of: 13,
  });
});

test('readonly: everything can be read, and nothing changed', async ({ page }) => {
  await one(page).evaluate((node: Ratings) => {
    node.assessment = { standards: { '1.1': { stated: 'good' } } } as never;
    node.readOnly = true;
  });
  await expect(one(page).getByRole('textbox', { name: 'Paste or type figures' })).toBeHidden();
  await expect(figure(one(page), '2.1.1')).not.toBeEditable();
  await expect(one(page).getByRole('combobox', { name: /^Rating for 1\.1 / })).toBeDisabled();
  await one(page).evaluate((node: Ratings) => {
    node.readOnly = false;
  });
  await figure(one(page), '2.1.1').fill('83');
  await expect
    .poll(async () => Object.keys((await held(one(page)))?.standards ?? {}))
    .toEqual(['1.1', '2.1']);
});

test('storage: nothing is kept without a name, and each name keeps its own', async ({ page }) => {
  const keys = () => page.evaluate(() => Object.keys(localStorage).sort());
  await figure(one(page), '2.1.1').fill('83');
  await page.waitForTimeout(500);
  expect(await keys()).toEqual([]);
  const added = await add(page, { storage: 'plan' });
  await figure(added, '2.1.1').fill('77');
  await expect.poll(keys).toEqual(['youth-justice-ratings/draft/plan']);
  await page.reload();
  const again = await add(page, { storage: 'plan', vector: 'YJ:2021/2.1:50-50-50' });
  // A draft comes before what the page would begin with.
  await expect(figure(again, '2.1.1')).toHaveValue('77%');
});

test('removed and put back, it is as it was; removed for good, it is let go', async ({ page }) => {
  await figure(one(page), '2.1.1').fill('83');
  await one(page).evaluate((node) => {
    const { parentElement: parent } = node;
    for (let turn = 0; turn < 3; turn += 1) {
      node.remove();
      parent?.append(node);
    }
  });
  await expect(figure(one(page), '2.1.1')).toHaveValue('83%');
  await figure(one(page), '2.1.2').fill('50');
  await heard(page);
  await figure(one(page), '2.1.3').fill('50');
  await expect.poll(async () => (await heard(page)).filter(([id]) => id === 'one').length).toBe(2);

  const client = await page.context().newCDPSession(page);
  const count = async () => {
    await client.send('HeapProfiler.collectGarbage');
    const { result } = await client.send('Runtime.evaluate', {
      expression: 'customElements.get("youth-justice-ratings").prototype',
    });
    const { objects } = await client.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
    });
    const { result: length } = await client.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await client.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    return length.value as number;
  };
  const before = await count();
  for (let turn = 0; turn < 5; turn += 1) {
    const added = await add(page, {});
    await figure(added, '2.1.1').fill('83');
    await added.evaluate((node) => node.remove());
  }
  // What a test has in its hands, the browser lets go of a little later.
  await expect.poll(count, { timeout: 15_000 }).toBe(before);
});

/** How many listeners the page's window and document have, and how many live regions are in `#added`. */
function listening(page: Page): Promise<{ listeners: number; regions: number }> {
  return page.evaluate(() => {
    const root = document.querySelector('#added')?.shadowRoot;
    const regions = root?.querySelectorAll('[role="status"], [aria-live]').length ?? 0;
    const { listeners } = window as unknown as { listeners: Set<string> };
    return { listeners: listeners.size, regions };
  });
}

test('whether it comes, goes or moves, nothing of it goes on listening or speaking', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // By its kind and its function; what is added twice is there once.
    const listeners = new Set<string>();
    Object.assign(window, { listeners });
    const numbers = new Map<unknown, number>();
    const numberOf = (what: unknown) => {
      if (!numbers.has(what)) numbers.set(what, numbers.size);
      return numbers.get(what);
    };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    type Given = Parameters<typeof addEventListener>;
    const keyOf = (target: unknown, [type, listener, options]: Given) =>
      [numberOf(target), type, numberOf(listener), JSON.stringify(options)].join(' ');
    const isOutside = (target: unknown) => !target || target === window || target === document;
    // What Playwright listens for, to see whether a click arrives.
    const isIts = (type: string) =>
      /^(__playwright|mouse|pointer|touch|.*click$|contextmenu)/.test(type);
    EventTarget.prototype.addEventListener = function (...given) {
      if (isOutside(this) && !isIts(given[0])) listeners.add(keyOf(this, given));
      return addEventListener.apply(this ?? window, given);
    };
    EventTarget.prototype.removeEventListener = function (...given) {
      if (isOutside(this)) listeners.delete(keyOf(this, given));
      return removeEventListener.apply(this ?? window, given);
    };
  });
  await page.reload();
  await expect(one(page).getByRole('heading', { name: /^Ratings/ })).toBeVisible();
  const before = await listening(page);
  expect(before.listeners).toBeGreaterThan(2);
  for (let turn = 0; turn < 3; turn += 1) {
    const added = await add(page, { storage: 'a while' });
    // With all that comes later, too.
    await added.getByRole('button', { name: 'Hillingdon 2022' }).click();
    await goToTakeAway(added);
    const meanwhile = await listening(page);
    expect(meanwhile.listeners).toBeGreaterThan(before.listeners);
    await added.evaluate((node) => document.querySelector('h1')?.after(node));
    await figure(added, '2.1.1').fill('83');
    // What comes later comes anew, so there may be fewer regions for a while, and never more.
    const moved = await listening(page);
    expect(moved.listeners).toBe(meanwhile.listeners);
    expect(moved.regions).toBeLessThanOrEqual(meanwhile.regions);
    await added.evaluate((node) => node.remove());
    expect(await listening(page)).toEqual(before);
  }
});

test('a page whose scripts add to what every array has does it no harm', async ({ page }) => {
  await page.addInitScript(() => {
    // As old libraries do, so that `for … in` finds them.
    Object.assign(Array.prototype, { remove: () => [], first: () => null });
  });
  await page.reload();
  await one(page).getByRole('button', { name: 'Hillingdon 2022' }).click();
  await expect(two(page).getByRole('region', { name: 'Overall' })).toContainText('17 of 36');
});

test('the page’s styles do not reach it: sizes are the reader’s, and nothing is hidden', async ({
  page,
}) => {
  const entry = figure(one(page), '2.1.1');
  await expect(entry).toBeVisible();
  const style = await entry.evaluate((node) => {
    const { fontSize, fontStyle, textTransform, letterSpacing, height, cursor, direction } =
      getComputedStyle(node);
    return { fontSize, fontStyle, textTransform, letterSpacing, height, cursor, direction };
  });
  expect(style).toEqual({
    fontSize: '16px',
    fontStyle: 'normal',
    textTransform: 'none',
    letterSpacing: 'normal',
    height: '36px',
    cursor: 'text',
    direction: 'ltr',
  });
  const colours = await one(page)
    .locator('.page')
    .evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]);
  expect(colours).toEqual(['rgb(11, 12, 12)', 'rgb(255, 255, 255)']);
  const heading = one(page).getByRole('heading', { name: /^Ratings/ });
  expect(await heading.evaluate((node) => getComputedStyle(node).fontSize)).toBe('24px');
});

test('lines that the page draws through its text are not drawn through the tool’s', async ({
  page,
}) => {
  const shown = async (line: string) => {
    await page.evaluate((value) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { text-decoration: ${value} !important }`);
      document.adoptedStyleSheets = [sheet];
    }, line);
    return one(page).locator('.table-part').screenshot();
  };
  const same = async () => (await shown('line-through')).equals(await shown('none'));
  // Styles that come later may come between the two.
  await expect.poll(same).toBe(true);
});

test('beside others it takes the room that there is', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  const added = await add(page, {});
  for (const around of [
    'display: flex',
    'display: inline-block',
    'display: table',
    'float: left',
  ]) {
    await added.evaluate((node, style) => {
      const box =
        node.closest<HTMLElement>('[data-around]') ??
        (document.createElement('section') as HTMLElement);
      box.setAttribute('data-around', '');
      box.style.cssText = `${style} !important; visibility: visible !important`;
      const other = document.createElement('p');
      other.textContent = 'Other';
      if (!box.isConnected) node.replaceWith(box);
      box.replaceChildren(node, other);
    }, around);
    const width = () => added.evaluate((node) => node.getBoundingClientRect().width);
    await expect.poll(width, around).toBeGreaterThan(600);
  }
  expect(await added.evaluate((node) => node.getBoundingClientRect().right)).toBeLessThan(1201);
});

test('what counts is the width it is given, and not that of the window', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  const whole = await add(page, {});
  const columns = () => whole.locator('.layout').evaluate((node) => getComputedStyle(node).display);
  await whole.evaluate((node) => node.style.setProperty('width', '1400px'));
  await expect.poll(columns).toBe('grid');
  await whole.evaluate((node) => node.style.setProperty('width', '320px'));
  await expect.poll(columns).toBe('block');
  expect(await whole.evaluate((node) => node.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('themes: colours and the typeface can be set; it can be kept light', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const surface = (within: Locator) =>
    within.locator('.page').evaluate((node) => getComputedStyle(node).backgroundColor);
  expect(await surface(one(page))).toBe('rgb(20, 24, 28)');
  const light = await add(page, { theme: 'light' });
  expect(await surface(light)).toBe('rgb(255, 255, 255)');
  await light.evaluate((node) => {
    node.style.setProperty('--yjr-surface', 'rgb(250, 240, 230)');
    node.style.setProperty('--yjr-font-family', 'monospace');
  });
  expect(await surface(light)).toBe('rgb(250, 240, 230)');
  const family = light.locator('.page');
  expect(await family.evaluate((node) => getComputedStyle(node).fontFamily)).toBe('monospace');
});

test('tables are read beside the page, with modules and no script element', async ({ page }) => {
  await one(page)
    .getByRole('textbox', { name: 'Paste or type figures' })
    .fill('Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
  await one(page).getByRole('button', { name: 'Read' }).click();
  await expect(figure(one(page), '2.1.1')).toHaveValue('83%');
});

test('Ctrl+Z outside it is not its business', async ({ page }) => {
  await figure(one(page), '2.1.1').fill('83');
  await page.locator('h1').first().click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(figure(one(page), '2.1.1')).toHaveValue('83%');
});

test('axe finds nothing', async ({ page }) => {
  // The page’s own heading is as hostile as the rest of it.
  await page.locator('body > h1').evaluate((node) => node.remove());
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('each element speaks the language of its place, and goes over when that changes', async ({
  page,
}) => {
  await one(page).evaluate((node) => node.setAttribute('lang', 'en'));
  await page.evaluate(() => document.body.setAttribute('lang', 'cy-GB'));
  const added = await add(page, { vector: 'YJ:2021/2.1:83-50-50' });
  await expect(added.getByRole('heading', { name: 'Graddau, argraffiad 2021' })).toBeVisible();
  await expect(added.getByRole('rowheader', { name: '2.1 Asesu' })).toBeVisible();
  await expect(added.locator('.page')).toHaveAttribute('lang', 'cy');
  await expect(added.getByRole('button', { name: 'English' })).toBeHidden();
  await figure(one(page), '2.1.1').fill('many');
  await expect(one(page).getByText('‘many’ is not a figure.').first()).toBeVisible();
  await expect(one(page).locator('.page')).toHaveAttribute('lang', 'en');
  await figure(added, '2.1.1').fill('many');
  await expect(added.getByText('Nid yw ‘many’ yn ffigur.').first()).toBeVisible();

  await added.evaluate((node) => node.setAttribute('lang', 'en'));
  await expect(added.getByText('‘many’ is not a figure.').first()).toBeVisible();
  await added.evaluate((node) => node.removeAttribute('lang'));
  await expect(added.getByText('Nid yw ‘many’ yn ffigur.').first()).toBeVisible();
  await page.evaluate(() => document.body.removeAttribute('lang'));
  await expect(added.getByText('‘many’ is not a figure.').first()).toBeVisible();
  expect((await held(added))?.edition).toBe('2021');
  // Nothing of this is the page's to keep.
  expect(await page.evaluate(() => [Object.keys(localStorage), document.title.length > 0])).toEqual(
    [[], true],
  );
});

test('an assessment of an edition that is not known changes nothing', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await figure(one(page), '2.1.1').fill('83');
  await one(page).evaluate((node: Ratings) => {
    node.assessment = { edition: 'Island2026', standards: {} };
  });
  await expect.poll(() => said.join()).toContain('edition: Island2026 is not known');
  await expect(figure(one(page), '2.1.1')).toHaveValue('83');
});

test('whoever makes the page is told what cannot be used of what it hands over', async ({
  page,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await one(page).evaluate((node: Ratings) => {
    const keyQuestions = { '2.1.1': { percent: '183', yes: null, of: null } };
    Object.assign(node, {
      assessment: { edition: '2021', standards: { 2.1: { keyQuestions, stated: 'good' } } },
    });
  });
  await expect.poll(() => said.join()).toContain('assessment: percent-over-100, 2.1');
  await one(page).evaluate((node) => node.setAttribute('vector', 'YJ:2021/2.1:83-150-50/zz:3/end'));
  await expect(figure(one(page), '2.1.1')).toHaveValue('83%');
  await expect.poll(() => said.join()).toContain('vector: percent-over-100, 2.1.2');
  expect(said.join()).not.toMatch(/183|150/);
});

test('a program may change the edition of what nobody else may change, and is not told of it', async ({
  page,
}) => {
  const added = await add(page, { vector: 'YJ:2021/2.1:83-50-50/end' });
  await expect(figure(added, '2.1.1')).toHaveValue('83%');
  await added.evaluate((node: Ratings) => {
    node.readOnly = true;
  });
  await expect(added.getByRole('button', { name: 'Use an edition file' })).toBeHidden();
  await added.evaluate((node) => {
    const changes: Event[] = [];
    Object.assign(node, { changes });
    node.addEventListener('assessment-change', (event) => changes.push(event));
    node.setAttribute('edition', '2018');
  });
  await expect(added.getByRole('region', { name: 'Ratings, 2018 edition' })).toBeVisible();
  await expect(figure(added, '2.1.1')).toHaveValue('83%');
  const changes = await added.evaluate((node) => (node as unknown as { changes: [] }).changes);
  expect(changes).toHaveLength(0);
});
