import { layoutOf } from './layout.ts';

/**
 * `script` is run once when it is new; `dump` says what the database looks like; `query` is run by code,
 * with values that are not here.
 */
export type KindOfFile = 'script' | 'dump' | 'query';

const DUMP_NAME =
  /(?:^|\/)(?:structure|schema|dump|db_schema|database)(?:[._-][^/]*)?\.sql$|\.dump\.sql$/i;
/** How a program that writes dumps begins them. */
export const DUMP_HEAD =
  /^-- (?:PostgreSQL database (?:cluster )?dump|Dumped (?:from database|by pg_dump)|MySQL dump|MariaDB dump)/m;

const QUERY_FOLDER =
  /(?:^|\/)(?:queries|query|models|analyses|snapshots|macros|dbt[^/]*|reports?|dashboards?|docs?|examples?)\//i;
const QUERY_HEAD = /^--\s*name:\s*\w+|\{\{\s*(?:config|ref|source)\s*\(|^\/\*\s*@name\b/m;

/** Tests bring their own data base along; what is emptied there is emptied on purpose. */
export const TEST_FOLDER = /(?:^|\/)(?:tests?|spec|__tests__|fixtures?|testdata|e2e|test_data)\//i;
export const SEED_FOLDER = /(?:^|\/)(?:seeds?|seeders|sample_data|demo)(?:\/|[^/]*\.sql$)/i;

/** Characters at the start of a file that are looked at. */
export const HEAD = 8192;

export function kindOfFile(path: string, text: string): KindOfFile {
  if (layoutOf(path, text).migration) return 'script';
  const head = text.slice(0, HEAD);
  if (DUMP_NAME.test(path) || DUMP_HEAD.test(head)) return 'dump';
  return QUERY_FOLDER.test(path) || QUERY_HEAD.test(head) ? 'query' : 'script';
}
