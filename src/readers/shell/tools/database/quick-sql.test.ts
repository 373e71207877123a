import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quickLook } from './quick-sql.ts';

it.each([
  'SELECT 1',
  'select * from users;',
  '(select 1) union (select 2)',
  'SELECT 1; SELECT 2;',
  '',
  '-- DROP TABLE users\nSELECT 1',
  '/* DROP TABLE users; */ SELECT 1',
  "SELECT 'DROP TABLE users; --'",
  'SELECT "delete" FROM t',
  'SELECT t.update FROM t',
  'SELECT a AS set FROM t',
  "SELECT replace(a, 'x', 'y') FROM t",
  'SELECT * FROM a WHERE b = $1',
  'WITH a AS (SELECT 1) SELECT * FROM a',
  'EXPLAIN DELETE FROM users',
  'EXPLAIN ANALYZE SELECT 1',
  'SHOW TABLES',
  'DESCRIBE users',
  'PRAGMA table_info(users)',
  'USE shop; SHOW TABLES',
  "SELECT data->>'a', data @> '{}' FROM t",
  'VALUES (1), (2)',
])('only reads: %s', (sql) => {
  expect(quickLook(sql)).toBe('reads-only');
});

it.each([
  'DROP TABLE users',
  'SELECT 1; DROP TABLE users',
  "SELECT '\\'; DROP TABLE users; --'",
  "SELECT data #>> '{a}'; DROP TABLE users",
  'SELECT 5--1; DROP TABLE users',
  'SELECT 1 /*! ; DROP TABLE users */',
  'SELECT 1 /* /* */ ; DROP TABLE users /* */ */',
  "SELECT 'a; DROP TABLE users",
  'SELECT $$a$$; DROP TABLE users',
  'WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a',
  'EXPLAIN ANALYZE DELETE FROM users',
  'SELECT * INTO copy FROM users',
  "SELECT * FROM t INTO OUTFILE '/tmp/x'",
  'SELECT pg_terminate_backend(1)',
  "SELECT setval('s', 1)",
  "SELECT lo_unlink(1), dblink_exec('x')",
  'select\tpg_reload_conf ()',
  'PRAGMA writable_schema = 1',
  'VACUUM',
  'nonsense',
  '\\! rm -rf /',
  'SELECT 1 \\gexec',
  `SELECT ${'1,'.repeat(60_000)}1`,
])('needs reading: %s', (sql) => {
  expect(quickLook(sql)).toBe('needs-reading');
});

it('never overlooks a statement behind others, and never throws', () => {
  const piece = fc.constantFrom(
    'SELECT 1',
    "'a'",
    '"b"',
    '/* c */',
    '--d\n',
    '(',
    ')',
    ';',
    '[x]',
    '#',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const before = pieces.join(' ');
      expect(quickLook(`${before};\nDROP TABLE users;\n`)).toBe('needs-reading');
    }),
  );
  fc.assert(
    fc.property(fc.string(), (sql) => {
      expect(['reads-only', 'needs-reading']).toContain(quickLook(sql));
    }),
  );
});
