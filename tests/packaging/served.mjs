// A folder as any web server offers it.
import { createServer } from 'node:http';
import sirv from 'sirv';

/**
 * @param {string} folder
 * @param {(response: import('node:http').ServerResponse, path: string) => void} [headers]
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function served(folder, headers = () => {}) {
  const files = sirv(folder, { dev: true, setHeaders: headers });
  const server = createServer((request, response) => files(request, response));
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
