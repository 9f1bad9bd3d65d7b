// embed.html in a frame of somebody else's page, from another site: the code and the policies that
// docs/embedding.md gives to copy are the ones that are tried here.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { framePage, hostScript, inRoot } from '../../tools/paths.mjs';
import {
  accessibilityProblems,
  box,
  example,
  figure,
  goToTakeAway,
  options,
  overall,
  rating,
  row,
  takeAway,
} from './page.ts';

const guide = readFileSync(inRoot('docs', 'embedding.md'), 'utf8');

/** The first example of the guide that holds this, as it stands there. */
function fromGuide(what: string): string {
  const examples = [...guide.matchAll(/```html\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const found = examples.find((code) => code.includes(what));
  if (!found) throw new Error(`the guide has no example with ${what}`);
  return found;
}

/** What the guide says that the policy of a page needs, by the first words of its row. */
function policyFor(way: string, frames: string): string {
  const found = guide.match(new RegExp(`^\\| ${way} \\| \`([^\`]+)\``, 'm'));
  if (!found?.[1]) throw new Error(`the guide has no policy for ${way}`);
  return `default-src 'none'; img-src data:; style-src 'unsafe-inline'; ${found[1]}`.replace(
    /frame-src [^;]+/,
    `$&${frames}`,
  );
}

const FRAME = fromGuide('<iframe');
const GROWING = fromGuide('embed.js');
const SANDBOXED = FRAME.replace('<iframe', '<iframe sandbox="allow-scripts"');

/**
 * The tool is at localhost. Browsers in private mode, as in these tests, keep nothing in frames of another
 * site; of another origin of the same site they do.
 */
const SAME = 'localhost';
const OTHER = '127.0.0.1';

/** A page that says of itself what the tool says of itself. */
const LIAR = `<script>
  parent.postMessage({ type: 'youth-justice-ratings', height: 9999 }, '*');
  document.title = 'Said';
</script>`;

let closing: (() => void)[] = [];
test.afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

interface Host {
  tool: FrameLocator;
  /** What the browser said, refused and asked for that is not as it should be. */
  complaints: string[];
}

/** Opens a page of another site that holds this, with the policy that the guide gives for it. */
async function host(
  page: Page,
  body: string,
  { way = 'frame', style = '', site = OTHER, more = '' } = {},
): Promise<Host> {
  const tool = new URL(test.info().project.use.baseURL ?? '').origin;
  const here = (text: string) => text.replaceAll('https://ratings.example.gov.uk', tool);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Intranet</title>
    <link rel="icon" href="data:,"><style>body { margin: 0 } ${style}</style></head><body>
    <main><h1>Intranet</h1><p><a id="before" href="#before">Before</a></p>${here(body)}
    <p><a id="after" href="#after">After</a></p></main></body></html>`;
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (request.url === '/liar') return response.end(LIAR);
    response.setHeader('Content-Security-Policy', here(policyFor(way, more)));
    return response.end(html);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(null)));
  closing.push(() => server.close());
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  const address = `http://${site}:${(server.address() as AddressInfo).port}/`;
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'http:' && origin !== tool && origin !== new URL(address).origin)
      complaints.push(request.url());
  });
  await page.goto(address);
  const frame = page.frameLocator('iframe').first();
  return { tool: frame, complaints };
}

const started = (tool: FrameLocator) =>
  expect(tool.getByRole('heading', { name: /^Ratings|^Overall/ }).first()).toBeVisible();

/** How much of a frame's content is outside it, to the right and below. */
const outside = (tool: FrameLocator) =>
  tool
    .locator('html')
    .evaluate((root) => [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight]);

test('embed.js is less than 1 kB', () => {
  expect(readFileSync(hostScript).length).toBeLessThan(1000);
});

