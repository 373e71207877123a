import { expect, it } from 'vitest';
import { sqlFileReader } from './file-reader.ts';
import { sqlReader } from './reader.ts';
import { readSample, sampleFile, worst } from './sample-script.ts';

const DROP = 'DROP TABLE users;';
const BOTH = (up: string, down: string) =>
  `${up}\nCREATE TABLE a (id int);\n${down}\nDROP TABLE a;\nDROP TABLE users;\n`;

/** Which way a file goes, by its place and its marks: what is not run comes out as `read`. */
it.each([
  ['migrations/001_x.sql', DROP, 'delete irreversible'],
  ['migrations/001_x.up.sql', DROP, 'delete irreversible'],
  ['migrations/001_x.down.sql', DROP, 'read reversible'],
  ['migrations/2024_x/up.sql', DROP, 'delete irreversible'],
  ['migrations/2024_x/down.sql', DROP, 'read reversible'],
  ['db/down/001.sql', DROP, 'read reversible'],
  ['db/V1__x.sql', DROP, 'delete irreversible'],
  ['db/V1_2__down_the_road.sql', DROP, 'delete irreversible'],
  ['db/R__views.sql', DROP, 'delete irreversible'],
  ['db/U1__x.sql', DROP, 'read reversible'],
  ['db/afterMigrate.sql', DROP, 'delete irreversible'],
  ['prisma/migrations/2024_x/migration.sql', DROP, 'delete irreversible'],
  ['supabase/migrations/2024_x.sql', DROP, 'delete irreversible'],
  ['deploy/x.sql', `-- Deploy app:x to pg\n${DROP}`, 'delete irreversible'],
  ['revert/x.sql', `-- Revert app:x from pg\n${DROP}`, 'read reversible'],
  ['verify/x.sql', `-- Verify app:x on pg\n${DROP}`, 'read reversible'],
  ['m/1.sql', BOTH('-- +goose Up', '-- +goose Down'), 'read reversible'],
  ['m/1.sql', BOTH('-- +goose Down', '-- +goose Up'), 'delete irreversible'],
  ['m/1.sql', BOTH('-- +migrate Up', '-- +migrate Down'), 'read reversible'],
  ['m/1.sql', BOTH('-- migrate:up', '-- migrate:down'), 'read reversible'],
  ['m/1.sql', BOTH('-- // first', '--//@UNDO'), 'read reversible'],
  [
    'm/1.sql',
    `--liquibase formatted sql\n--changeset a:1\n${DROP}\n--rollback SELECT 1;`,
    'delete irreversible',
  ],
  [
    'm/1.sql',
    `--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n--rollback ${DROP}`,
    'nothing',
  ],
  ['drizzle/0001_x.sql', `SELECT 1;\n--> statement-breakpoint\n${DROP}`, 'delete irreversible'],
  ['scripts/cleanup.sql', DROP, 'delete irreversible'],
  ['structure.sql', DROP, 'nothing'],
  ['db/schema.sql', DROP, 'nothing'],
  ['backup.sql', `-- PostgreSQL database dump\n${DROP}`, 'nothing'],
  ['migrations/V1__baseline.sql', `-- PostgreSQL database dump\n${DROP}`, 'delete irreversible'],
  ['queries/users.sql', 'DELETE FROM users;', 'nothing'],
  ['app/users.sql', '-- name: Purge :exec\nDELETE FROM users;', 'nothing'],
  ['dbt/models/a.sql', "SELECT * FROM {{ ref('b') }}", 'nothing'],
])('%s, %j: %s', async (path, text, expected) => {
  const { effects } = await readSample(text, { path });
  const found = worst(effects.filter(({ resource }) => resource.name === 'users'));
  expect(found === undefined ? 'nothing' : `${found.verb} ${found.reversibility}`).toBe(expected);
});

