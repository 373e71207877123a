import { describe, expect, it } from 'vitest';
import type { FilePair, TableSize, WorldFacts } from '../types.ts';
import { sqlFileReader } from './file-reader.ts';
import { migrationsFileReader } from './migrations-file-reader.ts';
import { sqlReader } from './reader.ts';
import { sampleFile, worst } from './sample-script.ts';

const DROP = 'DROP TABLE users;';
const INDEX = 'CREATE INDEX i ON users (a);';
const FILE = 'migrations/table-sizes.json';

const sizesFile = (before: string | null, after: string | null, extra: Partial<FilePair> = {}) =>
  sampleFile(after, {
    path: FILE,
    before,
    sources: { before: `${FILE}@base`, after: FILE },
    ...extra,
  });

/** What whoever runs Holdpoint says. */
function known(sizes: Readonly<Record<string, Partial<TableSize>>>): WorldFacts {
  const entries = Object.entries(sizes).map(
    ([table, size]) => [table, { rows: null, bytes: null, saidBy: 'sizes.json', ...size }] as const,
  );
  return { tableSizes: new Map(entries) };
}

async function worstOf(files: readonly FilePair[], facts?: WorldFacts) {
  const { effects } = await sqlFileReader.read(files, facts);
  return worst(effects);
}

describe('sizes that come with the change', () => {
  it.each([
    ['{"users": {"rows": 0}}', DROP, 'irreversible'],
    ['{"public.users": {"rows": 0, "bytes": 0}}', 'TRUNCATE users;', 'irreversible'],
    ['{"users": {"rows": 0}}', 'ALTER TABLE users DROP COLUMN email;', 'irreversible'],
    ['{"users": {"rows": 0}}', 'DELETE FROM users;', 'irreversible'],
    ['{"users": {"rows": 0}}', 'ALTER TABLE users ADD a int NOT NULL;', 'costly'],
    ['{"users": {"rows": 12}}', INDEX, 'costly'],
    ['{"users": {"rows": 12}}', 'DROP INDEX i;', 'costly'],
  ])('%s let no %s through', async (sizes, sql, expected) => {
    const brought = [sizesFile(null, sizes), sampleFile(sql)];
    const changed = [sizesFile('{}', sizes), sampleFile(sql)];
    expect((await worstOf(brought))?.reversibility).toBe(expected);
    expect((await worstOf(changed))?.reversibility).toBe(expected);
  });

  it.each([
    [`-- holdpoint: table users rows=0\n${DROP}`, 'irreversible'],
    [`-- holdpoint: table users rows=20 bytes=100\n${INDEX}`, 'costly'],
  ])('let nothing through in a comment: %s', async (sql, expected) => {
    const found = await worstOf([sampleFile(sql)]);
    expect(found?.reversibility).toBe(expected);
    expect(found?.why).toMatch(/only the change itself says .* rows.* by the script itself/);
  });

  it('make graver what is said elsewhere, by a file and by a comment', async () => {
    const facts = known({ users: { rows: 12 } });
    expect((await worstOf([sampleFile(INDEX)], facts))?.reversibility).toBe('reversible');
    const claim = sizesFile(null, '{"users": {"rows": 5000000}}');
    const byFile = await worstOf([claim, sampleFile(INDEX)], facts);
    const comment = sampleFile(`-- holdpoint: table users rows=5000000\n${INDEX}`);
    const byComment = await worstOf([comment], facts);
    expect(byFile?.reversibility).toBe('costly');
    expect(byFile?.why).toContain(`5,000,000 rows by ${FILE}`);
    expect(byComment?.reversibility).toBe('costly');
    const none = known({ users: { rows: 0 } });
    const full = sampleFile(`-- holdpoint: table users rows=3\n${DROP}`);
    expect((await worstOf([sampleFile(DROP)], none))?.reversibility).toBe('reversible');
    expect((await worstOf([full], none))?.reversibility).toBe('irreversible');
  });

  it('count as they were before, where the file stayed in its place', async () => {
    const empty = '{"users": {"rows": 0}}';
    const of = async (file: FilePair) => (await worstOf([file, sampleFile(DROP)]))?.reversibility;
    expect(await of(sizesFile(empty, `${empty}\n`))).toBe('reversible');
    expect(await of(sizesFile(empty, '{"users": {"rows": 7}}'))).toBe('irreversible');
    expect(await of(sizesFile(empty, `${empty}\n`, { movedFrom: 'notes.json' }))).toBe(
      'irreversible',
    );
    expect(await of(sizesFile(empty, null))).toBe('irreversible');
    const twice = sizesFile('{"users": {"rows": 9}}', '{ }', { path: 'b/table-sizes.json' });
    const files = [twice, sizesFile(empty, '{}'), sampleFile(DROP)];
    expect((await worstOf(files))?.reversibility).toBe('irreversible');
  });

  it.each(['{', '[]', '', '{"users": {"rows": "many"}}', '{"users": {"rows": -1}}'])(
    'are held where nobody can read them: %j',
    async (text) => {
      const { signals } = await sqlFileReader.read([sizesFile(null, text)]);
      expect(signals).toMatchObject([{ kind: 'incomplete-input', weight: 'hold' }]);
    },
  );
});

