import type { Connection } from '../../environment/connection.ts';
import type { ToolReading, Word } from '../../types.ts';
import { doingsAt } from '../database/effects.ts';
import type { Call } from '../types.ts';
import { EFFECTS } from './acts.ts';

/** Calls in Ruby, Python or PHP by which whole tables go. */
const WIPES =
  /\b(?:delete_all|destroy_all|drop_table|truncate(?:_tables?)?|drop_database|in_batches\s*\.\s*delete)\b|\.objects(?:\.all\(\))?\.(?:all\(\)\.)?delete\(|::(?:truncate|dropIfExists|dropAllTables|drop)\(|->(?:truncate|forceDelete)\(|(?:::query\(\)|DB::table\([^()]*\))->delete\(\)|\b(?:DROP\s+(?:TABLE|DATABASE|SCHEMA)|TRUNCATE(?:\s+TABLE)?\s+\w|DELETE\s+FROM\s+\w+\s*(?:["';)]|$))/i;

/** A filter in front of it leaves the rest alone. */
const FILTERED = /\.(?:where|filter|exclude)\b|->where\(|::where\(/i;
const TAKES = /\b(?:delete|destroy|update)(?:_all|_columns?|!)?\b\s*\(?|->(?:delete|update)\(/;

/** What a line of a framework's own language does to rows, by the methods that it calls. */
export function frameworkCode(
  words: readonly Word[],
  call: Call,
  connection: Connection,
): ToolReading {
  const code = words
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 50_000)
    .replace(/(?:\.|->|::)where(?:Raw)?\(\s*["']?1\s*=\s*1["']?\s*\)/g, '');
  const filtered = FILTERED.test(code);
  const wipes = WIPES.test(code) && !(filtered && !/\bdrop|truncate/i.test(code));
  if (!wipes && !(TAKES.test(code) && filtered)) return {};
  const effect = wipes
    ? {
        ...EFFECTS.WIPES,
        why: 'The code takes whole tables of rows, and only a backup brings them back.',
      }
    : {
        ...EFFECTS.BACK,
        type: 'database-rows',
        why: 'The code takes or overwrites rows.',
        safer: [],
      };
  return doingsAt({ provider: 'database' }, [effect], call, connection);
}
