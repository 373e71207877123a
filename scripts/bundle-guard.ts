import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { compileHere } from '../src/cli/guard/snapshot/compile-here.ts';
import { VERSION } from '../src/cli/version.ts';

/**
 * Bundles the guard into `outdir`, apart from the command line: every agent waits for it before each of
 * its steps, so it shares no file with what loads more. Returns what went where.
 */
export async function bundleGuard(root: string, outdir: string, write = true): Promise<Metafile> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/cli/guard/main.ts' },
    outdir,
    write,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    metafile: true,
    minify: true,
    keepNames: false,
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    legalComments: 'none',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    chunkNames: 'chunk-[hash]',
    logLevel: 'error',
  });
  return result.metafile;
}

/** The built-in policy as a snapshot, so that no guard has to compile it. */
export async function writeDefaultSnapshot(outdir: string): Promise<void> {
  const none = { policy: null, catalog: null, incidents: null, absent: [] };
  const snapshot = await compileHere(none, VERSION);
  await writeFile(
    join(outdir, 'default-snapshot.json'),
    JSON.stringify({ ...snapshot, sources: [] }),
  );
}
