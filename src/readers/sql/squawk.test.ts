import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from './sample-script.ts';

const SQUAWK = 'node_modules/@squawk-cli/linux-x64/bin/squawk';

/** Rules of squawk about locks and losses; the others are about style. */
const GRAVE = new Set(
  `adding-field-with-default adding-foreign-key-constraint adding-not-nullable-field
  adding-required-field adding-serial-primary-key-field changing-column-type
  constraint-missing-not-valid disallowed-unique-constraint ban-drop-column ban-drop-table
  ban-drop-database ban-drop-not-null ban-truncate-cascade renaming-column renaming-table
  require-concurrent-index-creation require-concurrent-index-deletion require-concurrent-reindex
  require-concurrent-partition-detach require-concurrent-partition-attach
  require-concurrent-materialized-view-refresh ban-vacuum-full ban-delete-without-where
  ban-update-without-where`.split(/\s+/),
);

/** One statement a row; the second part says why Holdpoint finds nothing where squawk does. */
const STATEMENTS: readonly (readonly [sql: string, differs?: string])[] = [
  ['DROP TABLE a1'],
  ['DROP TABLE IF EXISTS a2 CASCADE'],
  ['DROP DATABASE a3'],
  ['DROP SCHEMA a4 CASCADE'],
  ['TRUNCATE a5'],
  ['TRUNCATE a6 CASCADE'],
  ['DELETE FROM a7'],
  ['DELETE FROM a8 WHERE created_at < now()'],
  ['UPDATE a9 SET b = 1'],
  ['ALTER TABLE b1 DROP COLUMN c'],
  ['ALTER TABLE b2 ADD COLUMN c int'],
  ['ALTER TABLE b3 ADD COLUMN c int DEFAULT 1'],
  ['ALTER TABLE b4 ADD COLUMN c int NOT NULL'],
  ['ALTER TABLE b5 ADD COLUMN c int NOT NULL DEFAULT 1'],
  ['ALTER TABLE b6 ADD COLUMN c uuid DEFAULT gen_random_uuid()'],
  ['ALTER TABLE b7 ADD COLUMN c timestamptz DEFAULT now()'],
  ['ALTER TABLE b8 ADD COLUMN c bigserial'],
  ['ALTER TABLE b9 ADD COLUMN c bigserial PRIMARY KEY'],
  ['ALTER TABLE c1 ADD COLUMN c bigint GENERATED ALWAYS AS IDENTITY'],
  ['ALTER TABLE c2 ADD COLUMN c text GENERATED ALWAYS AS (lower(d)) STORED'],
  ['ALTER TABLE c3 ADD COLUMN c bigint UNIQUE'],
  [
    'ALTER TABLE c4 ADD COLUMN c bigint REFERENCES d (id)',
    'a new column without a default is all NULL, so PostgreSQL compares no row',
  ],
  ['ALTER TABLE c5 ADD COLUMN c bigint CHECK (c > 0)'],
  ['ALTER TABLE c6 ALTER COLUMN c TYPE bigint'],
  ['ALTER TABLE c7 ALTER COLUMN c TYPE text'],
  ['ALTER TABLE c8 ALTER COLUMN c TYPE varchar(50)'],
  ['ALTER TABLE c9 ALTER COLUMN c SET NOT NULL'],
  [
    'ALTER TABLE d1 ALTER COLUMN c DROP NOT NULL',
    'no row is touched and nothing is kept out; that code may meet NULL is for its tests to find',
  ],
  ['ALTER TABLE d2 ALTER COLUMN c SET DEFAULT 1'],
  ['ALTER TABLE d3 ALTER COLUMN c DROP DEFAULT'],
  ['ALTER TABLE d4 RENAME TO d5'],
  ['ALTER TABLE d6 RENAME COLUMN c TO e'],
  ['ALTER TABLE d7 RENAME CONSTRAINT c TO e'],
  ['ALTER TABLE d8 ADD CONSTRAINT k FOREIGN KEY (c) REFERENCES e (id)'],
  ['ALTER TABLE d9 ADD CONSTRAINT k FOREIGN KEY (c) REFERENCES e (id) NOT VALID'],
  ['ALTER TABLE e1 ADD CONSTRAINT k CHECK (c > 0)'],
  ['ALTER TABLE e2 ADD CONSTRAINT k CHECK (c > 0) NOT VALID'],
  ['ALTER TABLE e3 ADD CONSTRAINT k UNIQUE (c)'],
  ['ALTER TABLE e4 ADD CONSTRAINT k UNIQUE USING INDEX i'],
  ['ALTER TABLE e5 ADD CONSTRAINT k PRIMARY KEY (c)'],
  ['ALTER TABLE e6 ADD CONSTRAINT k PRIMARY KEY USING INDEX i'],
  ['ALTER TABLE e7 VALIDATE CONSTRAINT k'],
  ['ALTER TABLE e8 DROP CONSTRAINT k'],
  ['ALTER TABLE e9 SET TABLESPACE fast'],
  ['ALTER TABLE f1 SET UNLOGGED'],
  ['ALTER TABLE f2 DISABLE ROW LEVEL SECURITY'],
  ['ALTER TABLE f3 ENABLE ROW LEVEL SECURITY'],
  ['ALTER TABLE f4 ATTACH PARTITION f5 FOR VALUES IN (1)'],
  ['ALTER TABLE f6 DETACH PARTITION f7'],
  ['ALTER TABLE f8 DETACH PARTITION f9 CONCURRENTLY'],
  ['CREATE INDEX i1 ON g1 (c)'],
  ['CREATE UNIQUE INDEX i2 ON g2 (c)'],
  ['CREATE INDEX CONCURRENTLY i3 ON g3 (c)'],
  ['DROP INDEX i4'],
  ['DROP INDEX CONCURRENTLY i5'],
  ['REINDEX TABLE g4'],
  ['REINDEX INDEX CONCURRENTLY i6'],
  ['CLUSTER g5 USING i7'],
  ['VACUUM FULL g6'],
  ['VACUUM g7'],
  ['REFRESH MATERIALIZED VIEW v1'],
  ['REFRESH MATERIALIZED VIEW CONCURRENTLY v2'],
  ['LOCK TABLE g8 IN ACCESS EXCLUSIVE MODE'],
  ['CREATE TABLE h1 (id bigint PRIMARY KEY)'],
  ['CREATE VIEW v3 AS SELECT 1'],
  ['DROP VIEW v4'],
  ["ALTER TYPE mood ADD VALUE 'x'"],
  ['GRANT SELECT ON h2 TO app'],
  ["COMMENT ON TABLE h3 IS 'x'"],
  ['SELECT 1'],
];

