import { expect, it } from 'vitest';
import { readSample, verdictOn } from './sample-script.ts';

const LOCK = 'costly blocking-lock';
const REWRITE = 'costly blocking-lock table-rewrite';
const NEW = 'CREATE TABLE t (id int); ';

/** Each long lock beside the form, or the table, with which it is short. */
it.each([
  ['ALTER TABLE users ADD COLUMN a int', 'reversible'],
  ['ALTER TABLE users ADD COLUMN a int DEFAULT 1', 'reversible'],
  ['ALTER TABLE users ADD COLUMN a timestamptz DEFAULT now()', 'reversible'],
  ['ALTER TABLE users ADD COLUMN a int NOT NULL DEFAULT 1', 'reversible'],
  ['ALTER TABLE users ADD COLUMN a int NOT NULL', 'costly schema-break'],
  [`${NEW}ALTER TABLE t ADD COLUMN a int NOT NULL`, 'reversible'],
  ['ALTER TABLE users ADD COLUMN a uuid DEFAULT gen_random_uuid()', REWRITE],
  ['ALTER TABLE users ADD COLUMN a timestamptz DEFAULT clock_timestamp()', REWRITE],
  ['ALTER TABLE users ADD COLUMN a int DEFAULT app.next_number()', REWRITE],
  [`${NEW}ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid()`, 'reversible'],
  ['ALTER TABLE users ADD COLUMN a serial', REWRITE],
  ['ALTER TABLE users ADD COLUMN a int GENERATED ALWAYS AS IDENTITY', REWRITE],
  ['ALTER TABLE users ADD COLUMN a int GENERATED ALWAYS AS (b + 1) STORED', REWRITE],
  ['ALTER TABLE users ADD COLUMN a int GENERATED ALWAYS AS (b + 1) VIRTUAL', 'reversible'],
  ['ALTER TABLE users ADD COLUMN a int CHECK (a > 0)', LOCK],
  ['ALTER TABLE users ADD COLUMN a int UNIQUE', LOCK],
  ['ALTER TABLE users ADD COLUMN a int REFERENCES b (id)', 'reversible'],
  ['ALTER TABLE users ADD COLUMN a int DEFAULT 1 REFERENCES b (id)', LOCK],
  ['ALTER TABLE users ALTER COLUMN a TYPE bigint', REWRITE],
  ['ALTER TABLE users ALTER COLUMN a TYPE text', REWRITE],
  ['ALTER TABLE users ALTER COLUMN a TYPE varchar(20)', REWRITE],
  [
    'ALTER TABLE users ALTER COLUMN a TYPE varchar(20) USING a::varchar(20)',
    'irreversible blocking-lock schema-break table-rewrite',
  ],
  [
    'ALTER TABLE users ALTER COLUMN a TYPE int USING length(a)',
    'irreversible blocking-lock schema-break table-rewrite',
  ],
  ['ALTER TABLE users ALTER COLUMN a TYPE mood USING a::text::mood', REWRITE],
  [`${NEW}ALTER TABLE t ALTER COLUMN id TYPE bigint`, 'reversible'],
  ['ALTER TABLE users ALTER COLUMN a SET NOT NULL', LOCK],
  ['ALTER TABLE users ALTER COLUMN a DROP NOT NULL', 'reversible'],
  [
    'ALTER TABLE users ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID; ALTER TABLE users VALIDATE CONSTRAINT c; ALTER TABLE users ALTER COLUMN a SET NOT NULL',
    'reversible',
  ],
  [
    'ALTER TABLE users ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID; ALTER TABLE users ALTER COLUMN a SET NOT NULL',
    LOCK,
  ],
  [
    'ALTER TABLE users ADD CONSTRAINT c CHECK (b IS NOT NULL) NOT VALID; ALTER TABLE users VALIDATE CONSTRAINT c; ALTER TABLE users ALTER COLUMN a SET NOT NULL',
    LOCK,
  ],
  [
    'BEGIN; ALTER TABLE users ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE users VALIDATE CONSTRAINT c; COMMIT',
    LOCK,
  ],
  [
    'BEGIN; ALTER TABLE users ADD CONSTRAINT c CHECK (a > 0) NOT VALID; COMMIT; ALTER TABLE users VALIDATE CONSTRAINT c',
    'reversible',
  ],
  ['ALTER TABLE users ADD CONSTRAINT c CHECK (a > 0)', LOCK],
  ['ALTER TABLE users ADD CONSTRAINT c CHECK (a > 0) NOT VALID', 'reversible'],
  [`${NEW}ALTER TABLE t ADD CONSTRAINT c CHECK (id > 0)`, 'reversible'],
  ['ALTER TABLE users ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES b (id)', LOCK],
  ['ALTER TABLE users ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES b (id) NOT VALID', 'reversible'],
  ['ALTER TABLE users ADD CONSTRAINT c UNIQUE (a)', LOCK],
  ['ALTER TABLE users ADD CONSTRAINT c UNIQUE USING INDEX i', 'reversible'],
  ['ALTER TABLE users ADD PRIMARY KEY (id)', LOCK],
  ['ALTER TABLE users ADD CONSTRAINT c PRIMARY KEY USING INDEX i', 'reversible'],
  ['ALTER TABLE users ADD CONSTRAINT c EXCLUDE USING gist (a WITH &&)', LOCK],
  ['CREATE INDEX i ON users (a)', LOCK],
  ['CREATE UNIQUE INDEX i ON users (a)', LOCK],
  ['CREATE INDEX CONCURRENTLY i ON users (a)', 'reversible'],
  [`${NEW}CREATE INDEX i ON t (id)`, 'reversible'],
  ['CREATE TABLE IF NOT EXISTS t (id int); CREATE INDEX i ON t (id)', 'reversible'],
  ['DROP INDEX i', 'costly'],
  ['DROP INDEX i; CREATE INDEX CONCURRENTLY i ON users (a)', 'reversible'],
  ['REINDEX TABLE users', LOCK],
  ['REINDEX TABLE CONCURRENTLY users', 'reversible'],
  ['REINDEX DATABASE', LOCK],
  ['CLUSTER users USING i', REWRITE],
  ['VACUUM FULL users', REWRITE],
  ['VACUUM (FULL) users', REWRITE],
  ['VACUUM (FULL false) users', 'nothing'],
  ['VACUUM users', 'nothing'],
  ['ANALYZE users', 'nothing'],
  ['REFRESH MATERIALIZED VIEW v', REWRITE],
  ['REFRESH MATERIALIZED VIEW CONCURRENTLY v', 'reversible'],
  ['LOCK TABLE users', LOCK],
  ['LOCK TABLE users IN SHARE MODE', LOCK],
  ['LOCK TABLE users IN ACCESS SHARE MODE', 'reversible'],
  ['ALTER TABLE users SET TABLESPACE fast', REWRITE],
  ['ALTER TABLE users SET UNLOGGED', REWRITE],
  ['ALTER TABLE users SET (fillfactor = 70)', 'reversible'],
  ['ALTER TABLE p ATTACH PARTITION users FOR VALUES IN (1)', LOCK],
  [`${NEW}ALTER TABLE p ATTACH PARTITION t FOR VALUES IN (1)`, 'reversible'],
  ['ALTER TABLE p DETACH PARTITION q', 'costly schema-break'],
  ['CREATE TRIGGER g AFTER INSERT ON users EXECUTE FUNCTION f()', 'reversible'],
  ['ALTER TABLE users RENAME TO people', 'costly schema-break'],
  ['ALTER TABLE users RENAME COLUMN a TO b', 'costly schema-break'],
  [`${NEW}ALTER TABLE t RENAME COLUMN id TO key`, 'reversible'],
  ['ALTER INDEX i RENAME TO j', 'reversible'],
  ['ALTER TABLE users RENAME CONSTRAINT c TO d', 'reversible'],
  ['ALTER VIEW v RENAME TO w', 'costly schema-break'],
  ['ALTER SCHEMA a RENAME TO b', 'costly schema-break'],
  ['ALTER TABLE users SET SCHEMA app', 'costly schema-break'],
])('%s: %s', async (sql, expected) => {
  expect(await verdictOn(sql)).toBe(expected);
});

