import type { Dialect } from '../types.ts';

const HEAD = 100_000;

/** Words of one dialect that the others do not know, outside strings as far as a pattern can tell. */
const SIGNS: readonly (readonly [Dialect, RegExp])[] = [
  [
    'tsql',
    /^[^\S\r\n\u2028\u2029]*GO[^\S\r\n\u2028\u2029]*(?:;[^\S\r\n\u2028\u2029]*)?$|\bIDENTITY\s*\(\s*\d+\s*,\s*\d+\s*\)|\[dbo\]|\bdbo\.\w|\bNVARCHAR\s*\(|\bsp_rename\b|^[^\S\r\n\u2028\u2029]*SET\s+(?:ANSI_NULLS|QUOTED_IDENTIFIER|NOCOUNT)\b/im,
  ],
  [
    'mysql',
    /`\w+`|\bENGINE\s*=\s*\w|\bAUTO_INCREMENT\b|^[^\S\r\n\u2028\u2029]*DELIMITER\s|\bMODIFY\s+(?:COLUMN\s+)?\w+\s+\w|\bCHANGE\s+COLUMN\b|\bUNSIGNED\b|\bALGORITHM\s*=\s*(?:INPLACE|INSTANT|COPY)/im,
  ],
  ['sqlite', /\bAUTOINCREMENT\b|^[^\S\r\n\u2028\u2029]*PRAGMA\s|\bWITHOUT\s+ROWID\b|\bsqlite_\w/im],
];

const POSTGRESQL =
  /\$\$|\b(?:BIG)?SERIAL\b|\bTIMESTAMPTZ\b|\bJSONB\b|\bCONCURRENTLY\b|\bplpgsql\b|::\w|\bUSING\s+(?:btree|gin|gist)\b|\bgen_random_uuid\b|\bALTER\s+COLUMN\s+\S+\s+(?:TYPE|SET|DROP)\b|\bNOT\s+VALID\b/i;

const PATHS: readonly (readonly [Dialect, RegExp])[] = [
  ['mysql', /(?:^|[/._-])(?:mysql|mariadb)(?:[/._-]|$)/i],
  ['sqlite', /(?:^|[/._-])sqlite3?(?:[/._-]|$)/i],
  ['tsql', /(?:^|[/._-])(?:mssql|sqlserver|tsql)(?:[/._-]|$)/i],
  ['postgresql', /(?:^|[/._-])(?:postgres|postgresql|pg|psql)(?:[/._-]|$)/i],
];

/** The dialect that a text is written in: by its path, else by its words; PostgreSQL where nothing speaks against it. */
export function detectDialect(path: string, text: string): Dialect {
  for (const [dialect, pattern] of PATHS) if (pattern.test(path)) return dialect;
  const plain = text.slice(0, HEAD).replace(/'(?:[^'\n]|'')*'|--[^\n]*/g, ' ');
  if (POSTGRESQL.test(plain)) return 'postgresql';
  for (const [dialect, pattern] of SIGNS) if (pattern.test(plain)) return dialect;
  return 'postgresql';
}
