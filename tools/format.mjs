// npm run format: puts everything into the shape that `npm run check` asks for.
import { main, packageBin, run } from './run.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await run('cargo', ['fmt', '--all']);
  await packageBin('@biomejs/biome', 'biome', ['check', '--write']);
});
