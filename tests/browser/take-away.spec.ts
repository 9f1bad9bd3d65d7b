// Taking the ratings away: copied, saved, printed; whatever the browser allows.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { page as builtPage, root } from '../../tools/paths.mjs';
import {
  accessibilityProblems,
  box,
  crowded,
  example,
  figure,
  goToTakeAway,
  open,
  overall,
  overflow,
  paste,
  rating,
  row,
  takeAway,
} from './page.ts';

const LIST = `service: Anytown
1.1 RI; 1.2 G; 1.3 RI; 1.4 RI
2.1: 83, 50, 50
2.2: 5/6, 62.5, 67
2.3: 83, 67, 67
2.4: 100, 83, 100
3.1: 78, 44, 56
3.2: 69, 63, 81, G
3.3: 67, 56, 56
3.4 G; 4.1 G`;

async function read(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await goToTakeAway(page);
}

async function saved(page: Page, form: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await takeAway(page).getByRole('button', { name: form, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

function service(page: Page) {
  return page.getByRole('textbox', { name: 'Service' });
}

function unescaped(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** What the clipboard holds, by type. */
function clipboard(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const types = item?.types ?? [];
    const texts = types.map(async (type) => [type, await (await item?.getType(type))?.text()]);
    return Object.fromEntries(await Promise.all(texts));
  });
}

test('what takes the ratings away is loaded once there are some, so that each way to print prints them', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await open(page);
  await box(page).focus();
  await expect(takeAway(page)).toBeVisible();
  expect(requests).not.toContain('/take-away.js');
  await example(page, 'Hillingdon 2022');
  await expect(page.locator('.sheet')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sheet')).toBeVisible();
  await expect(box(page)).toBeHidden();
});

for (const width of [360, 1280]) {
  test(`what stands below that section hardly moves when it comes, ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 700 });
    let come = () => {};
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/take-away.js', async (route) => {
      await held;
      await route.continue();
    });
    await open(page);
    await example(page, 'Isle of Wight 2023');
    const height = () => takeAway(page).evaluate((section) => section.clientHeight);
    await expect(takeAway(page)).toContainText('Copy, save, print or share');
    const before = await height();
    come();
    await goToTakeAway(page);
    const moved = Math.abs((await height()) - before) / before;
    expect(moved).toBeLessThan(0.25);
  });
}

test('before anything is entered there is nothing to take away', async ({ page }) => {
  await open(page);
  await box(page).focus();
  await takeAway(page).scrollIntoViewIfNeeded();
  await expect(takeAway(page)).toContainText('There is nothing to take away yet');
});

test('where its script is missing the section says so, and can be tried again', async ({
  page,
}) => {
  await page.route('**/take-away.js', (route) => route.abort());
  await open(page);
  await box(page).focus();
  await takeAway(page).scrollIntoViewIfNeeded();
  await expect(takeAway(page)).toContainText('could not be loaded');
  await page.unroute('**/take-away.js');
  await takeAway(page).getByRole('button', { name: 'Copy, save, print or share' }).click();
  await expect(takeAway(page)).toContainText('There is nothing to take away yet');
});

test('a copy is a table for Word and Excel, and this page reads it back', async ({
  page,
  context,
}) => {
  await open(page);
  await read(page, LIST);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await takeAway(page).getByRole('button', { name: 'Copy for Word or Excel' }).click();
  await expect(takeAway(page)).toContainText('Copied. You can paste it now.');

  const copied = await clipboard(page);
  const lines = (copied['text/plain'] ?? '').split('\r\n');
  expect(lines.slice(0, 2)).toEqual([
    'Ratings: Anytown, 2021 edition',
    'Standard\tSupporting desistance\tKeeping the child safe\tKeeping other people safe\tRating',
  ]);
  expect(lines).toContain('2.1 Assessment\t83%\t50%\t50%\tRequires improvement');
  // A share in cases is shown in whole per cent, rounded half up.
  expect(lines).toContain('2.2 Planning\t83%\t63%\t67%\tRequires improvement');
  expect(lines).toContain('Overall: Requires improvement (17/36)');
  expect(lines).toContain('3.2: As the report states. By the rule: Requires improvement');
  expect(copied['text/html']).toContain('border-collapse');

  await page.getByRole('button', { name: 'Clear all' }).click();
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.2.2')).toHaveValue('63%');
  await expect(rating(page, '1.1')).toHaveValue('requires-improvement');
  await expect(overall(page)).toContainText('17 of 36');
});

test('a copy as Markdown is a table too', async ({ page, context }) => {
  await open(page);
  await read(page, LIST);
  await service(page).fill('A|B *Council*');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await takeAway(page).getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(takeAway(page)).toContainText('Copied');
  const lines = ((await clipboard(page))['text/plain'] ?? '').split('\n');
  expect(lines[0]).toBe('## Ratings: A\\|B \\*Council\\*, 2021 edition');
  expect(lines).toContain('| 2.1 Assessment | 83% | **50%** | **50%** | Requires improvement |');
  expect(lines).toContain('**Overall: Requires improvement (17/36)**');
});

test('where the page may not copy, a person does, with the same result', async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    document.execCommand = () => false;
    Object.defineProperty(navigator.clipboard, 'write', {
      value: () => Promise.reject(new Error()),
    });
  });
  await open(page);
  await read(page, LIST);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await takeAway(page).getByRole('button', { name: 'Copy for Word or Excel' }).click();
  await expect(takeAway(page)).toContainText('press Ctrl and C');
  const byHand = takeAway(page).getByRole('textbox', { name: 'To copy' });
  await expect(byHand).toBeFocused();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+C');
  const copied = await clipboard(page);
  expect(copied['text/plain']).toContain('2.1 Assessment\t83%\t50%\t50%');
  expect(copied['text/html']).toContain('<table');

  await takeAway(page).getByRole('button', { name: 'Copy a link' }).click();
  await expect(takeAway(page).getByRole('textbox', { name: 'Link' })).toBeFocused();
});

test('in a frame of another site that may not use the clipboard, copying works', async ({
  page,
  baseURL,
}) => {
  const attributes = 'width="1000" height="700" sandbox="allow-scripts allow-same-origin"';
  const host = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<iframe src="${baseURL}" ${attributes}></iframe><textarea></textarea>`);
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Hillingdon 2022', exact: true }).click();
  const section = frame.getByRole('region', { name: 'Take it away' });
  await section.scrollIntoViewIfNeeded();
  await section.getByRole('button', { name: 'Copy for Word or Excel' }).click();
  await expect(section).toContainText('Copied');
  await page.locator('textarea').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.locator('textarea')).toHaveValue(/2\.1 Assessment\t85%\t54%\t46%/);
  host.close();
});

