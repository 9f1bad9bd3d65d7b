// Serves the production page, compressed beforehand, as any static server should serve it.
import { createServer } from 'node:http';
import { WORKER } from './offline.mjs';
import { dist } from './paths.mjs';
import { main, Problem } from './run.mjs';

/** Out of the way of what other tools use, and easy to remember: scores go from 0 to 36. */
export const PORT = 4036;

/**
 * Serves dist/ to this machine only.
 *
 * @param {{ port?: number, orNext?: boolean }} [options] port 0 takes any free one; with `orNext`, a port in
 *   use leads to the one after it
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve({ port = PORT, orNext = false } = {}) {
  const { default: sirv } = await import('sirv');
  const files = sirv(dist, {
    brotli: true,
    gzip: true,
    // Each page has its policy within itself, so that it holds wherever it lies: a header would only repeat it.
    setHeaders(response, path) {
      // A worker has nothing that a policy could stand in. This one fetches from its own server.
      if (path === `/${WORKER}`) {
        response.setHeader('Content-Security-Policy', "default-src 'none'; connect-src 'self'");
      }
      response.setHeader('Referrer-Policy', 'no-referrer');
      response.setHeader('Cache-Control', 'no-cache');
      // What a page loads has to be what it says it is; and a frame in a sandbox, which loads it too, is of
      // no origin, not even of this one.
      if (path.includes('.') && !path.endsWith('.html')) {
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('X-Content-Type-Options', 'nosniff');
      }
    },
  });
  const server = createServer((request, response) => files(request, response));
  // With no limit to name there is a header less: the page and all that goes with it are 75 kB at most.
  server.keepAliveTimeout = 0;
  const used = await listen(server, port, orNext ? port + 20 : port);
  return { url: `http://localhost:${used}`, close: () => server.close() };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} last
 * @returns {Promise<number>} the port in use
 */
async function listen(server, port, last) {
  try {
    await new Promise((resolve, reject) => {
      server
        .once('error', reject)
        .listen(port, '127.0.0.1', () => resolve(server.off('error', reject)));
    });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    if (port < last) return listen(server, port + 1, last);
    throw new Problem(`Port ${port} is in use. Choose another with PORT=…`);
  }
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const { url } = await serve({ port: Number(process.env.PORT ?? PORT) });
    console.log(url);
  });
}
