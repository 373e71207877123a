import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../adapters/clock.ts';
import { KEPT_APP_FILE, withKeptApp } from './kept-app.ts';
import { openForges } from './open-forges.ts';

const KEY = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n';
const FILE = `# settings
HOLDPOINT_GITHUB_APP_ID=12
HOLDPOINT_GITHUB_PRIVATE_KEY_FILE=app.pem
HOLDPOINT_GITHUB_WEBHOOK_SECRET='a secret of the file'
HOLDPOINT_GITHUB_API_URL=https://ghe.example.com/api/v3
HOLDPOINT_DATA=/elsewhere
PATH=/elsewhere
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-kept-'));
  await writeFile(join(folder, 'app.pem'), KEY);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keep = (text: string) => writeFile(join(folder, KEPT_APP_FILE), text);

describe('the App in the data folder', () => {
  it('is taken where the environment says nothing of one, and nothing else of the file', async () => {
    await keep(FILE);
    const { env, from } = await withKeptApp({ PATH: '/bin', HOLDPOINT_FORGE_WORKERS: '2' }, folder);
    expect(from).toEqual({ kind: 'file', file: join(folder, KEPT_APP_FILE) });
    expect(env).toEqual({
      PATH: '/bin',
      HOLDPOINT_FORGE_WORKERS: '2',
      HOLDPOINT_GITHUB_APP_ID: '12',
      HOLDPOINT_GITHUB_PRIVATE_KEY_FILE: join(folder, 'app.pem'),
      HOLDPOINT_GITHUB_WEBHOOK_SECRET: 'a secret of the file',
      HOLDPOINT_GITHUB_API_URL: 'https://ghe.example.com/api/v3',
    });
  });

  it.each(['HOLDPOINT_GITHUB_APP_ID', 'HOLDPOINT_GITHUB_PRIVATE_KEY', 'HOLDPOINT_GITHUB_API_URL'])(
    'gives way whole to an environment that has %s',
    async (name) => {
      await keep(FILE);
      const given = { [name]: '7' };
      expect(await withKeptApp(given, folder)).toEqual({
        env: given,
        from: { kind: 'environment' },
      });
    },
  );

  it('may be missing', async () => {
    expect(await withKeptApp({ HOLDPOINT_GITHUB_APP_ID: ' ' }, folder)).toMatchObject({
      from: { kind: 'none' },
    });
  });

  it.each(['', '# nothing\n', 'HOLDPOINT_GITHUB_APP_ID=\n'])(
    'that says nothing (%j) is a fault, not no App',
    async (text) => {
      await keep(text);
      await expect(withKeptApp({}, folder)).rejects.toThrow(/names no GitHub App/);
    },
  );

  it('that cannot be read is a fault, not no App', async () => {
    await mkdir(join(folder, KEPT_APP_FILE));
    await expect(withKeptApp({}, folder)).rejects.toThrow(/github-app\.env cannot be read/);
  });
});

describe('openForges', () => {
  it.each([
    [{}, 12, 'github-app.env'],
    [
      {
        HOLDPOINT_GITHUB_APP_ID: '7',
        HOLDPOINT_GITHUB_PRIVATE_KEY: KEY,
        HOLDPOINT_GITHUB_WEBHOOK_SECRET: 'a secret of the environment',
      },
      7,
      'the environment',
    ],
  ])('says which App it took, and no secret of it: %#', async (env, appId, place) => {
    await keep(FILE);
    const said: unknown[] = [];
    const logger = { info: (...line: unknown[]) => void said.push(line) };
    const setup = await openForges(env, folder, systemClock, logger);
    expect(setup?.forges.map(({ kind }) => kind)).toEqual(['github']);
    expect(said).toMatchObject([[{ appId }, expect.stringContaining(place)]]);
    expect(JSON.stringify(said)).not.toMatch(/a secret of|PRIVATE KEY|abc/);
  });
});