test('JSON is what the terminal prints for the same text', async ({ page }) => {
  // The terminal's program may have to be compiled first.
  test.setTimeout(300_000);
  const text = `${LIST}\n2.1.2 150%\n3.3 nonsense`;
  await open(page);
  await read(page, text);
  const { name, bytes } = await saved(page, 'JSON');
  expect(name).toBe('youth-justice-ratings-anytown-2021.json');
  const options = { cwd: root, input: text, encoding: 'utf8' } as const;
  const crate = ['--package', 'youth-justice-ratings', '--example', 'rate'];
  const printed = spawnSync('cargo', ['run', '-q', ...crate, '--', '--json', '-'], options);
  expect(bytes.toString()).toBe(printed.stdout);

  // Once a figure is edited it is no longer what was read.
  await expect(takeAway(page)).toContainText('is with your downloads');
  await figure(page, '2.1.1').fill('84');
  await expect(takeAway(page)).not.toContainText('is with your downloads');
  const edited = JSON.parse((await saved(page, 'JSON')).bytes.toString());
  expect([edited.form, edited.marks]).toEqual([null, []]);
  expect(edited.standards['2.1'].keyQuestions['2.1.1'].percent).toBe('84');
});

for (const form of ['CSV', 'JSON']) {
  test(`${form} is read back as it was`, async ({ page }) => {
    await open(page);
    await read(page, LIST);
    const { name, bytes } = await saved(page, form);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByLabel('Or choose files').setInputFiles({ name, mimeType: '', buffer: bytes });
    await expect(figure(page, '2.2.1')).toHaveValue('5/6');
    await expect(figure(page, '2.2.2')).toHaveValue('62.5%');
    await expect(service(page)).toHaveValue('Anytown');
    await expect(row(page, '3.2').first()).toContainText('As the report states');
    expect((await saved(page, 'CSV')).bytes.toString()).toContain(
      '2.2.1,Supporting desistance,83.33,5,6',
    );
  });
}

