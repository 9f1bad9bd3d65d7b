// In a browser that has WebAssembly, but not its instructions on vectors, as on old processors: the engine that reads
// beside the page is the one in plain JavaScript.
import { expect, test } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { box, figure, open } from './page.ts';

const executablePath = await findChromium();

test.use({
  launchOptions: {
    args: [...chromiumFlags, '--js-flags=--no-enable-sse4-1'],
    ...(executablePath && { executablePath }),
  },
});

test('tables are read all the same', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  await expect(page.getByText('works in a slower way')).toBeHidden();
  await box(page).fill('Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  expect(asked).toContain('/slow.js');
  expect(asked).not.toContain('/read-tables.js');
});
