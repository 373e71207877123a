/**
 * A quick look at SQL: whether it only reads. Most SQL in commands does, and the full reader takes a
 * while to load. Errs on the side of reading in full.
 */

import { sqlStatements } from './sql-tokens.ts';
import type { SqlToken } from './sql-tokens.ts';

export type QuickLook = 'reads-only' | 'needs-reading';

/** What statements that only read begin with. */
const READS = new Set(
  'select show describe desc explain values table use help with pragma list summarize exists pivot from'.split(
    ' ',
  ),
);

const NAMING = new Set(['use', 'help', 'show', 'describe', 'desc', 'list']);

/** Words that make a reading statement write, wherever they stand outside quotes. */
const WRITES = new Set(
  `insert update delete merge replace truncate drop alter create grant revoke into outfile
  dumpfile call execute exec do copy attach detach load install lock vacuum reindex cluster set reset
  begin commit rollback kill shutdown`.split(/\s+/),
);

/** Calls in a query that do something. Others that no list knows may be functions of one's own. */
const ACTING_CALL =
  /^(?:pg_(?:terminate|cancel|reload|rotate|switch|promote|create|drop|write|file|ls_|read|log|logical|replication|stop|start|backup|advisory|notify|import|wal)|lo_|dblink|setval|nextval|set_config|query_to_xml|xp_|sp_|sys_|load_|dbms_|utl_|writefile|readfile|edit|fts|txid|currval_set|cron|partman|crdb_internal|citus|master_|create_|drop_|delete_|remove_|update_|insert_|truncate_|purge_|clear_|reset_|kill_|refresh_|http|aws_|exec|system|shell|eval)/;

/** A PRAGMA that only asks, or that sets nothing which outlives the session. */
const ASKING_PRAGMA =
  /^(?:table_(?:x?info|list)|index_(?:x?info|list)|database_list|foreign_key_(?:list|check)|integrity_check|quick_check|compile_options|collation_list|function_list|page_count|page_size|freelist_count|encoding|schema_version|user_version|journal_mode|foreign_keys|busy_timeout|cache_size|synchronous|temp_store|mmap_size|show)$/;

const LONGEST = 50_000;

/** Whether every statement of a script only reads. */
export function quickLook(sql: string): QuickLook {
  if (sql.length > LONGEST) return 'needs-reading';
  const statements = sqlStatements(sql);
  return statements?.every(readsOnly) === true ? 'reads-only' : 'needs-reading';
}

function readsOnly(tokens: readonly SqlToken[]): boolean {
  const open = tokens.findIndex(({ text }) => text !== '(');
  const first = tokens[open];
  if (first?.kind !== 'word' || !READS.has(first.text)) return false;
  const rest = tokens.slice(open + 1).filter(({ kind }) => kind !== 'string');
  if (first.text === 'pragma') return asks(rest);
  // What follows these is a name, never a statement.
  if (NAMING.has(first.text)) return true;
  if (first.text === 'explain' && !rest.some(analyses)) return true;
  return rest.every((token, index) => {
    if (token.kind !== 'word' || analyses(token)) return true;
    const called = rest[index + 1]?.text === '(';
    // `replace(a, b, c)` is a function, and behind a dot or AS stands a name.
    if (token.text === 'replace' && called) return true;
    if (/^(?:\.|as)$/.test(rest[index - 1]?.text ?? '') && !called) return true;
    return !WRITES.has(token.text) && !(called && ACTING_CALL.test(token.text));
  });
}

function analyses({ text }: SqlToken): boolean {
  return text === 'analyze' || text === 'analyse';
}

function asks(tokens: readonly SqlToken[]): boolean {
  const name = tokens[1]?.text === '.' ? tokens[2] : tokens[0];
  return name !== undefined && ASKING_PRAGMA.test(name.text);
}
