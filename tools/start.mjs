// npm start: from a fresh clone to the page in a browser.
import { build } from './build.mjs';
import { main } from './run.mjs';
import { PORT, serve } from './serve.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  if (!(await build())) console.log('The page is built and nothing has changed since.');
  const { url } = await serve({ port: Number(process.env.PORT ?? PORT), orNext: true });
  console.log(`\nYouth Justice Ratings is at ${url}  (Ctrl+C stops it)`);
});
