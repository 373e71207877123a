import { expect, it } from 'vitest';
import { readSample, verdictOn } from './sample-script.ts';

const ALL_ROWS = 'irreversible contents-destroyed unfiltered';
const TABLE = 'irreversible contents-destroyed schema-break';

function block(body: string): string {
  return `DO $$ DECLARE r record; q text; BEGIN ${body} END $$`;
}

/** What blocks and functions do, beside what only looks like it. */
it.each([
  [block('DELETE FROM users;'), ALL_ROWS],
  [block("RAISE NOTICE 'DELETE FROM users';"), 'nothing'],
  [block('IF 1 > 2 THEN TRUNCATE users; END IF;'), ALL_ROWS],
  [block("EXECUTE 'DROP TABLE users';"), TABLE],
  [block("EXECUTE 'ANALYZE users';"), 'nothing'],
  [block("EXECUTE 'DROP TABLE ' || quote_ident(r.name);"), TABLE],
  [block("EXECUTE 'DROP TABLE tmp_' || r.name;"), TABLE],
  [block("EXECUTE format('ALTER TABLE %I ADD COLUMN a int', r.name);"), 'reversible'],
  [
    block("EXECUTE format('ALTER TABLE %I DROP COLUMN a', r.name);"),
    'irreversible contents-destroyed schema-break',
  ],
  [block("EXECUTE format('DELETE FROM %I WHERE id = %L', r.name, r.id);"), 'costly'],
  [block("q := 'TRUNCATE users'; EXECUTE q;"), ALL_ROWS],
  [block("q := 'ANALYZE users'; EXECUTE q;"), 'nothing'],
  [block("q := 'ANALYZE users'; q := r.name; EXECUTE q;"), 'unknown'],
  [block('EXECUTE r.statement;'), 'unknown'],
  [block('PERFORM 1;'), 'nothing'],
  [block('PERFORM strange();'), 'unknown'],
  [block('FOR r IN SELECT 1 LOOP DELETE FROM users; END LOOP;'), ALL_ROWS],
  [block('FOR r IN DELETE FROM users RETURNING id LOOP NULL; END LOOP;'), ALL_ROWS],
  ["DO LANGUAGE plpgsql 'BEGIN DELETE FROM users; END'", ALL_ROWS],
  ['DO LANGUAGE plpython3u $$ import os $$', 'unknown'],
  ['DO $$ this is none $$', 'unknown +hold'],
  ['CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM users $$', 'reversible'],
  [
    'CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM users $$; SELECT f()',
    ALL_ROWS,
  ],
  [
    'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC DELETE FROM users; SELECT 1; END; SELECT f()',
    ALL_ROWS,
  ],
  [
    'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM users; END $$; DO $$ BEGIN PERFORM f(); END $$',
    ALL_ROWS,
  ],
  ['CREATE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$; CALL p()', 'reversible'],
  ['CALL p()', 'unknown'],
  ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT f() $$; SELECT f()', 'unknown'],
  [
    'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM a; RETURN NEW; END $$; CREATE TRIGGER g AFTER INSERT ON b EXECUTE FUNCTION f()',
    'reversible',
  ],
  ['SELECT strange()', 'unknown'],
  ['SELECT app.now()', 'unknown'],
  ['SELECT now(), upper(name) FROM users', 'nothing'],
  ['SELECT count(*) FROM users', 'nothing'],
  ["SELECT 'DELETE FROM users' \\gexec", 'unknown'],
  ['SELECT 1 \\gset x_', 'nothing'],
  ['\\i other.sql', 'unknown +hold'],
  ['\\echo DROP TABLE users', 'nothing'],
  ['\\! rm -rf /', 'unknown'],
  ["\\copy users FROM 'u.csv' CSV", 'reversible'],
  ["\\copy (SELECT 1) TO 'u.csv'", 'nothing'],
  ["\\copy (DELETE FROM users RETURNING *) TO 'u.csv'", ALL_ROWS],
  ["COPY users FROM PROGRAM 'curl x'", 'unknown'],
  ["COPY users TO '/tmp/u'", 'nothing'],
  ['COPY (DELETE FROM users RETURNING *) TO STDOUT', ALL_ROWS],
  ["LOAD 'auto_explain'", 'unknown'],
  ['SELEC 1', 'unknown +hold'],
  ['DROP TABLE {{ schema }}.users', TABLE],
  ['DELETE FROM ${schema}.users WHERE id = :id', 'irreversible'],
  ['ALTER TABLE :"schema".users ADD COLUMN a int', 'reversible'],
  ['{% if x %} DROP TABLE users; {% else %} SELECT 1; {% endif %}', TABLE],
  ['ALTER TABLE @schema@.users DROP COLUMN a', 'irreversible contents-destroyed schema-break'],
  ['{{ macro() }}', 'unknown +hold'],
])('%s: %s', async (sql, expected) => {
  expect(await verdictOn(sql)).toBe(expected);
});

const PLACES = `-- \u00e9\u00e9 one; DROP TABLE no;
BEGIN;

/* two
   lines */ ALTER TABLE a
  ADD COLUMN "\u00fc" int,
  ADD COLUMN c int
  , DROP COLUMN d;
COPY t FROM stdin;
1\tDROP TABLE no;
\\.
DO $x$
BEGIN
  DELETE FROM b;
  EXECUTE 'TRUNCATE c';
END $x$; DROP TABLE d;
SELEC (1; DROP TABLE e;
CREATE INDEX i ON f (a)`;

it.each([
  ['LF', PLACES],
  ['CRLF', PLACES.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${PLACES}`],
])('knows the line of each act, with %s', async (_name, text) => {
  const { effects } = await readSample(text);
  const places = effects.map(({ resource, evidence }) => [evidence[0]?.line, resource.address]);
  expect(places).toEqual([
    [6, 'a.\u00fc'],
    [7, 'a.c'],
    [8, 'a.d'],
    [9, 't'],
    [14, 'b'],
    [15, 'c'],
    [16, 'd'],
    [17, 'syntax-error'],
    [17, 'e'],
    [18, 'f.i'],
  ]);
});

it('shows the lines of the statement as evidence', async () => {
  const { effects } = await readSample('\n\nDROP TABLE\n  users;');
  expect(effects[0]?.evidence[0]).toEqual({
    source: 'b/001_change.sql',
    pointer: null,
    line: 3,
    note: 'drop table',
    excerpt: [
      { number: 3, text: 'DROP TABLE', mark: 'added' },
      { number: 4, text: '  users;', mark: 'added' },
    ],
  });
});
