import { describe, expect, it } from 'vitest';
import { sqlFileReader } from './file-reader.ts';
import { migrationsFileReader } from './migrations-file-reader.ts';
import { sampleFile, worst } from './sample-script.ts';

const CREATE = 'CREATE TABLE t (id int);';
const DROP = 'DROP TABLE t;';
const INDEX = 'CREATE INDEX i ON t (id);';

type Text = readonly [path: string, text: string, before?: string];

async function verdict(...texts: readonly Text[]): Promise<string | undefined> {
  const files = texts.map(([path, text, before = null]) => sampleFile(text, { path, before }));
  const { effects } = await sqlFileReader.read(files.toReversed());
  return worst(effects)?.reversibility;
}

describe('a table of an earlier file', () => {
  it.each<[string, Text, Text, string]>([
    ['of the same folder', ['m/001_a.sql', CREATE], ['m/002_b.sql', INDEX], 'reversible'],
    ['by numbers, not letters', ['m/009_a.sql', CREATE], ['m/010_b.sql', INDEX], 'reversible'],
    ['of Flyway', ['db/V2__a.sql', CREATE], ['db/V10__b.sql', INDEX], 'reversible'],
    ['of a later version', ['db/V10__a.sql', CREATE], ['db/V2__b.sql', INDEX], 'costly'],
    ['of a later file', ['m/002_a.sql', CREATE], ['m/001_b.sql', INDEX], 'costly'],
    ['of another folder', ['a/migrations/1.sql', CREATE], ['b/migrations/2.sql', INDEX], 'costly'],
    ['of an old file', ['m/001_a.sql', CREATE, ''], ['m/002_b.sql', INDEX], 'costly'],
    ['of a way back', ['m/001_a.down.sql', CREATE], ['m/002_b.up.sql', INDEX], 'costly'],
    ['of no migration', ['a.sql', CREATE], ['b.sql', INDEX], 'costly'],
  ])('%s', async (_, one, other, expected) => {
    expect(await verdict(one, other)).toBe(expected);
  });

  it('makes no room in the lock on what becomes a partition of it', async () => {
    const attach = 'ALTER TABLE t ATTACH PARTITION users FOR VALUES IN (1);';
    expect(await verdict(['m/001_a.sql', `${CREATE} ${attach}`])).toBe('costly');
  });

  it('becomes a partition without a scan', async () => {
    const attach = 'ALTER TABLE p ATTACH PARTITION t FOR VALUES IN (1);';
    expect(await verdict(['m/001_a.sql', CREATE], ['m/002_b.sql', attach])).toBe('reversible');
    expect(await verdict(['m/001_a.sql', 'SELECT 1;'], ['m/002_b.sql', attach])).toBe('costly');
  });

  it('is gone once a file between drops it', async () => {
    const texts: readonly Text[] = [
      ['db/V1__a.sql', CREATE],
      ['db/V2__b.sql', 'ALTER TABLE t RENAME TO u;'],
      ['db/V3__c.sql', INDEX],
    ];
    expect(await verdict(...texts)).toBe('costly');
    const dropped: readonly Text[] = [
      ['db/V1__a.sql', CREATE],
      ['db/V2__b.sql', DROP],
      ['db/V3__c.sql', INDEX],
    ];
    expect(await verdict(...dropped)).toBe('costly');
    expect(await verdict(['db/V1__a.sql', CREATE], ['db/V3__c.sql', INDEX])).toBe('reversible');
  });

  /** A tool that skips the first file would drop a table that was there before. */
  it.each<[string, Text, Text, string]>([
    ['Flyway', ['db/V1__a.sql', CREATE], ['db/V2__b.sql', DROP], 'reversible'],
    [
      'Flyway, part of a version',
      ['db/V1_1__a.sql', CREATE],
      ['db/V1__b.sql', DROP],
      'irreversible',
    ],
    ['Flyway, a name it ignores', ['db/v1__a.sql', CREATE], ['db/V2__b.sql', DROP], 'irreversible'],
    ['Flyway, a baseline', ['db/B1__a.sql', CREATE], ['db/V2__b.sql', DROP], 'irreversible'],
    [
      'Prisma',
      ['p/migrations/1_a/migration.sql', CREATE],
      ['p/migrations/2_b/migration.sql', DROP],
      'reversible',
    ],
    ['golang-migrate', ['m/1_a.up.sql', CREATE], ['m/2_b.up.sql', DROP], 'irreversible'],
    ['nobody knows', ['migrations/1.sql', CREATE], ['migrations/2.sql', DROP], 'irreversible'],
    ['two tools', ['db/V1__a.sql', CREATE], ['db/2.sql', `-- +goose Up\n${DROP}`], 'irreversible'],
    [
      'if it was missing',
      ['db/V1__a.sql', CREATE.replace('TABLE', 'TABLE IF NOT EXISTS')],
      ['db/V2__b.sql', DROP],
      'irreversible',
    ],
  ])('is lost without loss where its tool is sure to have run it: %s', async (...row) => {
    const [, one, other, expected] = row;
    expect(await verdict(one, other)).toBe(expected);
  });

  it('says why its loss counts all the same', async () => {
    const files = [
      sampleFile(CREATE, { path: 'm/1_a.up.sql' }),
      sampleFile(DROP, { path: 'm/2_b.up.sql' }),
    ];
    const { effects } = await sqlFileReader.read(files);
    expect(worst(effects)?.why).toContain('does not show that there was none before');
  });

  it('keeps a setting of one session to that file', async () => {
    const path = 'SET search_path = app; CREATE TABLE t (id int);';
    expect(await verdict(['db/V1__a.sql', path], ['db/V2__b.sql', DROP])).toBe('irreversible');
    expect(await verdict(['db/V1__a.sql', path], ['db/V2__b.sql', 'DROP TABLE app.t;'])).toBe(
      'reversible',
    );
  });

  it('is known in migrations as code', async () => {
    const rails = (line: string) =>
      `class X < ActiveRecord::Migration[7.1]\n def up\n ${line}\n end\nend\n`;
    const read = async (first: string, second: string, name = '20240101_a.rb') => {
      const files = [
        sampleFile(rails(first), { path: `db/migrate/${name}` }),
        sampleFile(rails(second), { path: 'db/migrate/20240102_b.rb' }),
      ];
      return worst((await migrationsFileReader.read(files)).effects)?.reversibility;
    };
    expect(await read('create_table :t', 'drop_table :t')).toBe('reversible');
    expect(await read('create_table :u', 'drop_table :t')).toBe('irreversible');
    expect(await read('create_table :t', 'drop_table :t', 'a.rb')).toBe('irreversible');
    expect(await read('create_table :t', 'add_index :t, :id')).toBe('reversible');
    expect(await read('create_table :u', 'add_index :t, :id')).toBe('costly');
  });
});