test('JSON of what was typed says that it was read, and never mixes with other work unasked', async ({
  page,
}) => {
  await open(page);
  await figure(page, '2.1.1').fill('83');
  await goToTakeAway(page);
  const typed = (await saved(page, 'JSON')).bytes;
  await page.getByRole('button', { name: 'Clear all' }).click();
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel('Or choose files').setInputFiles({ name, mimeType: '', buffer });
  await choose('typed.json', typed);
  await expect(
    page.getByRole('heading', { name: /Read as a saved assessment, 2021 edition.*typed.json/ }),
  ).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('');

  await read(page, LIST);
  const list = (await saved(page, 'JSON')).bytes;
  await page.getByRole('button', { name: 'Clear all' }).click();
  await figure(page, '2.1.1').fill('12');
  await choose('list.json', list);
  await expect(page.getByRole('button', { name: 'Replace everything' })).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
});

for (const form of ['Excel (.xlsx)', 'Word (.docx)']) {
  test(`${form} opens, and holds the figures`, async ({ page }) => {
    await open(page);
    await read(page, LIST);
    const { name, bytes } = await saved(page, form);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByLabel('Or choose files').setInputFiles({ name, mimeType: '', buffer: bytes });
    await expect(figure(page, '2.1.1')).toHaveValue('83%');
    await expect(figure(page, '3.3.3')).toHaveValue('56%');
    await expect(rating(page, '1.2')).toHaveValue('good');
    await expect(overall(page)).toContainText('17 of 36');
    // A workbook has the share itself, which shows as 63%.
    await expect(figure(page, '2.2.2')).toHaveValue(form.startsWith('Excel') ? '62.5%' : '63%');
  });
}

// What a spreadsheet could take for a formula, as the name of a service.
for (const name of ['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '＝1', '"=HYPERLINK("x")', "'=1"]) {
  test(`a name such as ${JSON.stringify(name)} stays text wherever it goes`, async ({
    page,
    context,
  }) => {
    await open(page);
    await rating(page, '1.1').selectOption('Good');
    await service(page).fill(name);
    await goToTakeAway(page);
    const dangerous = /^"?[\s\u200b]*[=+\-@＝＋－＠]/;
    const csv = (await saved(page, 'CSV')).bytes.toString().split('\r\n');
    const [, named = ''] = csv.find((line) => line.startsWith('Service,'))?.split(/,(.*)/s) ?? [];
    expect(named).not.toMatch(dangerous);
    expect(named).toContain(name.trim().replaceAll('"', '""'));

    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await takeAway(page).getByRole('button', { name: 'Copy for Word or Excel' }).click();
    await expect(takeAway(page)).toContainText('Copied');
    const copied = await clipboard(page);
    const cells = (copied['text/plain'] ?? '').split(/[\t\r\n]+/);
    expect(cells.filter((cell) => dangerous.test(cell))).toEqual([]);
    const texts = (copied['text/html'] ?? '').split(/<[^>]*>/).map(unescaped);
    expect(texts.filter((cell) => dangerous.test(cell))).toEqual([]);
  });
}

test('the picture is shapes and text alone, as SVG and in pixels', async ({ page }) => {
  await open(page);
  await read(page, LIST);
  await service(page).fill('<script>alert(1)</script> & Sons');
  const svg = (await saved(page, 'Picture (SVG)')).bytes.toString();
  expect(svg).not.toMatch(/<(?:script|foreignObject|style|image|use|a)\b| on\w+=|href/i);
  expect(svg).toContain('&#60;script&#62;');
  const image = await page.context().newPage();
  await image.setContent(svg);
  await expect(image.locator('svg').first()).toBeVisible();
  await expect(
    image.locator('text', { hasText: 'Overall: Requires improvement (17/36)' }),
  ).toBeVisible();
  const { bytes } = await saved(page, 'Picture (PNG)');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(1800);
});

for (const [what, list] of [
  ['all is known', LIST],
  ['ratings are ranges', '2.1: 83, 50, x; 2.2: 90, 90, x; 4.1 RI'],
  [
    'questions are of its own edition',
    'edition 2018; 3.4: 61, 69; 2.1: 83, x, 90; 1 not inspected',
  ],
] as const) {
  test(`nothing in the picture stands on anything else or sticks out where ${what}`, async ({
    page,
  }) => {
    await open(page);
    await read(page, list);
    await service(page).fill('A Service of a Very Long Name in Several Places '.repeat(3));
    const svg = (await saved(page, 'Picture (SVG)')).bytes.toString();
    const image = await page.context().newPage();
    await image.setContent(svg);
    expect(await crowded(image)).toEqual([]);
  });
}

for (const name of ['Hillingdon 2022', 'Hampshire 2018']) {
  test(`on paper ${name} is a page of ratings and a page of reasons`, async ({ page }) => {
    await open(page);
    await example(page, name);
    await goToTakeAway(page);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: 'print' });
    await expect(box(page)).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Reasons' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: '3.4' }).last()).toBeVisible();
  });
}

