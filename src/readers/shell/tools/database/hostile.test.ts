import { expect, it } from 'vitest';
import { targetOfUrl } from '../../environment/connection.ts';
import { mongoScript } from './mongo-script.ts';
import { quickLook } from './quick-sql.ts';
import { plainSql } from './plain-sql.ts';
import { readLine } from './sample-verdict.ts';
import { databaseTools } from './tools.ts';

const PIECES = [
  '/*',
  '/*/*',
  '[',
  "'",
  '"',
  '`',
  '(',
  '{',
  ' ',
  'a',
  'a.b(',
  '--',
  '\\',
  '$',
  'copy to ',
  "''",
  '(\n',
  ';',
];

/** Milliseconds: well above what a busy machine needs, far below what a runaway does. */
const LONGEST = 60_000;

it.each(PIECES)(
  'reads %j many times over in time',
  async (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(['reads-only', 'needs-reading']).toContain(quickLook(text));
    plainSql(text, 'sql', false);
    mongoScript(text.slice(0, 50_000));
    targetOfUrl(`postgres://${text}`, 'URL');
    for (const line of ['cypher-shell', 'mongosh', 'redis-cli', 'clickhouse-client', 'duckdb']) {
      expect(await readLine(databaseTools, line, { stdin: text })).toBeDefined();
    }
  },
  LONGEST,
);
