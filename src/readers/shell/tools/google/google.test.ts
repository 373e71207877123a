import { describe, expect, test } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { isHeld, readLine } from '../infrastructure/test-verdict.ts';
import { told } from '../test-tool.ts';
import { gcloud } from './gcloud.ts';
import { HELD, PASSES } from './test-lines.ts';
import { googleTools } from './tools.ts';

describe('google', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(googleTools, line))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(googleTools, line))).toBe(false);
  });
});

const CLOUD = '/home/dev/.config/gcloud';
const FILES = {
  [`${CLOUD}/active_config`]: 'shop\n',
  [`${CLOUD}/configurations/config_shop`]: '[core]\naccount = a@b.c\nproject = acme-shop-prod\n',
  [`${CLOUD}/configurations/config_play`]: '[core]\nproject = acme-sandbox\n',
};
const DELETE = 'gcloud sql instances delete orders';
const SQL = 'google_sql_database_instance orders';

test.each([
  [DELETE, {}, FILES, `delete ${SQL} production irreversible holds-data`],
  [DELETE, {}, {}, `delete ${SQL} unknown irreversible holds-data`],
  [
    `${DELETE} --configuration play`,
    {},
    FILES,
    `delete ${SQL} development irreversible holds-data`,
  ],
  [`${DELETE} --project acme-staging`, {}, FILES, `delete ${SQL} staging irreversible holds-data`],
  [
    DELETE,
    { CLOUDSDK_CORE_PROJECT: 'acme-dev' },
    FILES,
    `delete ${SQL} development irreversible holds-data`,
  ],
  [
    DELETE,
    { GOOGLE_CLOUD_PROJECT: 'acme-live' },
    {},
    `delete ${SQL} production irreversible holds-data`,
  ],
  [
    'gcloud sql instances delete prod-orders --project acme-dev',
    {},
    {},
    'delete google_sql_database_instance prod-orders production irreversible holds-data',
  ],
  [
    'gcloud compute disks delete a b',
    {},
    {},
    'delete google_compute_disk a unknown irreversible holds-data|delete google_compute_disk b unknown irreversible holds-data',
  ],
])('%s %o', async (line, env, files, expected) => {
  const world = memoryWorld({ files });
  expect((await told(gcloud, line, { world, env })).join('|')).toBe(expected);
});

test('gives SQL of bq to its reader', async () => {
  const seen: string[] = [];
  const inside = (text: string, name: string) => {
    seen.push(text, name);
    return Promise.resolve({});
  };
  await readLine(googleTools, `bq query --use_legacy_sql=false 'DROP TABLE a.b'`, { inside });
  await readLine(googleTools, 'bq query', { inside, stdin: { kind: 'text', text: 'SELECT 1' } });
  expect(seen).toEqual([
    'DROP TABLE a.b',
    'command.bigquery.sql',
    'SELECT 1',
    'command.bigquery.sql',
  ]);
  expect(isHeld(await readLine(googleTools, 'bq query', { stdin: { kind: 'unknown' } }))).toBe(
    true,
  );
});