it.each([
  ['test/fixtures/users.sql', 'test'],
  ['db/seeds/users.sql', 'development'],
  ['migrations/001_users.sql', 'unknown'],
])('runs %s in the environment %s', async (path, environment) => {
  const { effects } = await readSample(DROP, { path });
  expect(effects[0]?.environment).toBe(environment);
});

it('takes the environment of the path before its own guess', async () => {
  const environment = { kind: 'production', name: 'prod' } as const;
  const { effects } = await readSample(DROP, { path: 'envs/prod/seeds/a.sql', environment });
  expect(effects[0]?.environment).toBe('production');
  expect(effects[0]?.environmentName).toBe('prod');
});

const MADE = 'CREATE TABLE users (id int);\n';

/** What is new in a file with the name of a dump, and whether it is taken for something to run. */
it.each([
  [MADE, `${MADE}DROP TABLE users;`, true],
  [MADE, `DROP TABLE IF EXISTS users;\n${MADE}`, false],
  [MADE, `${MADE}ALTER TABLE users DROP COLUMN id;`, true],
  [MADE, `${MADE}ALTER TABLE users ADD COLUMN name text;`, false],
  [MADE, `${MADE}DELETE FROM users;`, true],
  [MADE, `${MADE}TRUNCATE users;`, true],
  [MADE, `-- DELETE FROM users;\n${MADE}`, false],
  [null, `${MADE}UPDATE users SET id = 1;`, false],
  [null, 'UPDATE users SET id = 1;', true],
  [MADE, `-- PostgreSQL database dump\n${MADE}DELETE FROM users;`, false],
  [`${MADE}DELETE FROM users;`, `${MADE}DELETE FROM users;\nCREATE TABLE a (id int);`, false],
])('schema.sql from %j to %j is run: %s', async (before, after, run) => {
  const { effects } = await readSample(after, { path: 'db/schema.sql', before });
  expect(effects.some(({ resource }) => resource.address.startsWith('users'))).toBe(run);
});

it.each([
  ['migrations/1.sql', 'DROP TABLE a', 'DROP TABLE a -- as agreed\n/* DROP TABLE b; */', false],
  ['migrations/1.sql', 'UPDATE a SET b = 1;', '/* all */ UPDATE a\n  SET b -- this\n = 1;', false],
  ['migrations/1.sql', "UPDATE a SET b = '-- 1';", "UPDATE a SET b = '-- 2';", true],
  [
    'migrations/1.sql',
    'DO $$\nBEGIN DROP TABLE a; END $$',
    'DO $$\r\n  BEGIN DROP TABLE a; END $$',
    false,
  ],
  ['mysql/migrations/1.sql', 'DELETE FROM a # x', 'DELETE FROM a # y', false],
  ['mysql/migrations/1.sql', 'SELECT 1;', 'SELECT 1; /*!50000 DROP TABLE a */;', true],
  ['mysql/migrations/1.sql', "DELETE FROM a WHERE b='\\' -- 1';", 'DELETE FROM a;', true],
  [
    'migrations/oracle.sql',
    'CREATE TABLE a (b VARCHAR2(9) ENABLE)',
    'CREATE TABLE a (b VARCHAR2(9) ENABLE) -- b',
    false,
  ],
])('%s from %j to %j is a change: %s', async (path, before, after, changed) => {
  const { effects, signals } = await readSample(after, { path, before });
  expect(effects.length + signals.filter(({ weight }) => weight === 'hold').length > 0).toBe(
    changed,
  );
});

it('reads only what was added to a migration, and says that it was there before', async () => {
  const before = 'DROP TABLE old;\nCREATE TABLE a (id int);';
  const reading = await readSample(`-- moved\n${before}\nDROP TABLE users;`, { before });
  expect(reading.effects.map(({ resource }) => resource.address)).toEqual(['users']);
  expect(reading.effects[0]?.evidence[0]?.line).toBe(4);
  expect(reading.signals).toMatchObject([{ kind: 'drift', weight: 'note' }]);
});