test.describe('a frame that grows', () => {
  test('each is as high as its content, and follows it', async ({ page }) => {
    const second = GROWING.replace('<iframe', '<iframe id="second"')
      .replace('embed.html', 'embed.html?show=overall&storage=second')
      .replace(/<script.*/s, '');
    const { tool, complaints } = await host(page, second + GROWING, {
      way: 'frame with `embed.js`',
    });
    const big = page.frameLocator('iframe').nth(1);
    await started(big);
    const height = (index: number) =>
      page
        .locator('iframe')
        .nth(index)
        .evaluate((frame) => frame.clientHeight);
    await expect.poll(() => height(1)).toBeGreaterThan(1000);
    const content = () =>
      big.locator('body').evaluate((body) => body.getBoundingClientRect().height);
    /** How much higher the frame is than what it holds: what comes late moves both. */
    const spare = async () => Math.floor((await height(1)) - (await content()));
    await expect.poll(spare).toBe(0);
    // Less high than the least that the page asks for.
    await expect.poll(() => height(0)).toBe(400);
    await expect.poll(() => outside(tool)).toEqual([0, 0]);

    // What comes late in the frame above moves this one, perhaps from under a click.
    await expect(async () => {
      await example(big, 'Hillingdon 2022');
      await expect(overall(big)).toContainText('17 of 36', { timeout: 1000 });
    }).toPass();
    await goToTakeAway(big);
    await expect.poll(spare).toBe(0);
    const closed = await content();
    await options(big, '2.1');
    await expect.poll(content).toBeGreaterThan(closed);
    await expect.poll(spare).toBe(0);
    const opened = await height(1);
    await options(big, '2.1');
    await expect.poll(() => height(1)).toBeLessThan(opened);
    await expect.poll(spare).toBe(0);
    expect(await outside(big)).toEqual([0, 0]);
    expect(complaints).toEqual([]);
  });

  test('its border is no part of it, whatever the page does to boxes', async ({ page }) => {
    const style =
      '* { box-sizing: border-box } iframe { border: 9px solid; height: 5px !important }';
    const { tool } = await host(page, GROWING, { way: 'frame with `embed.js`', style });
    await started(tool);
    await expect.poll(() => outside(tool)).toEqual([0, 0]);
  });

  test('a page that asks later is told too; one that does not is told nothing', async ({
    page,
  }) => {
    const { tool } = await host(page, FRAME);
    await started(tool);
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      addEventListener('message', ({ data }) => heard.push(data));
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    await options(tool, '2.1');
    await page.waitForTimeout(300);
    expect(await heard()).toEqual([]);
    await page.evaluate(() => frames[0]?.postMessage('youth-justice-ratings', '*'));
    await expect.poll(heard).toHaveLength(1);
    const height = await tool.locator('body').evaluate(({ clientHeight }) => clientHeight);
    expect(await heard()).toEqual([{ type: 'youth-justice-ratings', height }]);
  });

  test('neither another frame nor the page can set its height, nor what has taken its place', async ({
    page,
  }) => {
    const liar = '/liar';
    const body = `<iframe title="Liar" src="${liar}"></iframe>${GROWING.replace(/<script.*/s, '')}${GROWING}`;
    const way = 'frame with `embed.js`';
    const { tool } = await host(page, body, { way, more: " 'self'" });
    await started(page.frameLocator('iframe').nth(2));
    // The second is marked, but what is in it now is not what its address says.
    await page
      .locator('iframe')
      .nth(1)
      .evaluate((frame: HTMLIFrameElement, address) => {
        if (frame.contentWindow) frame.contentWindow.location.href = address;
        postMessage({ type: 'youth-justice-ratings', height: 9999 });
      }, liar);
    const titleOf = (frame: FrameLocator) =>
      frame.locator('html').evaluate(({ ownerDocument }) => ownerDocument.title);
    await expect.poll(() => titleOf(tool)).toBe('Said');
    await expect.poll(() => titleOf(page.frameLocator('iframe').nth(1))).toBe('Said');
    await page.waitForTimeout(300);
    const heights = await page
      .locator('iframe')
      .evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    expect(heights.filter((height) => height > 9000)).toEqual([]);
    expect(heights[2]).toBeGreaterThan(1000);
  });
});

test.describe('a frame of 600 pixels', () => {
  for (const width of [320, 400, 800]) {
    test(`${width} wide, all of it can be used, and the overall stays in view`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      const body = FRAME.replace('height="700"', 'height="600"').replace('1px solid #7f8a94', '0');
      const { tool, complaints } = await host(page, body);
      await started(tool);
      // Without scrolling: the way out, and what to do first.
      await expect(tool.getByRole('link', { name: 'Open in its own tab' })).toBeInViewport();
      await expect(tool.getByText('Paste a report, try an example')).toBeInViewport();
      await example(tool, 'Hillingdon 2022');
      await options(tool, '3.2');
      await goToTakeAway(tool);
      expect((await outside(tool))[0]).toBeLessThanOrEqual(0);
      expect(await accessibilityProblems(page)).toEqual([]);

      await figure(tool, '3.3.1').focus();
      await expect(figure(tool, '3.3.1')).toBeInViewport();
      await expect(overall(tool).locator('.overall__rating')).toBeInViewport();
      expect(complaints).toEqual([]);
    });
  }

  test('at 400% zoom it is 320 by 256, and nothing is lost or covered', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    const { tool } = await host(page, FRAME.replace('height="700"', 'height="256"'));
    await started(tool);
    await figure(tool, '2.1.1').fill('83');
    await expect(row(tool, '2.1.1')).toContainText('Outstanding');
    expect((await outside(tool))[0]).toBeLessThanOrEqual(0);
    const covered = await figure(tool, '2.1.1').evaluate((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      const root = node.getRootNode() as ShadowRoot;
      return root.elementFromPoint(left + width / 2, top + height / 2) !== node;
    });
    expect(covered).toBe(false);
  });
});

