import type { Act } from '../acts.ts';
import { base, opaque, stated } from './context.ts';
import type { Context } from './context.ts';
import { sqliteCosts } from './costs.ts';

/** Statements that only SQLite has; null for others. */
export function readSqlite(context: Context, head: string): readonly Act[] | null {
  const { reader } = context;
  switch (head) {
    case 'PRAGMA':
      return pragma(context);
    case 'VACUUM':
      return reader.has('INTO')
        ? [{ ...base(context), kind: 'read', what: 'VACUUM INTO' }]
        : [{ ...base(context, sqliteCosts.rewrite), kind: 'vacuum-full', table: null }];
    case 'ATTACH':
      return [
        opaque(
          context,
          'other-file',
          'ATTACH opens another database file, and what follows may change it.',
        ),
      ];
    case 'DETACH':
      return [
        { ...base(context), kind: 'settings', name: 'detach', value: null, scope: 'session' },
      ];
    case 'REINDEX': {
      const name = reader.name();
      return [
        {
          ...base(context, sqliteCosts.scan),
          kind: 'reindex',
          object: name === null ? 'database' : 'index',
          name,
          concurrently: false,
        },
      ];
    }
    default:
      return null;
  }
}

function pragma(context: Context): readonly Act[] {
  const { reader } = context;
  const name = (reader.name()?.name ?? '').toLowerCase();
  const value =
    reader.take('=') || reader.token.text === '('
      ? (reader.tokens.slice(reader.at).find(({ kind }) => kind !== 'mark' && kind !== 'end')
          ?.text ?? null)
      : null;
  if (name === 'writable_schema' && value !== null && !/^(?:0|OFF|FALSE|NO|RESET)$/i.test(value)) {
    return [
      stated(context, {
        verb: 'update',
        object: 'database',
        name: 'writable_schema',
        reversibility: 'unknown',
        data: 'unknown',
        traits: ['protection-removed', 'database'],
        why: 'PRAGMA writable_schema lets statements write the table of tables itself, and a mistake there makes the file unreadable',
        safer: ['use ALTER TABLE, or create a new table, copy, drop and rename'],
      }),
    ];
  }
  return [{ ...base(context), kind: 'settings', name, value, scope: 'session' }];
}
