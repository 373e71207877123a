import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeApp } from '../../doors/forge/forges/github/app/exchange-code.ts';
import { KEPT_APP_FILE } from '../../server/forges/kept-app.ts';
import { openDataFolder } from '../../store/embedded/data-folder.ts';
import { createDurably, replaceDurably } from '../../store/embedded/durable-file.ts';
import { UsageError } from '../faults.ts';

export interface KeptFiles {
  readonly settings: string;
  readonly key: string;
  /** Where the settings of the App before it were put; null where there was none. */
  readonly before: string | null;
}

const MODE = 0o600;
const MOST_NAMES = 100;

/** Makes the folder where it is missing, and sees to it that files can be put there. Throws `UsageError`. */
export async function mustWrite(folder: string): Promise<void> {
  try {
    await openDataFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = (cause instanceof Error ? (cause.cause ?? cause) : {}) as { code?: unknown };
    throw new UsageError(
      `${folder}: the App's settings cannot be written there (${typeof code === 'string' ? code : 'no folder'}). Give --out FOLDER, one that you may write to`,
      { cause },
    );
  }
}

/**
 * Writes the key, then the settings that name it; each whole or not at all, for this user alone. Nothing is
 * written over: with `replace` the settings before are kept under another name. Throws when it cannot.
 */
export async function keepApp(
  folder: string,
  app: MadeApp,
  settings: { readonly api: string; readonly server: string; readonly replace: boolean },
): Promise<KeptFiles> {
  const key = await keepUnder(folder, `github-app-${app.appId}`, '.pem', pemOf(app.privateKey));
  const file = join(folder, KEPT_APP_FILE);
  const text = settingsText(app, key, settings);
  const older = await readOrNull(file);
  if (older === null || !settings.replace) {
    if (await createDurably(file, text, MODE)) {
      return { settings: file, key: join(folder, key), before: null };
    }
    throw new Error(`${file} is there already`);
  }
  const before = await keepUnder(folder, 'github-app-before', '.env', older);
  await replaceDurably(file, text, MODE);
  return { settings: file, key: join(folder, key), before: join(folder, before) };
}

/** Puts a text under the first free of `name.ext`, `name-2.ext` …, or finds it there. Gives the name. */
async function keepUnder(
  folder: string,
  name: string,
  extension: string,
  text: string,
): Promise<string> {
  for (let turn = 1; turn <= MOST_NAMES; turn += 1) {
    const file = `${name}${turn === 1 ? '' : `-${turn}`}${extension}`;
    if (await createDurably(join(folder, file), text, MODE)) return file;
    if ((await readOrNull(join(folder, file))) === text) return file;
  }
  throw new Error(`there are ${MOST_NAMES} files ${name}…${extension} in ${folder}`);
}

async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

function pemOf(text: string): string {
  return `${text.trim()}\n`;
}

function settingsText(
  { appId, slug, webhookSecret }: MadeApp,
  key: string,
  { api, server }: { readonly api: string; readonly server: string },
): string {
  return [
    `# The GitHub App ${slug.replace(/[^\w.-]/g, '')} of ${server}. It holds a secret: let nobody else read it.`,
    '# "holdpoint serve" takes it from its data folder, unless the environment names a GitHub App.',
    `HOLDPOINT_GITHUB_APP_ID=${appId}`,
    `HOLDPOINT_GITHUB_PRIVATE_KEY_FILE=${key}`,
    `HOLDPOINT_GITHUB_WEBHOOK_SECRET=${quoted(webhookSecret)}`,
    `HOLDPOINT_GITHUB_API_URL=${api}`,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  if (/^[\w.-]+$/.test(text)) return text;
  const quote = ["'", '"', '`'].find((one) => !text.includes(one));
  // Escapes are read in double quotes alone.
  if (quote !== undefined && !(quote === '"' && text.includes('\\'))) {
    return `${quote}${text}${quote}`;
  }
  throw new Error('the webhook’s secret has quotes of every kind, and cannot stand in a file');
}