test('the keyboard alone gets in, works and gets out at either end', async ({ page }) => {
  const { tool } = await host(page, FRAME);
  await started(tool);
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect(tool.getByRole('link', { name: 'Open in its own tab' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('#before')).toBeFocused();
  await page.keyboard.press('Tab');
  for (let turn = 0; turn < 12; turn += 1) {
    if (await box(tool).evaluate((node) => node.matches(':focus'))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('2.1: 83, 50, 50');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(figure(tool, '2.1.1')).toHaveValue('83%');
  const isOut = () => page.locator('#after').evaluate((node) => node === document.activeElement);
  for (let turn = 0; turn < 200 && !(await isOut()); turn += 1) await page.keyboard.press('Tab');
  await expect(page.locator('#after')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('iframe')).toBeFocused();
});

test.describe('its own tab', () => {
  test('opens with the figures that are in the frame', async ({ page, context }) => {
    const { tool, complaints } = await host(page, FRAME);
    await started(tool);
    await figure(tool, '2.1.1').fill('83');
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      tool.getByRole('link', { name: 'Open in its own tab, with these figures' }).click(),
    ]);
    await expect(figure(tab, '2.1.1')).toHaveValue('83%');
    await expect(tab).toHaveURL(/\/index\.html$/);
    expect(complaints).toEqual([]);
  });

  test('opens where the guide’s sandbox is, and out of it', async ({ page, context }) => {
    const { tool, complaints } = await host(page, fromGuide('allow-popups'), { site: SAME });
    await started(tool);
    await expect(tool.getByText('Your work is not kept here')).toHaveCount(0);
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      tool.getByRole('link', { name: 'Open in its own tab' }).click(),
    ]);
    await figure(tab, '2.1.1').fill('83');
    await tab.waitForTimeout(500);
    await tab.reload();
    await expect(figure(tab, '2.1.1')).toHaveValue('83%');
    expect(complaints).toEqual([]);
  });
});

