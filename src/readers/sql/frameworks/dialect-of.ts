import { detectDialect } from '../plain/detect-dialect.ts';
import type { Dialect } from '../types.ts';
import type { Translation } from './types.ts';

const HEAD = 200_000;

/** Words by which migration code says what it is written for. */
const SIGNS: readonly (readonly [Dialect, RegExp])[] = [
  [
    'postgresql',
    /\bNpgsql|\bpostgresql\b|\bdialects\.postgresql|\bjsonb\b|concurrently|postgresql_using|\bpgcrypto\b/,
  ],
  ['tsql', /\bSqlServer:|\bnvarchar\b|\bmssql\b|\buniqueidentifier\b|\bsp_rename\b/],
  ['mysql', /\bMySql:|\bdialects\.mysql|\bmysql\.\w|\butf8mb4\b|\bengine\s*[:=]\s*["']?InnoDB/i],
  ['sqlite', /\bSqlite:/],
];

/** The dialect of migration code: as its path or its SQL says, else as its words do, else PostgreSQL. */
export function dialectOf(path: string, text: string, translation: Translation): Dialect {
  if (translation.dialect !== undefined && translation.dialect !== null) return translation.dialect;
  const sql = translation.up.flatMap(({ operation }) =>
    operation.kind === 'sql' ? [operation.sql] : [],
  );
  const told = detectDialect(path, sql.join('\n'));
  if (told !== 'postgresql') return told;
  return SIGNS.find(([, pattern]) => pattern.test(text.slice(0, HEAD)))?.[0] ?? 'postgresql';
}