it.each([
  ['CREATE INDEX i ON users (a)', 'a SHARE lock that blocks writes while the whole table is read'],
  [
    'ALTER TABLE users ALTER a SET NOT NULL',
    'an ACCESS EXCLUSIVE lock that blocks reads and writes',
  ],
  ['ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b (y)', 'a SHARE ROW EXCLUSIVE lock'],
])('names the lock of %s', async (sql, words) => {
  const { effects } = await readSample(sql);
  expect(effects[0]?.why).toContain(words);
});

it('asks for a lock timeout until there is one', async () => {
  const index = 'CREATE INDEX i ON users (a);';
  const without = await readSample(index);
  const within = await readSample(`SET lock_timeout = '2s'; ${index}`);
  const off = await readSample(`SET lock_timeout = 0; ${index}`);
  const asks = (reading: typeof without) =>
    reading.effects.some(({ safer }) => safer.some((advice) => advice.includes('lock_timeout')));
  expect([without, within, off].map(asks)).toEqual([true, false, true]);
});

it('says that an index cannot be built concurrently in a transaction', async () => {
  const sql = 'CREATE INDEX CONCURRENTLY i ON users (a);';
  const inside = await readSample(`BEGIN; ${sql} COMMIT;`);
  const outside = await readSample(sql);
  expect(inside.effects[0]?.why).toContain('fails in a transaction');
  expect(outside.effects[0]?.why).not.toContain('fails');
});
