import { describe, expect, it } from 'vitest';
import { foldRecreations } from './recreation.ts';
import { recognise } from './recognise.ts';
import { inWords, summaryOf } from './sample-acts.ts';
import { split } from './split.ts';

describe('SQLite', () => {
  it.each([
    ['DROP TABLE a', 'drop-table a'],
    ['DROP TABLE IF EXISTS "a b"', 'drop-table a b'],
    ["SELECT 'DROP TABLE a'", 'read'],
    ['ALTER TABLE a DROP COLUMN b', 'drop-column a.b'],
    ['ALTER TABLE a ADD COLUMN b', 'add-column a.b none'],
    ['ALTER TABLE a RENAME TO b', 'rename table a b'],
    ['ALTER TABLE a RENAME COLUMN b TO c', 'rename column b c'],
    ['DELETE FROM a', 'delete a none'],
    ['DELETE FROM a WHERE true', 'delete a tautology'],
    ['DELETE FROM a WHERE id = 1', 'delete a values'],
    ['UPDATE a SET x = 1 WHERE x IS NULL', 'update a(x) condition'],
    ['INSERT OR REPLACE INTO a VALUES (1)', 'insert a over'],
    ['INSERT INTO a VALUES (1)', 'insert a'],
    ['PRAGMA foreign_keys = OFF', 'settings foreign_keys=OFF'],
    ['PRAGMA foreign_keys', 'settings foreign_keys='],
    ['PRAGMA writable_schema = 1', 'update database unknown'],
    ['PRAGMA writable_schema = 0', 'settings writable_schema=0'],
    ['VACUUM', 'vacuum-full'],
    ["VACUUM INTO 'copy.db'", 'read'],
    ["ATTACH 'x.db' AS y", 'opaque other-file'],
    ['DETACH y', 'settings detach='],
    ['REINDEX', 'reindex'],
    [
      'CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END; DROP TABLE d',
      'create-other; drop-table d',
    ],
    ['DROP TRIGGER t', 'drop-other trigger protection'],
    ['BEGIN IMMEDIATE; COMMIT', 'begin; commit'],
  ])('%s', (sql, words) => {
    expect(summaryOf(sql, 'sqlite')).toBe(words);
  });
});

describe('a table that is made anew', () => {
  const make = 'CREATE TABLE "new_a" (id INTEGER);';
  const copy = 'INSERT INTO "new_a" ("id") SELECT "id" FROM "a";';
  const drop = 'DROP TABLE "a";';
  const name = 'ALTER TABLE "new_a" RENAME TO "a";';

  it.each([
    ['create, copy, drop, rename', [make, copy, drop, name], 'rewrite a free'],
    [
      'nothing copied',
      [make, drop, name],
      'create-table new_a; drop-table a; rename table new_a a',
    ],
    [
      'a part copied',
      [make, copy.replace(';', ' WHERE id > 5;'), drop, name],
      'create-table new_a; insert new_a; drop-table a; rename table new_a a',
    ],
    [
      'a limit',
      [make, copy.replace(';', ' LIMIT 1;'), drop, name],
      'create-table new_a; insert new_a; drop-table a; rename table new_a a',
    ],
    [
      'copied from elsewhere',
      [make, copy.replace('FROM "a"', 'FROM "b"'), drop, name],
      'create-table new_a; insert new_a; drop-table a; rename table new_a a',
    ],
    [
      'copied after the drop',
      [make, drop, copy, name],
      'create-table new_a; drop-table a; insert new_a; rename table new_a a',
    ],
    ['never renamed', [make, copy, drop], 'create-table new_a; insert new_a; drop-table a'],
    [
      'another is dropped',
      [make, copy, 'DROP TABLE "b";', name],
      'create-table new_a; insert new_a; drop-table b; rename table new_a a',
    ],
  ])('%s', (_, statements, words) => {
    const acts = split(statements.join('\n'), 'sqlite').flatMap((one) => recognise(one, 'sqlite'));
    expect(foldRecreations(acts).map(inWords).join('; ')).toBe(words);
  });

  it('is known in T-SQL as well', () => {
    const sql =
      "CREATE TABLE dbo.new_a (id int)\nINSERT INTO dbo.new_a (id) SELECT id FROM dbo.a\nDROP TABLE dbo.a\nEXEC sp_rename 'dbo.new_a', 'a'";
    const acts = split(sql, 'tsql').flatMap((one) => recognise(one, 'tsql'));
    expect(foldRecreations(acts).map(inWords).join('; ')).toBe('rewrite a free');
  });
});
