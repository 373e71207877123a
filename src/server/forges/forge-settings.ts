import { readFile } from 'node:fs/promises';
import type { ForgeConnection } from '../../doors/forge/registry.ts';
import type { Environment } from '../open/settings.ts';
import { ServeFault } from '../serve-fault.ts';
import { plainGitOf } from './git-settings.ts';
import { gitlabOf } from './gitlab-settings.ts';

const GITHUB = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_FILE', 'WEBHOOK_SECRET', 'API_URL'] as const;
const SHORTEST_SECRET = 16;
const WORKERS = 4;
const MOST_WORKERS = 64;

export interface ForgeSettings {
  readonly connections: readonly ForgeConnection[];
  readonly workers: number;
}

/** Which forges the environment names. None is fine. Throws `ServeFault` on half a connection. */
export async function forgeSettingsOf(env: Environment): Promise<ForgeSettings> {
  const found = [await githubOf(env), gitlabOf(env), plainGitOf(env)];
  return { connections: found.filter((one) => one !== null), workers: workersOf(env) };
}

async function githubOf(env: Environment): Promise<ForgeConnection | null> {
  const isMeant = GITHUB.some((part) => given(env, `HOLDPOINT_GITHUB_${part}`) !== null);
  if (!isMeant) return null;
  const appId = must(env, 'HOLDPOINT_GITHUB_APP_ID');
  if (!/^[1-9]\d{0,14}$/.test(appId)) {
    throw new ServeFault(
      `HOLDPOINT_GITHUB_APP_ID is ${JSON.stringify(appId.slice(0, 40))}. Set it to the App's number, as its settings page shows it`,
    );
  }
  return {
    kind: 'github',
    apiUrl: apiUrlOf(given(env, 'HOLDPOINT_GITHUB_API_URL') ?? 'https://api.github.com'),
    appId: Number(appId),
    privateKey: await privateKeyOf(env),
    webhookSecret: secretOf(must(env, 'HOLDPOINT_GITHUB_WEBHOOK_SECRET')),
  };
}

function apiUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '') {
    return url.href.replace(/\/$/, '');
  }
  throw new ServeFault(
    'HOLDPOINT_GITHUB_API_URL is no address of an API. Set it to one like https://ghe.example.com/api/v3, or leave it out for GitHub.com',
  );
}

/** The key itself, its line ends written as \n or not, or the file that holds it. */
async function privateKeyOf(env: Environment): Promise<string> {
  const file = given(env, 'HOLDPOINT_GITHUB_PRIVATE_KEY_FILE');
  const text =
    file === null
      ? must(env, 'HOLDPOINT_GITHUB_PRIVATE_KEY').replaceAll(String.raw`\n`, '\n')
      : await readKey(file);
  if (/^-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(text.trim())) return `${text.trim()}\n`;
  throw new ServeFault(
    'the private key of the GitHub App is not in PEM form. Download it anew from the settings page of the App',
  );
}

async function readKey(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ServeFault(
      `HOLDPOINT_GITHUB_PRIVATE_KEY_FILE: ${file} cannot be read. Check that it is there and may be read by this user`,
      { cause },
    );
  }
}

function secretOf(text: string): string {
  if (text.length >= SHORTEST_SECRET) return text;
  throw new ServeFault(
    `HOLDPOINT_GITHUB_WEBHOOK_SECRET is shorter than ${SHORTEST_SECRET} characters. Make a random one, and set it in the App, too`,
  );
}

function workersOf(env: Environment): number {
  const text = given(env, 'HOLDPOINT_FORGE_WORKERS');
  if (text === null) return WORKERS;
  const workers = Number(text);
  if (/^\d+$/.test(text) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new ServeFault(
    `HOLDPOINT_FORGE_WORKERS is ${JSON.stringify(text.slice(0, 40))}. Set it to a number from 1 to ${MOST_WORKERS}`,
  );
}

function must(env: Environment, name: string): string {
  const text = given(env, name);
  if (text !== null) return text;
  throw new ServeFault(`GitHub is connected only in part: ${name} is missing. Set it as well`);
}

function given(env: Environment, name: string): string | null {
  const text = env[name]?.trim();
  return text === undefined || text === '' ? null : text;
}