for (const moved of [
  ['2.1', '2.2', '3.1'],
  ['2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3'],
]) {
  test(`${moved.length} reasons for discretion fit on that page too`, async ({ page }) => {
    await open(page);
    const reason =
      'What the panel saw in the cases was stronger than the lowest of these figures alone. ';
    const discretion = { rating: 'good', reason: reason.repeat(2), statedByReport: false };
    const caseBased = ['2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3'].map((number) => [
      number,
      {
        keyQuestions: Object.fromEntries(
          [1, 2, 3].map((at) => [`${number}.${at}`, { percent: '64' }]),
        ),
        ...(moved.includes(number) && { discretion }),
      },
    ]);
    const judged = ['1.1', '1.2', '1.3', '1.4', '3.4', '4.1'].map((number) => [
      number,
      { stated: 'good' },
    ]);
    const standards = Object.fromEntries([...caseBased, ...judged]);
    await paste(page, JSON.stringify({ edition: '2021', standards }));
    await expect(row(page, '2.1')).toContainText('By discretion');
    await goToTakeAway(page);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: 'print' });
    const rules = page.getByRole('listitem');
    await expect(rules.filter({ hasText: /^R9: / })).toBeVisible();
    await expect(rules.filter({ hasText: /^R(8|10): / })).toHaveCount(0);
  });
}

test('by double click all of it works too', async ({ page }) => {
  await page.goto(pathToFileURL(builtPage).href);
  await example(page, 'Hillingdon 2022');
  await goToTakeAway(page);
  expect((await saved(page, 'Picture (PNG)')).bytes.readUInt32BE(16)).toBe(1800);
  expect((await saved(page, 'CSV')).bytes.toString()).toContain('Hillingdon');
  await takeAway(page).getByRole('button', { name: 'Copy a link' }).click();
  const link = takeAway(page).getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(/^file:.*#YJ:2021/);
  await expect(takeAway(page)).toContainText('the link works only where the same file is');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the section, ${colorScheme}, and 320 px are enough`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    await example(page, 'Hampshire 2018');
    await goToTakeAway(page);
    await takeAway(page).getByRole('button', { name: 'Copy a link' }).click();
    await expect(takeAway(page).getByRole('textbox', { name: 'Link' })).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test('the keyboard alone copies, saves and shares, within the policy of the page', async ({
  page,
}) => {
  const complaints: string[] = [];
  // A breach of the policy is an error.
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await open(page);
  await paste(page, LIST);
  await rating(page, '4.1').focus();
  await expect(takeAway(page)).toContainText('Copy into a paper');
  const reach = async (name: string) => {
    const button = takeAway(page).getByRole('button', { name, exact: true });
    for (let pressed = 0; pressed < 30; pressed += 1) {
      await page.keyboard.press('Tab');
      if (await button.evaluate((one) => one.matches(':focus')).catch(() => false)) return;
    }
    throw new Error(`${name} cannot be reached`);
  };
  await reach('Copy for Word or Excel');
  await page.keyboard.press('Enter');
  await expect(takeAway(page)).toContainText('Copied');
  await reach('CSV');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Space');
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await reach('Copy a link');
  await page.keyboard.press('Enter');
  await expect(takeAway(page).getByRole('textbox', { name: 'Link' })).toHaveValue(
    /#YJ:2021\/1\.1:R/,
  );
  await saved(page, 'Picture (PNG)');
  await saved(page, 'Excel (.xlsx)');
  expect(complaints).toEqual([]);
});
