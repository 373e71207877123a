import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Metafile, Plugin } from 'esbuild';
import { compileHere } from '../src/cli/guard/snapshot/compile-here.ts';
import { VERSION } from '../src/cli/version.ts';

/** Loaded only when a call needs them: readers of other languages, the compiler of policies, CEL. */
const SELDOM: Readonly<Record<string, string>> = {
  inside: 'src/readers/shell/inside.ts',
  'compile-here': 'src/cli/guard/snapshot/compile-here.ts',
  condition: 'src/config/condition/compile.ts',
};

/**
 * Bundles the guard into `outdir`, apart from the command line: every agent waits for it before each of
 * its steps. What each call needs is one CommonJS file, since Node starts those without looking at every
 * export of its own modules; what is seldom needed lies beside it. Returns what the one file is made of.
 */
export async function bundleGuard(root: string, outdir: string, write = true): Promise<Metafile> {
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node22',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    write,
  } as const;
  const [result] = await Promise.all([
    build({
      ...common,
      entryPoints: { guard: 'src/cli/guard/run.ts' },
      outdir,
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      metafile: true,
      define: { 'import.meta.dirname': '__dirname' },
      plugins: [besideIt(root)],
    }),
    build({
      ...common,
      entryPoints: SELDOM,
      outdir: join(outdir, 'seldom'),
      splitting: true,
      format: 'esm',
      chunkNames: 'chunk-[hash]',
      // jsonc-parser's `main` is a UMD file that asks for its parts at run time.
      alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    }),
  ]);
  if (write) await writeFile(join(outdir, 'main.cjs'), MAIN);
  return result.metafile;
}

/** Compiled code is kept beside the bundle, where only who may change the code may change it too. */
const MAIN = `#!/usr/bin/env node
'use strict';
require('node:module').enableCompileCache(require('node:path').join(__dirname, '../.compiled'));
module.exports = require('./guard.cjs').runHook(process.argv.slice(2));
`;

/** Leaves what is seldom needed outside, to be loaded from where the other build puts it. */
function besideIt(root: string): Plugin {
  const places = new Map(
    Object.entries(SELDOM).map(([name, path]) => [join(root, path), `./seldom/${name}.js`]),
  );
  return {
    name: 'beside-it',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const place = places.get(resolve(resolveDir, path));
        return kind === 'dynamic-import' && place !== undefined
          ? { path: place, external: true }
          : undefined;
      });
    },
  };
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