test.describe('in a sandbox that allows nothing but scripts', () => {
  test('it works, explains, reads tables and says that nothing is kept', async ({ page }) => {
    const { tool, complaints } = await host(page, SANDBOXED);
    await started(tool);
    await expect(tool.getByText('Your work is not kept here')).toBeVisible();
    await expect(tool.getByText('Your work is kept in this browser')).toHaveCount(0);
    await box(tool).fill('2.1: 83, 50, 150');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(tool.getByText('150 is more than 100 per cent.').first()).toBeVisible();
    await tool.getByRole('button', { name: 'Clear all' }).click();
    await box(tool).fill('Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
    await tool.getByRole('button', { name: 'Read', exact: true }).click();
    await expect(figure(tool, '2.1.1')).toHaveValue('83%');
    await tool.locator('#files').setInputFiles(inRoot('tests', 'files', 'table.docx'));
    await expect(tool.getByRole('heading', { name: /wait|Read as a table/ }).first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('it grows, though it is of no origin', async ({ page }) => {
    const body = GROWING.replace('<iframe', '<iframe sandbox="allow-scripts"');
    const { tool } = await host(page, body, { way: 'frame with `embed.js`' });
    await started(tool);
    await expect.poll(() => outside(tool)).toEqual([0, 0]);
  });

  test('it copies, and says what to do where it may neither save nor open a tab', async ({
    page,
    context,
  }) => {
    const { tool } = await host(page, SANDBOXED);
    await started(tool);
    await figure(tool, '2.1.1').fill('83');
    await goToTakeAway(tool);
    const away = takeAway(tool);
    await away.getByRole('button', { name: 'Copy for Word or Excel' }).click();
    await expect(away).toContainText('Copied');
    await context.grantPermissions(['clipboard-read']);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '2.1 Assessment\t83%',
    );

    await away.getByRole('button', { name: 'CSV' }).click();
    await expect(away).toContainText('If it is not with your downloads');
    await expect(away).toContainText('If nothing happens');

    await tool.getByRole('link', { name: 'Open in its own tab, with these figures' }).click();
    const address = tool.getByRole('textbox', { name: 'Address to open' });
    await expect(address).toBeFocused();
    await expect(address).toHaveValue(/\/index\.html#YJ:2021\/2\.1:83-x-x/);
    await page.keyboard.press('ControlOrMeta+C');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '#YJ:2021/2.1:83-x-x',
    );
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('where a browser lets it copy in no way, the text is selected to copy by hand', async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    document.execCommand = () => false;
  });
  const { tool } = await host(page, FRAME);
  await started(tool);
  await figure(tool, '2.1.1').fill('83');
  await goToTakeAway(tool);
  await tool.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(tool.getByRole('textbox', { name: 'To copy' })).toBeFocused();
  await expect(tool.getByText('press Ctrl and C')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+C');
  await context.grantPermissions(['clipboard-read']);
  await page.locator('#after').focus();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '| 2.1 Assessment | **83%**',
  );
});

test('what the address asks for is shown, and drafts are kept by name', async ({ page }) => {
  const body = FRAME.replace(
    'embed.html',
    'embed.html?show=table%20overall&edition=2018&storage=a',
  );
  const { tool } = await host(page, body, { site: SAME });
  await expect(tool.getByRole('heading', { name: 'Ratings, 2018 edition' })).toBeVisible();
  await expect(box(tool)).toBeHidden();
  await figure(tool, '2.1.1').fill('83');
  await page.waitForTimeout(500);
  await page.reload();
  await expect(figure(tool, '2.1.1')).toHaveValue('83%');
});

test('figures can come with its address, and nothing can be changed where it says so', async ({
  page,
}) => {
  const address = 'embed.html?readonly=#YJ:2021/2.1:83-50-50/end';
  const { tool } = await host(page, FRAME.replace('embed.html', address));
  await expect(figure(tool, '2.1.1')).toHaveValue('83%');
  await expect(figure(tool, '2.1.1')).not.toBeEditable();
});

test('another link into the same frame shows its figures in place of those before', async ({
  page,
}) => {
  const link = (name: string, line: string) =>
    `<a target="f" href="https://ratings.example.gov.uk/embed.html${line}">${name}</a>`;
  const body = `${link('One', '#YJ:2021/1.1:G/2.1:83-83-83/end')} ${link('Two', '#YJ:2021/2.1:50-51-52/end')}
    ${FRAME.replace('<iframe', '<iframe name="f"')}`;
  const { tool } = await host(page, body, { site: SAME });
  await started(tool);
  await page.getByRole('link', { name: 'One' }).click();
  await expect(figure(tool, '2.1.1')).toHaveValue('83%');
  await expect(rating(tool, '1.1')).toHaveValue('good');
  await page.getByRole('link', { name: 'Two' }).click();
  await expect(figure(tool, '2.1.1')).toHaveValue('50%');
  await expect(rating(tool, '1.1')).toHaveValue('');
  // They are shown, and no work of whoever sees them.
  await page.goto(new URL('/', page.frames()[1]?.url()).href);
  await expect(figure(page, '2.1.1')).toHaveValue('');
});

test('what is wrong in the figures that a frame was given is said in it', async ({ page }) => {
  const said = page.getByRole('alert');
  for (const [line, words] of [
    ['YJ:2031/1.1:G/end', '2031'],
    ['YJ9:2021/1.1:G/end', 'version 9'],
  ] as const) {
    for (const how of [`?vector=${line}`, `#${line}`]) {
      await page.goto('about:blank');
      await page.goto(`/embed.html${how}`);
      await expect(said).toContainText('Not all of the figures');
      await expect(said).toContainText(words);
    }
  }
  await page.goto('about:blank');
  await page.goto('/embed.html?show=overall#YJ:2021/1.1:G/2.1:183-50-50/zz:3/end');
  await expect(said).toContainText('183');
  await expect(said).toContainText('zz');
  await expect(overall(page)).toContainText('2 to 33 of 36');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.goto('about:blank');
  await page.goto('/embed.html#YJ:2021/1.1:G/2.1:83-50-50/end');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await page.waitForTimeout(1000);
  await expect(said).toHaveCount(0);
});

test('all of the frame’s page is in its language', async ({ page }) => {
  await page.goto('/embed.html?lang=cy-GB');
  const lang = () => page.evaluate(() => document.documentElement.lang);
  await expect.poll(lang).toBe('cy');
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(lang).toBe('en');
});

test('a part to show that there is not is paid no heed', async ({ page }) => {
  await page.goto('/embed.html?show=foo');
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeVisible();
  await expect(overall(page)).toBeVisible();
  await page.goto('/embed.html?show=foo%20overall');
  await expect(overall(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Ratings/ })).toBeHidden();
});

test('what a frame was given and what a person entered stay apart', async ({ page }) => {
  await page.goto('/');
  await figure(page, '2.1.1').fill('44');
  await page.waitForTimeout(500);
  // Of the page's own origin a frame could see the page's draft.
  for (const address of [
    'embed.html?readonly=&vector=YJ:2021/2.1:83-50-50/end',
    'embed.html#YJ:2021/2.1:83-50-50/end',
  ]) {
    await page.goto(`/${address}`);
    await expect(figure(page, '2.1.1')).toHaveValue('83%');
  }
  await figure(page, '2.1.2').fill('60');
  await page.waitForTimeout(500);
  await page.goto('/');
  await expect(figure(page, '2.1.1')).toHaveValue('44%');
  await expect(figure(page, '2.1.2')).toHaveValue('');
});

test('where there is no table, nothing leads into it', async ({ page }) => {
  await page.goto('/embed.html?show=overall&vector=YJ:2021/2.1:83-50-50/end');
  await expect(page.getByRole('heading', { name: /\d still missing/ })).toBeVisible();
  await expect(page.getByRole('listitem').getByText('1.2 Staff')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Go to / })).toHaveCount(0);
});

test('a page that is hostile to all that is in it changes nothing but the frame’s own box', async ({
  page,
}) => {
  const style = `* { all: revert; font: italic 40px/4 fantasy !important; letter-spacing: 1em !important }
    div, table, button { display: none !important } html { font-size: 10px }`;
  const { tool, complaints } = await host(page, GROWING, { way: 'frame with `embed.js`', style });
  await started(tool);
  const styles = await figure(tool, '2.1.1').evaluate((node) => {
    const { fontSize, fontStyle, letterSpacing } = getComputedStyle(node);
    return { fontSize, fontStyle, letterSpacing };
  });
  expect(styles).toEqual({ fontSize: '16px', fontStyle: 'normal', letterSpacing: 'normal' });
  await expect.poll(() => outside(tool)).toEqual([0, 0]);
  expect(complaints).toEqual([]);
});

// What is built to be taken elsewhere, each in a frame that is of no origin.
for (const file of ['index.html', 'youth-justice-ratings.html', 'intranet/index.html']) {
  test(`${file} works in a sandbox of another site too`, async ({ page }) => {
    const { tool, complaints } = await host(page, SANDBOXED.replace('embed.html', file));
    await expect(tool.getByText('not keeping your work').first()).toBeVisible();
    const first = tool.locator('youth-justice-ratings').first();
    await figure(first, '2.1.1').fill('150');
    await expect(first.getByText('150 is more than 100 per cent.').first()).toBeVisible();
    await figure(first, '2.1.1').fill('83');
    await expect(row(tool, '2.1.1')).toContainText('Outstanding');
    await goToTakeAway(first);
    await takeAway(first).getByRole('button', { name: 'Copy for Word or Excel' }).click();
    await expect(takeAway(first)).toContainText('Copied');
    expect(complaints).toEqual([]);
  });
}

test('by double click, the frame and the page around it work as they do from a server', async ({
  page,
}) => {
  const address = pathToFileURL(framePage).href;
  const folder = mkdtempSync(join(tmpdir(), 'yjr-frame-'));
  const file = join(folder, 'intranet.html');
  const body = GROWING.replaceAll('https://ratings.example.gov.uk/embed.html', address).replaceAll(
    'https://ratings.example.gov.uk/embed.js',
    pathToFileURL(hostScript).href,
  );
  writeFileSync(file, `<!doctype html><title>Intranet</title>${body}`);
  await page.goto(pathToFileURL(file).href);
  const tool = page.frameLocator('iframe');
  await started(tool);
  await expect.poll(() => outside(tool)).toEqual([0, 0]);
  await box(tool).fill('2.1: 83, 50, 150');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(tool.getByText('150 is more than 100 per cent.').first()).toBeVisible();
});