function squawkOn(sql: string): ReadonlyMap<number, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-squawk-'));
  try {
    const file = join(folder, 'all.sql');
    writeFileSync(file, sql);
    const found = new Map<number, string[]>();
    const options = ['--reporter', 'json', '--pg-version', '18', '--no-error-on-unmatched-pattern'];
    for (const { line, rule_name: rule } of run([...options, file])) {
      if (GRAVE.has(rule)) found.set(line + 1, [...(found.get(line + 1) ?? []), rule]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Finding {
  readonly line: number;
  readonly rule_name: string;
}

/** It exits with 1 where it finds something. */
function run(options: readonly string[]): readonly Finding[] {
  try {
    return JSON.parse(execFileSync(SQUAWK, options, { encoding: 'utf8' })) as Finding[];
  } catch (fault) {
    return JSON.parse((fault as { stdout: string }).stdout) as Finding[];
  }
}

it.skipIf(!existsSync(SQUAWK))('says so wherever squawk warns of a lock or a loss', async () => {
  const sql = STATEMENTS.map(([statement]) => `${statement};`).join('\n');
  const theirs = squawkOn(sql);
  expect(theirs.size).toBeGreaterThan(20);
  const { effects } = await readSample(sql);
  const ours = new Set(
    effects.flatMap(({ reversibility, traits, evidence }) =>
      reversibility !== 'reversible' || traits.length > 0 ? [evidence[0]?.line] : [],
    ),
  );
  const differing = STATEMENTS.flatMap(([statement, differs], index) => {
    const rules = theirs.get(index + 1) ?? [];
    const silent = rules.length > 0 && !ours.has(index + 1);
    return silent === (differs !== undefined) ? [] : [`${statement}: ${rules.join(' ')}`];
  });
  expect(differing).toEqual([]);
});
