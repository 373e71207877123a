/**
 * A migration of 5,000 statements, read and judged by Holdpoint: against the parse alone of
 * `pgsql-ast-parser`, and against a whole run of squawk where that is installed. Run with
 * `node bench/sql-migration.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'pgsql-ast-parser';
import { sqlFileReader } from '../src/readers/sql/file-reader.ts';
import { median, medianTime, milliseconds, row, timed, type Figures } from './measure.ts';
import { versions } from './versions.ts';

const STATEMENTS = 5000;
const RUNS = 5;
const SQUAWK = fileURLToPath(
  new URL('../node_modules/@squawk-cli/linux-x64/bin/squawk', import.meta.url),
);

/** Forms that every parser compared knows. */
const FORMS: readonly ((index: number) => string)[] = [
  (n) => `CREATE TABLE t${n} (id bigint PRIMARY KEY, name text NOT NULL, at timestamptz);`,
  (n) => `ALTER TABLE t${n - 1} ADD COLUMN note varchar(200) DEFAULT 'none';`,
  (n) => `CREATE INDEX i${n} ON orders (customer_id, placed_at);`,
  (n) => `INSERT INTO t${n - 3} (id, name) VALUES (${n}, 'one'), (${n + 1}, 'two');`,
  (n) => `UPDATE orders SET state = 'done' WHERE id = ${n};`,
  (n) => `DELETE FROM sessions WHERE expires_at < now() AND batch = ${n};`,
  (n) => `ALTER TABLE orders DROP COLUMN c${n};`,
  (n) => `DROP TABLE t${n - 7};`,
];

function migration(): string {
  const lines = Array.from(
    { length: STATEMENTS },
    (_, index) => FORMS[index % FORMS.length]?.(index) ?? '',
  );
  return `${lines.join('\n')}\n`;
}

export async function benchSqlMigration(): Promise<readonly Figures[]> {
  const text = migration();
  const own = await medianTime(() => readOwn(text));
  const what = `SQL migration of ${STATEMENTS.toLocaleString('en')} statements, read and judged`;
  // It takes many seconds, which one run tells as well as five.
  const parsed = await timed(() => parse(text));
  const figures = [row(what, '`pgsql-ast-parser`, parse only', parsed, own)];
  return existsSync(SQUAWK)
    ? [...figures, row(what, 'squawk, a process', squawk(text), own)]
    : figures;
}

async function readOwn(text: string): Promise<void> {
  const { effects } = await sqlFileReader.read([versions('migrations/001_large.sql', null, text)]);
  if (effects.length < STATEMENTS) throw new Error('Some statements had no effect.');
}

function squawk(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-bench-'));
  try {
    const file = join(folder, 'large.sql');
    writeFileSync(file, text);
    return median(RUNS, () => spawnSync(SQUAWK, ['--reporter', 'json', file], { stdio: 'ignore' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  for (const figures of await benchSqlMigration()) console.log(milliseconds(figures));
}
