// Tables, audits and files: brought in, asked about, merged, mended and looked at.
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, figure, open, overall, overflow, paste, row } from './page.ts';

test.beforeEach(({ page }) => open(page));

const TABLE = 'Key question\t% Yes\n2.1.1\t83%\n2.1.2\t8O%\n2.1.3\t50%\n';
const SERVICES = 'Key question\tNorthtown\tSouthtown\n2.1.1\t83%\t70%\n2.1.2\t50%\t60%\n';
const AUDIT =
  'Case\tWorker notes\t2.1.1\t2.1.2\t2.1.3\nA17\tsaw Jordan twice\tY\tN\tNA\nB22\tletter to mother\tY\tY\tY\nC31\tnone\tN\tY\tY\n';

const file = (name: string) => fileURLToPath(new URL(`../files/${name}`, import.meta.url));

/** Pastes what a spreadsheet or word processor puts on the clipboard. */
async function pasteTable(page: Page, html: string, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async ([html = '', text = '']) => {
      const blob = (kind: string, content: string) => new Blob([content], { type: kind });
      const kinds = {
        'text/html': blob('text/html', html),
        'text/plain': blob('text/plain', text),
      };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    },
    [html, text],
  );
  await page.getByRole('textbox', { name: 'Paste or type figures' }).focus();
  await page.keyboard.press('ControlOrMeta+V');
}

test('a table is read, and a slip of the keys is mended with one press', async ({ page }) => {
  await paste(page, TABLE);
  await expect(page.getByRole('heading', { name: /^Read as a table/ })).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.1.2')).toHaveValue('');
  await page.getByRole('button', { name: 'Use 80%' }).press('Enter');
  await expect(page.locator('#reading-heading')).toBeFocused();
  await expect(figure(page, '2.1.2')).toHaveValue('80%');
  await expect(page.getByText('is not a figure')).toHaveCount(0);
});

test('a table of a clipboard comes from its cells', async ({ page }) => {
  const html =
    '<table><tr><th>Standard</th><th>Key question</th><th>Yes</th><th>Total</th></tr>' +
    '<tr><td rowspan="3">2.1 Assessment</td><td>Supporting&nbsp;desistance</td><td>5</td><td>6</td></tr>' +
    '<tr><td>Keeping the child safe</td><td>3</td><td>6</td></tr>' +
    '<tr><td>Keeping other people safe</td><td>4</td><td>6</td></tr></table>';
  await pasteTable(page, html, 'as text');
  await expect(figure(page, '2.1.1')).toHaveValue('5/6');
  await expect(figure(page, '2.1.3')).toHaveValue('4/6');
  await expect(row(page, '2.1').first()).toContainText('Requires improvement');
});

test('of several services one is chosen, and another later', async ({ page }) => {
  await paste(page, SERVICES);
  await expect(page.getByRole('heading', { name: 'One question first' })).toBeFocused();
  await expect(figure(page, '2.1.1')).toHaveValue('');
  await page.getByRole('radio', { name: 'Southtown' }).check();
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('70%');
  await page.getByRole('button', { name: 'Choose something else of it' }).click();
  await page.getByRole('radio', { name: 'Northtown' }).check();
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});

test('of cases of several quarters one is counted, or all', async ({ page }) => {
  await paste(
    page,
    [
      'Case\tQuarter\t2.1.1\t2.1.2\t2.1.3',
      'A1\tQ1\tYes\tNo\tYes',
      'A2\tQ1\tNo\tNo\tYes',
      'A3\tQ2\tYes\tYes\tNo',
    ].join('\n'),
  );
  await expect(page.getByText('Which of these cases do you want to count?')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'All of them together' })).toBeVisible();
  await page.getByRole('radio', { name: 'Q1' }).check();
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('1/2');
});

