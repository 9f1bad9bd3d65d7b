// The set-ups of web servers in docs/servers: that all say the same, and, where a server is installed, that it
// does what its set-up says.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist, documentPage, framePage, inRoot, page } from '../../tools/paths.mjs';

const setUp = (/** @type {string} */ name) => readFileSync(inRoot('docs', 'servers', name), 'utf8');

/** What each set-up sends, by how its language says so. */
const SAYS = {
  'web.config': /<add name="([\w-]+)" value="([^"]+)" \/>/g,
  'nginx.conf': /^\s*add_header ([\w-]+) "([^"]+)" always;/gm,
  '.htaccess': /^Header always set ([\w-]+) "([^"]+)"/gm,
  Caddyfile: /^\t\t([\w-]+) "([^"]+)"/gm,
};

const HEADERS = {
  'Content-Security-Policy':
    "connect-src 'self'; frame-ancestors 'self' https://intranet.example.gov.uk",
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

for (const [name, header] of Object.entries(SAYS)) {
  test(`${name} sends what is needed, no more, and no X-Frame-Options`, () => {
    const found = [...setUp(name).matchAll(header)].map(([, key, value]) => [key, value]);
    assert.deepEqual(Object.fromEntries(found), HEADERS);
    assert.doesNotMatch(setUp(name), /\.wasm"|application\/wasm/);
  });
}

/** How each says that pages are in UTF-8; Caddy says so by itself. */
const ENCODING = {
  'web.config': '<mimeMap fileExtension=".html" mimeType="text/html; charset=utf-8" />',
  'nginx.conf': '\n    charset utf-8;\n',
  '.htaccess': '\nAddDefaultCharset utf-8\n',
};

for (const [name, says] of Object.entries(ENCODING)) {
  test(`${name} names the encoding that the pages' policies go by`, () => {
    assert.ok(setUp(name).includes(says));
  });
}

test('what a server adds to the policy is what a page cannot say of itself', () => {
  for (const file of [page, framePage, documentPage('problems')]) {
    const html = readFileSync(file, 'utf8');
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1];
    assert.match(policy ?? '', /^default-src 'none'; /);
    assert.doesNotMatch(policy ?? '', /frame-ancestors/);
  }
});

/** Each server that can be tried: its command, and how it is started on a port from its set-up. */
const SERVERS = {
  nginx(/** @type {string} */ folder, /** @type {number} */ port) {
    const location = setUp('nginx.conf').replace('/srv/youth-justice-ratings', dist);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join('\n');
    // What is sent to everything further out must not reach the tool.
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/pid; error_log stderr; events {}
      http { access_log off; ${temporary} types { text/html html; text/javascript js; }
        add_header X-Frame-Options DENY always;
        server { listen 127.0.0.1:${port}; ${location} } }`,
    );
    return ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
  },
  caddy(/** @type {string} */ folder, /** @type {number} */ port) {
    const site = setUp('Caddyfile')
      .replace(/^ratings\.example\.gov\.uk/m, `http://127.0.0.1:${port}`)
      .replace('/srv/youth-justice-ratings', dist);
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  },
};

for (const [command, start] of Object.entries(SERVERS)) {
  const skip = isThere(command) ? false : `NOT CHECKED: there is no ${command} here`;
  test(`${command} does what its set-up says`, { skip }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yjr-server-'));
    const port = await freePort();
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const server = spawn(command, start(folder, port), { env, stdio: 'ignore' });
    try {
      for (const path of ['', 'embed.html', 'embed.js', 'more.js']) {
        const response = await answer(`http://127.0.0.1:${port}/${path}`);
        assert.equal(response.status, 200, path);
        const sent = Object.keys(HEADERS).map((name) => [name, response.headers.get(name)]);
        assert.deepEqual(Object.fromEntries(sent), HEADERS, path);
        assert.equal(response.headers.get('X-Frame-Options'), null);
        const type = path.endsWith('.js')
          ? /^(text|application)\/javascript/
          : /^text\/html; *charset=utf-8$/i;
        assert.match(response.headers.get('Content-Type') ?? '', type);
        const file = readFileSync(join(dist, path || 'index.html'), 'utf8');
        assert.equal(await response.text(), file, path);
      }
    } finally {
      server.kill();
    }
  });
}

/** @param {string} command */
function isThere(command) {
  try {
    execFileSync(command, [command === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });
}

/** What a server says once it has started. @param {string} address */
async function answer(address) {
  for (let turn = 0; ; turn += 1) {
    try {
      return await fetch(address);
    } catch (error) {
      if (turn === 50) throw error;
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}
