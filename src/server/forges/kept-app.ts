import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from '../open/settings.ts';
import { ServeFault } from '../serve-fault.ts';

/** In the data folder; written by `holdpoint forge connect github`. */
export const KEPT_APP_FILE = 'github-app.env';

const PARTS = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_FILE', 'WEBHOOK_SECRET', 'API_URL'] as const;
const NAMES: readonly string[] = PARTS.map((part) => `HOLDPOINT_GITHUB_${part}`);
const KEY_FILE = 'HOLDPOINT_GITHUB_PRIVATE_KEY_FILE';
const LARGEST = 64 * 1024;

/** Where the settings of the GitHub App come from. */
export type AppSource =
  | { readonly kind: 'environment' }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'none' };

export interface WithApp {
  /** The environment, with what the file adds to it. */
  readonly env: Environment;
  readonly from: AppSource;
}

/**
 * The environment with the App that was connected into the data folder, unless the environment says
 * anything of a GitHub App itself: halves of two Apps make none. Throws `ServeFault` where the file is there
 * and cannot be read.
 */
export async function withKeptApp(env: Environment, folder: string): Promise<WithApp> {
  if (saysApp(env)) return { env, from: { kind: 'environment' } };
  const kept = await readKeptApp(folder);
  if (kept === null) return { env, from: { kind: 'none' } };
  return { env: { ...env, ...kept }, from: { kind: 'file', file: join(folder, KEPT_APP_FILE) } };
}

export function saysApp(env: Environment): boolean {
  return NAMES.some((name) => (env[name] ?? '').trim() !== '');
}

/** The variables that the file of a folder sets; null without one. The key's file lies beside it. */
export async function readKeptApp(folder: string): Promise<Environment | null> {
  const file = join(folder, KEPT_APP_FILE);
  const text = await readText(file);
  if (text === null) return null;
  const set = Object.entries(parseEnv(text)).filter(([name]) => NAMES.includes(name));
  const kept = new Map<string, string | undefined>(set);
  const key = kept.get(KEY_FILE) ?? '';
  if (key !== '' && !isAbsolute(key)) kept.set(KEY_FILE, join(folder, key));
  const found: Environment = Object.fromEntries(kept);
  if (saysApp(found)) return found;
  throw new ServeFault(
    `${file} names no GitHub App. Remove it, or write it anew with holdpoint forge connect github --replace`,
  );
}

async function readText(file: string): Promise<string | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const bytes = Buffer.alloc(LARGEST);
      const { bytesRead } = await handle.read(bytes, 0, LARGEST, 0);
      return bytes.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new ServeFault(`${file} cannot be read. Check its owner and mode, or remove it`, {
      cause,
    });
  }
}