test('what is there stays until a person says what is to happen to it', async ({ page }) => {
  await figure(page, '2.1.1').fill('12');
  await figure(page, '2.2.1').fill('70');
  await paste(page, TABLE);
  await expect(page.getByRole('button', { name: 'Replace everything' })).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await page.getByText('Adding would change 1 value').click();
  await expect(page.getByText('2.1.1 Supporting desistance: 12% becomes 83%')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Leave the table as it is' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');

  await paste(page, TABLE);
  await page.getByRole('button', { name: 'Add to what is there' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await expect(figure(page, '2.2.1')).toHaveValue('70%');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
});

test('an audit is counted, and nothing of its rows is shown or kept', async ({ page }) => {
  await paste(page, AUDIT);
  await expect(page.getByRole('heading', { name: /^Read as a case-level audit/ })).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('2/3');
  await expect(figure(page, '2.1.3')).toHaveValue('2/2');
  await expect(page.getByText('Look at what was read')).toHaveCount(0);
  await page.waitForTimeout(600);
  const kept = await page.evaluate(() => {
    const shadow = document.querySelector('youth-justice-ratings')?.shadowRoot;
    const fields = [...(shadow?.querySelectorAll('input, textarea') ?? [])];
    const values = fields.map((field) => (field as HTMLInputElement).value);
    return `${JSON.stringify({ ...localStorage })} ${shadow?.textContent} ${values}`;
  });
  for (const word of ['Jordan', 'letter', 'A17', 'B22']) expect(kept).not.toContain(word);
});

test('what the file of an audit is called is not kept, as it may be a child’s name', async ({
  page,
}) => {
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  const buffer = Buffer.from('Case\t2.1.1\t2.1.2\nA1\tY\tN\nA2\tY\tY\n');
  await page
    .getByLabel('Or choose files')
    .setInputFiles({ name: 'Jordan.tsv', mimeType: 'text/plain', buffer });
  await expect(
    page.getByRole('heading', { name: /^Read as a case-level audit.*Jordan/ }),
  ).toBeVisible();
  await expect.poll(kept).toContain('cases');
  expect(await kept()).not.toContain('Jordan');
});

test('an audit that no reader knows is not put into the box or the draft', async ({ page }) => {
  await paste(page, 'Child\tSeen\nJordan\tY\nSam\tN\nAlex\tY\nKim\tN\n');
  await expect(page.getByRole('heading', { name: 'Nothing could be read' })).toBeVisible();
  await page.waitForTimeout(600);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Jordan');
});

test('the source shows where its values stood', async ({ page }) => {
  await paste(page, TABLE);
  await page.getByText('Look at what was read').click();
  await expect(page.locator('mark[data-bad="false"]')).toHaveText(['83% (2.1.1)', '50% (2.1.3)']);
  await expect(page.locator('mark[data-bad="true"]')).toContainText('8O%');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('a workbook is chosen with the keyboard and read', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Or choose files').press('Enter');
  await (await chooser).setFiles(file('percentages.xlsx'));
  await expect(
    page.getByRole('heading', { name: /from percentages\.xlsx|One thing/ }),
  ).toBeVisible();
});

test('a scanned PDF and a damaged workbook end in a message', async ({ page }) => {
  for (const [name, message] of [
    ['scanned.pdf', /no text|scan|picture/i],
    ['truncated.xlsx', /damaged|whole|broken/i],
  ] as const) {
    await page.getByLabel('Or choose files').setInputFiles(file(name));
    await expect(
      page.getByRole('heading', { name: `Nothing could be read: ${name}` }),
    ).toBeVisible();
    await expect(page.locator('.reading')).toContainText(message);
  }
  await expect(overall(page)).toContainText('Nothing entered yet');
});

test('a file dropped on the box is read', async ({ page }) => {
  await page.locator('.import').evaluate((section) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['2.1: 83, 50, 50'], 'ours.txt', { type: 'text/plain' }));
    section.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(
    page.getByRole('heading', { name: /list, from ours\.txt|from ours\.txt/ }),
  ).toBeVisible();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
});
