import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { inRoot } from '../../tools/paths.mjs';

// Beside the port of `npm start`, so that tests run while somebody looks at the page.
const url = `http://localhost:${process.env['PORT'] ?? 4136}`;
const executablePath = await findChromium();

export default defineConfig({
  testDir: '.',
  globalSetup: './files-harness/build.ts',
  outputDir: inRoot('test-results'),
  fullyParallel: true,
  workers: '100%',
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: url,
    // Tests of other things see each request that the page makes; offline.spec.ts has the worker.
    serviceWorkers: 'block',
    browserName: 'chromium',
    launchOptions: { args: chromiumFlags, ...(executablePath && { executablePath }) },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node ${JSON.stringify(inRoot('tools', 'serve.mjs'))}`,
    env: { PORT: new URL(url).port },
    url,
  },
});
