// Times the production page in Chromium, by the marks and measures that the page itself sets:
//   yjr:ready      it is painted and a paste would be read
//   yjr:paste      from its paste listener to the ratings in the DOM
//   yjr:keystroke  from its input listener to the ratings in the DOM
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { median } from './median.mjs';

/** Each load in a new context, which has nothing cached, neither the page nor its compiled code. */
const RUNS = 5;

/** A slow council line and an old laptop. */
const SLOW = { downloadBitsPerSecond: 1_600_000, roundTripMs: 150, cpuSlowdown: 4 };

/**
 * @param {{ url: string, report: string }} what
 * @returns {Promise<{ wireBytes: number, slowReadyMs: number, readyMs: number, pasteMs: number, keystrokeMs: number }>}
 */
export async function benchPage({ url, report }) {
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: chromiumFlags,
    ...(executablePath && { executablePath }),
  });
  try {
    // The first page of a browser pays for starting its processes; that is not the page's doing.
    await load(browser, url);
    const slow = await times(RUNS, () => load(browser, url, SLOW));
    const quick = await times(RUNS, () => load(browser, url));
    const used = await times(RUNS, () => use(browser, url, report));
    return {
      wireBytes: median(quick.map(({ wireBytes }) => wireBytes)),
      slowReadyMs: median(slow.map(({ readyMs }) => readyMs)),
      readyMs: median(quick.map(({ readyMs }) => readyMs)),
      pasteMs: median(used.map(({ pasteMs }) => pasteMs)),
      keystrokeMs: median(used.map(({ keystrokeMs }) => keystrokeMs)),
    };
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {typeof SLOW} [slow]
 */
async function load(browser, url, slow) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let wireBytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wireBytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  if (slow) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow.cpuSlowdown });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.roundTripMs,
      downloadThroughput: slow.downloadBitsPerSecond / 8,
      uploadThroughput: slow.downloadBitsPerSecond / 8,
    });
  }
  await page.goto(url);
  await entries(page, 'yjr:ready');
  // The browser reports its first paint a little after it.
  await entries(page, 'first-contentful-paint');
  const readyMs = await page.evaluate(() =>
    Math.max(
      ...['yjr:ready', 'first-contentful-paint'].map(
        (name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN,
      ),
    ),
  );
  await context.close();
  return { wireBytes, readyMs };
}

/**
 * The first paste into a page just opened, as people do it, then some keystrokes in a percentage.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} report
 */
async function use(browser, url, report) {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  await entries(page, 'yjr:ready');

  await page.evaluate((text) => navigator.clipboard.writeText(text), report);
  await page.locator('textarea').first().focus();
  await page.keyboard.press('ControlOrMeta+V');
  const [pasteMs] = await entries(page, 'yjr:paste');

  await page.locator('input[inputmode]:visible').first().focus();
  const keys = ['ControlOrMeta+A', '7', '2', 'Backspace', '5', 'Backspace', '8', 'Backspace', '1'];
  for (const key of keys) await page.keyboard.press(key);
  const keystrokes = await entries(page, 'yjr:keystroke', keys.length - 1);
  await context.close();
  return { pasteMs, keystrokeMs: median(keystrokes) };
}

/**
 * The durations of what the page marked by that name, once there are enough of them. Asked again and
 * again, because Playwright's own waiting evaluates text, which the page's policy forbids.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function entries(page, name, count = 1) {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const found = await page.evaluate(
      (wanted) => performance.getEntriesByName(wanted).map(({ duration }) => duration),
      name,
    );
    if (found.length >= count) return found;
    if (performance.now() > deadline) {
      throw new Error(`the page set ${name} ${found.length} times within 15 s, not ${count}`);
    }
    await page.waitForTimeout(20);
  }
}

/**
 * @template T
 * @param {number} count
 * @param {() => Promise<T>} run
 */
async function times(count, run) {
  const results = [];
  for (let done = 0; done < count; done += 1) results.push(await run());
  return results;
}
