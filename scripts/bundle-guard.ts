import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import type { Metafile, Plugin } from 'esbuild';
import { compileHere } from '../src/cli/guard/snapshot/compile-here.ts';
import { VERSION } from '../src/cli/version.ts';
import { packParts } from './guard-parts.ts';

/** Loaded only when a call needs them: readers of other languages, the compiler of policies, CEL. */
const SELDOM: Readonly<Record<string, string>> = {
  inside: 'src/readers/shell/inside.ts',
  'compile-here': 'src/cli/guard/snapshot/compile-here.ts',
  condition: 'src/config/condition/compile.ts',
};

/** Both are small files of CommonJS: Node starts those without looking at every export of its own modules. */
const STARTS: Readonly<Record<string, string>> = {
  main: 'src/cli/guard/start/main.ts',
  'compile-ahead': 'src/cli/guard/start/compile-ahead.ts',
};

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
} as const;

/** The guard as text of its parts by their names, and what went into it. */
export async function guardParts(
  root: string,
): Promise<{ readonly parts: ReadonlyMap<string, string>; readonly metafile: Metafile }> {
  const { metafile, outputFiles } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: { run: 'src/cli/guard/run.ts' },
    outdir: 'dist/guard',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    metafile: true,
    write: false,
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [besideIt(root)],
  });
  return { parts: packParts(metafile, outputFiles), metafile };
}

/** Bundles the guard into `outdir`, apart from the command line: every agent waits for it before each of its steps. */
export async function bundleGuard(root: string, outdir: string): Promise<void> {
  const common = { ...COMMON, absWorkingDir: root };
  const { parts } = await guardParts(root);
  await mkdir(outdir, { recursive: true });
  const hash = createHash('sha256');
  for (const name of [...parts.keys()].toSorted()) {
    const text = parts.get(name) ?? '';
    hash.update(name).update(text);
    await writeFile(join(outdir, `${name}.cjs`), text);
  }
  await Promise.all([
    build({
      ...common,
      entryPoints: STARTS,
      outdir,
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      define: { BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) },
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
}

/** Keeps compiled, beside the guard, what usual commands need of it: for the Node that runs this. */
export function compileAhead(outdir: string): void {
  execFileSync(process.execPath, [join(outdir, 'compile-ahead.cjs')], { stdio: 'inherit' });
}

/** Leaves what is seldom needed outside, to be loaded from where the other build puts it. */
function besideIt(root: string): Plugin {
  const places = new Map(
    Object.entries(SELDOM).map(([name, path]) => [join(root, path), `./seldom/${name}.js`]),
  );
  return {
    name: 'beside-it',
    setup: (making) => {
      making.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
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
  const snapshot = await compileHere(none, VERSION, null);
  await writeFile(
    join(outdir, 'default-snapshot.json'),
    JSON.stringify({ ...snapshot, sources: [] }),
  );
}
