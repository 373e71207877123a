import { expect, it } from 'vitest';
import { readSample, verdictOn } from './sample-script.ts';

const WIDER = 'reversible permission-widened';
const UNGUARDED = 'reversible protection-removed';

/** Rights and guards that are weakened, beside those that are not. */
it.each([
  ['GRANT SELECT ON users TO PUBLIC', WIDER],
  ['GRANT SELECT ON users TO anon', WIDER],
  ['GRANT SELECT ON users TO app', 'reversible'],
  ['GRANT ALL ON users TO app', WIDER],
  ['CREATE TABLE t (id int); GRANT ALL ON t TO app', 'reversible'],
  ['CREATE TABLE t (id int); GRANT ALL ON t TO PUBLIC', WIDER],
  ['GRANT USAGE ON SCHEMA app TO PUBLIC', 'reversible'],
  ['GRANT ALL ON SCHEMA app TO PUBLIC', WIDER],
  ['GRANT SELECT ON users TO app WITH GRANT OPTION', WIDER],
  ['GRANT INSERT ON ALL TABLES IN SCHEMA app TO app', WIDER],
  ['GRANT SELECT ON ALL TABLES IN SCHEMA app TO app', 'reversible'],
  ['ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO app', WIDER],
  ['GRANT pg_read_all_data TO app', WIDER],
  ['GRANT readers TO app', 'reversible'],
  ['REVOKE ALL ON users FROM PUBLIC', 'reversible'],
  ['CREATE ROLE a SUPERUSER', 'reversible identity permission-widened'],
  ['CREATE ROLE a', 'reversible identity'],
  ['CREATE ROLE a NOSUPERUSER', 'reversible identity'],
  ['ALTER ROLE a SUPERUSER', 'reversible identity permission-widened'],
  ['ALTER ROLE a BYPASSRLS', 'reversible identity permission-widened'],
  ["ALTER ROLE a VALID UNTIL '2030-01-01'", 'reversible identity'],
  ['ALTER ROLE a NOLOGIN', 'costly identity'],
  ['DROP ROLE a', 'costly identity'],
  [
    'ALTER TABLE users DISABLE ROW LEVEL SECURITY',
    'reversible permission-widened protection-removed',
  ],
  [
    'ALTER TABLE users NO FORCE ROW LEVEL SECURITY',
    'reversible permission-widened protection-removed',
  ],
  ['ALTER TABLE users ENABLE ROW LEVEL SECURITY', 'reversible'],
  ['ALTER TABLE users DISABLE TRIGGER ALL', UNGUARDED],
  ['ALTER TABLE users ENABLE TRIGGER ALL', 'reversible'],
  ['DROP POLICY p ON users', UNGUARDED],
  ['DROP POLICY p ON users; CREATE POLICY p ON users USING (id = 1)', 'reversible'],
  ['CREATE POLICY p ON users USING (true)', WIDER],
  ['CREATE POLICY p ON users USING (owner = current_user)', 'reversible'],
  ['CREATE POLICY p ON users AS RESTRICTIVE USING (true)', 'reversible'],
  ['ALTER POLICY p ON users USING (true)', WIDER],
  ['ALTER POLICY p ON users USING (owner = current_user)', 'reversible'],
  ['DROP TRIGGER g ON users', UNGUARDED],
  [
    'DROP TRIGGER IF EXISTS g ON users; CREATE TRIGGER g BEFORE INSERT ON users EXECUTE FUNCTION f()',
    'reversible',
  ],
  ['ALTER TABLE users DROP CONSTRAINT c', UNGUARDED],
  ['ALTER TABLE users DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 0) NOT VALID', 'reversible'],
  [
    'CREATE TABLE t (id int CONSTRAINT c CHECK (id > 0)); ALTER TABLE t DROP CONSTRAINT c',
    'reversible',
  ],
  ['SET session_replication_role = replica', UNGUARDED],
  ['SET session_replication_role = origin', 'nothing'],
  ['ALTER SYSTEM SET fsync = off', UNGUARDED],
  ['ALTER SYSTEM SET work_mem = 64', 'reversible'],
  ['SET work_mem = 64', 'nothing'],
  ['CREATE RULE r AS ON DELETE TO users DO INSTEAD NOTHING', 'reversible schema-break'],
  ['CREATE RULE r AS ON INSERT TO users DO ALSO NOTIFY x', 'reversible'],
  ['ALTER EVENT TRIGGER g DISABLE', 'costly protection-removed'],
  ['ALTER EVENT TRIGGER g ENABLE', 'reversible'],
])('%s: %s', async (sql, expected) => {
  expect(await verdictOn(sql)).toBe(expected);
});

it('shows no password', async () => {
  const sql = "CREATE ROLE a PASSWORD 'hunter2';\nCREATE USER b WITH PASSWORD E'hunter2' LOGIN;";
  expect(JSON.stringify(await readSample(sql))).not.toContain('hunter2');
});

it('shows nothing of a text that does not end', async () => {
  const { signals } = await readSample("SELECT 'hunter2");
  expect(signals[0]?.weight).toBe('hold');
  expect(JSON.stringify(signals.map(({ message }) => message))).not.toContain('hunter2');
});

/** A list of names tells several effects on one table apart. */
it.each([
  ['DROP TABLE app.users', 'users'],
  ['ALTER TABLE app.users DROP COLUMN email', 'users.email'],
  ['CREATE INDEX i ON app.users (email)', 'i'],
  ['DROP INDEX i', 'i'],
  ['ALTER TABLE app.users ADD CONSTRAINT c CHECK (a > 0)', 'users.c'],
  ['DELETE FROM users', 'users'],
  ['DROP SCHEMA app CASCADE', 'app'],
])('%s is known as %s', async (sql, name) => {
  const { effects } = await readSample(sql);
  expect(effects.map(({ resource }) => resource.name)).toEqual([name]);
});
