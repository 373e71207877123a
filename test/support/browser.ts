/** A real browser for tests: the system's Chromium where there is one, else the one that npm brought. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);
/** How long a page may take over anything on a machine that does much else, in milliseconds. */
export const PATIENCE = 90_000;
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Unpacks into `TMPDIR`, so it gets a folder of its own and a process of its own to set that in. */
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await chromium.executablePath();
  await inflate(process.env.HOLDPOINT_CHROMIUM_BIN + '/al2023.tar.br');
`;

const FONTS = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/** Folder of the packaged browser's package. */
function packaged(): { readonly folder: string; readonly version: string } {
  const require = createRequire(import.meta.url);
  const folder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(folder, 'package.json')) as { version: string };
  return { folder, version };
}

/**
 * Several test processes may ask at once: each unpacks beside the final place and moves it there whole;
 * whoever comes second throws theirs away.
 */
async function unpack(): Promise<string> {
  const { folder, version } = packaged();
  const place = join(tmpdir(), `holdpoint-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(place)) return place;
  const own = await mkdtemp(`${place}.`);
  try {
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: dirname(dirname(folder)),
      env: { ...process.env, TMPDIR: own, HOLDPOINT_CHROMIUM_BIN: join(folder, 'bin') },
    });
    await mkdir(join(own, 'fonts-cache'), { recursive: true });
    await writeFile(join(own, 'fonts.conf'), FONTS(place));
    await rename(own, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
  return place;
}

/** The libraries that came with the browser, for a machine that lacks its own. */
async function libraries(executable: string, place: string): Promise<Record<string, string>> {
  const { stdout } = await run('ldd', [executable]).catch(() => ({ stdout: 'not found' }));
  if (!stdout.includes('not found')) return {};
  return {
    LD_LIBRARY_PATH: [join(place, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
      .filter(Boolean)
      .join(':'),
  };
}

/** A headless browser of its own. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const system = SYSTEM.find((path) => existsSync(path));
  const place = system === undefined ? await unpack() : null;
  const executablePath = system ?? join(place ?? '', 'chromium');
  const env: Record<string, string> = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  if (place !== null) {
    Object.assign(env, await libraries(executablePath, place));
    env['FONTCONFIG_FILE'] = join(place, 'fonts.conf');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    timeout: PATIENCE,
    env,
    args: [
      '--disable-background-networking',
      '--disable-gpu',
      '--font-render-hinting=none',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
