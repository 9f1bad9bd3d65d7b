// A built page on a server of its own, which can be stopped and can be given a newer version.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { dist } from '../../tools/paths.mjs';

/** What a server was asked for: `/more.js 200`. */
export type Log = string[];

export class Served {
  readonly folder = mkdtempSync(join(tmpdir(), 'yjr-version-'));
  readonly log: Log = [];
  #server: Server | undefined;
  #port = 0;

  constructor() {
    cpSync(dist, this.folder, {
      recursive: true,
      filter: (path) => !/\.(br|gz|txt|cdx\.json)$/.test(path),
    });
  }

  get url(): string {
    return `http://localhost:${this.#port}/`;
  }

  async start(): Promise<void> {
    const files = sirv(this.folder, {
      dev: true,
      etag: true,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    });
    this.#server = createServer((request, response) => {
      response.on('finish', () => this.log.push(`${request.url} ${response.statusCode}`));
      files(request, response);
    });
    await new Promise((ready) =>
      this.#server?.listen(this.#port, '127.0.0.1', () => ready(undefined)),
    );
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** As when the network is gone: open connections too. */
  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  remove(): void {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts a newer version in place: these scripts have other bytes, and the page names their new hashes. */
  update(...scripts: string[]): void {
    const page = this.#text('index.html');
    let [newPage, worker] = [page.replace('<body>', '<body data-newer>'), this.#text('sw.js')];
    for (const script of scripts) {
      const text = this.#text(script);
      const newer = `${text}\n// newer`;
      this.#write(script, newer);
      newPage = replaced(newPage, hash(text), hash(newer));
      worker = replaced(worker, hash(text), hash(newer));
    }
    // What is inline and names those has another hash too.
    const inline = (html: string) =>
      Array.from(html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g));
    const before = inline(page);
    for (const [index, [, text = '']] of inline(newPage).entries()) {
      newPage = replaced(newPage, hash(before[index]?.[1] ?? ''), hash(text));
    }
    this.#write('index.html', newPage);
    this.#write('sw.js', replaced(worker, hash(page), hash(newPage)));
  }

  #text(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`${from} is not named`);
  return text.replaceAll(from, to);
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64');
