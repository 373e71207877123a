/** Builds what is shipped: the command line (and with it the server) into dist/cli, the pages into dist/web. */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCli } from './bundle-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const only = process.argv[2];

if (only === undefined || only === 'cli') await buildCli();
if (only === undefined || only === 'web') await buildWeb();

async function buildCli(): Promise<void> {
  await rm(`${root}dist/cli`, { recursive: true, force: true });
  const metafile = await bundleCli(root, `${root}dist/cli`);
  await mkdir(`${root}dist/meta`, { recursive: true });
  await writeFile(`${root}dist/meta/cli.json`, JSON.stringify(metafile));
  await chmod(`${root}dist/cli/main.js`, 0o755);
  const size = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  process.stdout.write(`dist/cli  ${(size / 1e6).toFixed(1)} MB\n`);
}

async function buildWeb(): Promise<void> {
  if (!existsSync(`${root}vite.config.ts`) && !existsSync(`${root}src/web/vite.config.ts`)) return;
  const { build } = await import('vite');
  const own = existsSync(`${root}vite.config.ts`)
    ? `${root}vite.config.ts`
    : `${root}src/web/vite.config.ts`;
  await build({ configFile: own, logLevel: 'warn' });
  process.stdout.write('dist/web\n');
}