/** A tool knows migrations by their names, so one under a new name is run again as a whole. */
it.each([
  ['db/V1__a.sql', 'db/V9__a.sql', 'irreversible'],
  ['old/V1__a.sql', 'db/V1__a.sql', undefined],
  ['p/migrations/1_a/migration.sql', 'p/migrations/2_b/migration.sql', 'irreversible'],
  ['a.sql', 'b.sql', undefined],
])('from %s to %s: %s', async (movedFrom, path, expected) => {
  const file = sampleFile(`${DROP}\n`, { before: DROP, path, movedFrom });
  expect(worst((await sqlFileReader.read([file])).effects)?.reversibility).toBe(expected);
});

it('reads a renamed migration as code as a whole, and trusts no table that it makes', async () => {
  const rails = (line: string) =>
    `class X < ActiveRecord::Migration[7.1]\n def up\n ${line}\n end\nend\n`;
  const moved = (line: string) =>
    sampleFile(rails(line), {
      before: rails(line),
      path: 'db/migrate/20240101_b.rb',
      movedFrom: 'db/migrate/20240101_a.rb',
    });
  const drop = sampleFile(rails('drop_table :t'), { path: 'db/migrate/20240102_c.rb' });
  const { effects } = await migrationsFileReader.read([moved('drop_table :t')]);
  expect(worst(effects)?.reversibility).toBe('irreversible');
  const after = await migrationsFileReader.read([moved('create_table :t'), drop]);
  expect(worst(after.effects)?.reversibility).toBe('irreversible');
});