it('reads a repeatable migration as a whole whenever it changes', async () => {
  const before = 'DROP TABLE old;';
  const extra = { before, path: 'db/R__all.sql' };
  const reading = await readSample(`${before} SELECT 1;`, extra);
  expect(reading.effects).toHaveLength(1);
  expect(reading.signals).toEqual([]);
});

it('runs nothing of a migration that goes, and says so', async () => {
  const file = sampleFile(null, { before: DROP });
  const reading = await sqlFileReader.read([file]);
  expect(reading.effects).toEqual([]);
  expect(reading.signals).toMatchObject([{ weight: 'note' }]);
});

it('notes the table that a dump no longer describes', async () => {
  const before = 'CREATE TABLE public.a (id int);\nCREATE TABLE public.b (id int);';
  const reading = await readSample('CREATE TABLE public.a (id bigint);', {
    before,
    path: 'structure.sql',
  });
  expect(reading.effects).toEqual([]);
  expect(reading.signals).toMatchObject([{ kind: 'drift', weight: 'note' }]);
  expect(reading.signals[0]?.message).toContain('public.b');
});

/** The dump tells the old type, which the statement does not. */
it.each([
  ['varchar(50)', 'varchar(100)', 'reversible'],
  ['varchar(50)', 'text', 'reversible'],
  ['varchar(100)', 'varchar(50)', 'costly'],
  ['numeric(10,2)', 'numeric(12,2)', 'reversible'],
  ['numeric(10,2)', 'numeric(12,1)', 'irreversible'],
  ['numeric(10,2)', 'numeric(12,4)', 'costly'],
  ['integer', 'bigint', 'costly'],
  ['bigint', 'integer', 'irreversible'],
  ['timestamp', 'timestamptz', 'costly'],
  ['timestamp', 'date', 'irreversible'],
  ['text', 'varchar(20)', 'costly'],
])('from %s to %s is %s', async (from, to, expected) => {
  const dump = sampleFile('-- changed', {
    path: 'structure.sql',
    before: `CREATE TABLE t (c ${from});`,
  });
  const migration = sampleFile(`ALTER TABLE t ALTER COLUMN c TYPE ${to}`);
  const { effects } = await sqlFileReader.read([migration, dump]);
  expect(effects[0]?.reversibility).toBe(expected);
});

it('says that the way back brings no rows', async () => {
  const text = `-- +goose Up\n${DROP}\n-- +goose Down\nCREATE TABLE users (id int);`;
  const { signals } = await readSample(text);
  expect(signals).toMatchObject([{ weight: 'note' }]);
  expect(signals[0]?.message).toContain('without the rows');
});

it.each([
  ['a.sql', '', true],
  ['-', 'DROP TABLE users;', true],
  ['-', '-- a comment\n/* and */\nALTER TABLE a ADD b int', true],
  ['-', 'DELETE FROM users', true],
  ['-', 'select * from users;', true],
  ['-', 'Update the docs to say so', false],
  ['-', 'Delete from the list whatever is old', false],
  ['-', 'Create table mappings', true],
  ['notes.txt', 'DROP TABLE users;', false],
  ['-', '{"a": 1}', false],
  ['-', 'diff --git a/a.sql b/a.sql', false],
])('%s, %j is recognised: %s', (name, head, expected) => {
  expect(sqlReader.recognises(head, name)).toBe(expected);
});

it('reads a script from a stream', async () => {
  async function* bytes() {
    yield await Promise.resolve(Buffer.from('DROP TABLE us'));
    yield Buffer.from('ers;');
  }
  const result = await sqlReader.read({ name: 'a.sql', bytes: bytes() });
  expect(result.kind).toBe('migration');
  expect(result.effects[0]).toMatchObject({
    verb: 'delete',
    resource: { type: 'table', address: 'users', provider: 'postgresql', name: 'users' },
  });
  expect(result.effects[0]?.resource).not.toHaveProperty('file');
});
