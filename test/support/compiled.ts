/** Node processes that run from the sources, as often as a test kills them. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { basename, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const FOLDER = join(import.meta.dirname, '../../dist/.compiled-for-tests');

/** Environment in which the sources are compiled once for all processes; under `dist/`, which nothing keeps. */
export const COMPILED: NodeJS.ProcessEnv = { ...process.env, NODE_COMPILE_CACHE: FOLDER };

/** For a process that will be killed: what it compiled is otherwise kept only at an orderly end. */
export function keepCompiled(): void {
  flushCompileCache();
}

/** One file of the script and of all that it imports, which starts in half of the time. Its path. */
export async function bundled(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [script],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
    logLevel: 'error',
    external: ['pg-native'],
    // CommonJS packages in the bundle still ask for `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const text = outputFiles[0]?.text ?? '';
  // Under the name of its content: whoever else writes it writes the same.
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const place = join(FOLDER, `${basename(script, '.ts')}-${hash}.mjs`);
  await mkdir(FOLDER, { recursive: true });
  const own = await mkdtemp(join(FOLDER, 'bundling-'));
  await writeFile(join(own, 'bundle.mjs'), text);
  await rename(join(own, 'bundle.mjs'), place);
  await rm(own, { recursive: true });
  return place;
}
