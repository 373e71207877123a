import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same, compressed, or null where that saves nothing. */
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  /** Strong entity tag, quotes included. */
  readonly etag: string;
  /** True when the name carries a hash of the content, so that it never changes. */
  readonly isImmutable: boolean;
}

/** By path as it stands in a URL, `/index.html` among them. Only what is in here is ever served. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const COMPRESSED_ALREADY = new Set(['.png', '.woff2', '.ico']);

/** Reads a built web app into memory once; null where there is none. */
export async function readStaticFiles(folder: string): Promise<StaticFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  const files = new Map<string, StaticFile>();
  for (const entry of entries ?? []) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, await readStaticFile(path));
  }
  return files.has('/index.html') ? files : null;
}

async function readStaticFile(path: string): Promise<StaticFile> {
  const extension = extname(path);
  const bytes = new Uint8Array(await readFile(path));
  const gzipped = COMPRESSED_ALREADY.has(extension) ? null : new Uint8Array(await compress(bytes));
  return {
    bytes,
    gzipped: gzipped !== null && gzipped.length < bytes.length ? gzipped : null,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isImmutable: /[.-][\w-]{8,}\.\w+$/.test(path) && path.includes(`${sep}assets${sep}`),
  };
}
