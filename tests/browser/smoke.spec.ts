import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { page as builtPage } from '../../tools/paths.mjs';

for (const [how, address] of [
  ['from a server', '/'],
  ['by double click', pathToFileURL(builtPage).href],
] as const) {
  test(`opened ${how}, the page is one file and keeps to its own policy`, async ({ page }) => {
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // Chromium reports a breach of the Content Security Policy as an error on the console.
      if (message.type() === 'error' || message.type() === 'warning') {
        complaints.push(message.text());
      }
    });

    const document = await page.goto(address);

    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(requests).toEqual([document?.url()]);
    expect(complaints).toEqual([]);
  });
}