describe('sizes that are trusted', () => {
  it.each([
    [known({ users: { rows: 0 } }), DROP, 'reversible'],
    [known({ users: { rows: 1 } }), DROP, 'irreversible'],
    [known({ users: { rows: 0, bytes: 5e9 } }), DROP, 'irreversible'],
    [known({ users: { bytes: 0 } }), DROP, 'irreversible'],
    [known({ 'app.users': { rows: 0 } }), DROP, 'irreversible'],
    [known({ 'app.users': { rows: 0 } }), 'DROP TABLE app.users;', 'reversible'],
    [known({ users: { rows: 0 } }), `SET search_path = app; ${DROP}`, 'irreversible'],
    [known({ 'app.users': { rows: 0 } }), `SET search_path = app; ${DROP}`, 'reversible'],
    [known({ users: { rows: 0 } }), 'DROP TABLE "Users";', 'irreversible'],
    [known({ __proto__: { rows: 0 } }), DROP, 'irreversible'],
    [known({ users: { rows: 0 } }), 'TRUNCATE users;', 'reversible'],
    [known({ users: { rows: 0 } }), 'TRUNCATE users CASCADE;', 'irreversible'],
    [known({ users: { rows: 200, bytes: 9000 } }), INDEX, 'reversible'],
    [known({ 'public.users': { rows: 9999 } }), INDEX, 'reversible'],
    [known({ 'public.users': { rows: 10_000 } }), INDEX, 'costly'],
    [known({ users: { rows: 5, bytes: 10_000_000 } }), INDEX, 'costly'],
    [known({}), INDEX, 'costly'],
  ])('%j, %s: %s', async (facts, sql, expected) => {
    expect((await worstOf([sampleFile(sql)], facts))?.reversibility).toBe(expected);
  });

  it.each([
    'ALTER TABLE old RENAME TO kept; ALTER TABLE users RENAME TO old; DROP TABLE old;',
    'INSERT INTO old SELECT * FROM users; DROP TABLE old;',
    'WITH gone AS (DELETE FROM users RETURNING *) INSERT INTO old SELECT * FROM gone; DROP TABLE old;',
    'ALTER TABLE app.old SET SCHEMA public; DROP TABLE old;',
    'ALTER SCHEMA public RENAME TO kept; ALTER SCHEMA app RENAME TO public; DROP TABLE old;',
    '\\connect other\nDROP TABLE old;',
  ])('no longer count once other rows may be there: %s', async (sql) => {
    const facts = known({ old: { rows: 0 } });
    expect((await worstOf([sampleFile(sql)], facts))?.reversibility).toBe('irreversible');
    const alone = sql.slice(sql.lastIndexOf('DROP'));
    expect((await worstOf([sampleFile(alone)], facts))?.reversibility).toBe('reversible');
    const [first, second] = [sampleFile(sql.slice(0, -alone.length)), sampleFile(alone)];
    const apart = [first, { ...second, path: 'other/migrations/002_drop.sql' }];
    const split = worst((await sqlFileReader.read(apart, facts)).effects);
    expect(split?.reversibility).toBe(sql.startsWith('\\') ? 'reversible' : 'irreversible');
  });

  it('name how large a table is and who says so', async () => {
    const facts = known({ users: { rows: 1_200_000, bytes: 5e9 } });
    const words = '1,200,000 rows, 5 GB by sizes.json';
    expect((await worstOf([sampleFile(INDEX)], facts))?.why).toContain(words);
    expect((await worstOf([sampleFile(DROP)], facts))?.why).toContain(words);
    const small = known({ users: { rows: 12 } });
    expect((await worstOf([sampleFile(INDEX)], small))?.why).toContain('12 rows by sizes.json');
    const empty = known({ users: { rows: 0 } });
    expect((await worstOf([sampleFile(DROP)], empty))?.why).toContain('0 rows by sizes.json');
  });

  it('reach scripts from a stream, and migrations as code', async () => {
    const facts = known({ users: { rows: 0 } });
    async function* bytes() {
      yield await Promise.resolve(Buffer.from(DROP));
    }
    const stream = await sqlReader.read({ name: 'a.sql', bytes: bytes(), facts });
    expect(stream.effects[0]?.reversibility).toBe('reversible');
    const unknown = await sqlReader.read({ name: 'a.sql', bytes: bytes() });
    expect(unknown.effects[0]?.reversibility).toBe('irreversible');
    const code = 'class X < ActiveRecord::Migration[7.1]\n def up\n drop_table :users\n end\nend\n';
    const file = sampleFile(code, { path: 'db/migrate/20240101_x.rb' });
    expect((await migrationsFileReader.read([file], facts)).effects[0]?.reversibility).toBe(
      'reversible',
    );
    expect((await migrationsFileReader.read([file])).effects[0]?.reversibility).toBe(
      'irreversible',
    );
  });
});
