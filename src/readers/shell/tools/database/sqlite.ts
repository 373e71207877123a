import type { Connection } from '../../environment/connection.ts';
import { connectionOf } from '../../environment/connection.ts';
import type { ToolReading, Word } from '../../types.ts';
import { disposableBy, isTemporary } from '../local/paths/disposable.ts';
import { preciousBy } from '../local/paths/precious.ts';
import { credentialsReadIn } from '../local/reading/credentials.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { joined, runSql, settled, sqlInFile, sqlInWords, sqlOnInput } from './run-sql.ts';
import type { SqlDialect, SqlText } from './run-sql.ts';
import { hereOf } from './where.ts';

const VALUED =
  `-cmd -init -separator -newline -nullvalue -vfs -lookaside -mmap -maxsize -heap -c -s -f
  -A`.split(/\s+/);

const TEMPORARY = /^\/(?:private\/)?(?:tmp|var\/tmp|var\/folders|dev\/shm)\//;

/** A database that is a file: of nobody's where it is in memory, under `/tmp` or not there yet. */
export function fileConnection(word: Word | null, call: Call, context: ToolContext): Connection {
  const here = hereOf(call, context);
  const file = word?.text ?? '';
  const connection = connectionOf({ host: null, database: file || null, saidBy: 'file' }, here);
  const path = word === null ? null : context.pathOf(word);
  const local = call.invocation.place.kind === 'local';
  const nobodys =
    /^(?::memory:|)$/.test(file) ||
    /^file:[^?]*\?.*mode=memory/.test(file) ||
    (word?.known === true &&
      path !== null &&
      (local ? isTemporary(path, context.world) : TEMPORARY.test(path))) ||
    (word?.known === true && path !== null && local && isNobodys(path, context));
  if (!nobodys) return connection;
  const evidence = `file ${file || 'in memory'}`;
  return { setting: { kind: 'test', name: null, evidence }, scratch: true };
}

/** Not there yet, meant for tests, or kept by git as it is. */
function isNobodys(path: string, { world, made }: ToolContext): boolean {
  const missing = world.kindOf(path) === 'missing';
  if (missing && (made?.(path) === true || preciousBy(path) === null)) return true;
  const repository = world.repositoryAt(path);
  const relative = repository === null ? '' : path.slice(repository.root.length);
  if (FOR_TESTS.test(relative) || disposableBy(relative) !== null) return true;
  return !missing && repository?.stateOf(path) === 'clean';
}

const FOR_TESTS =
  /\/(?:tests?|__tests__|spec|fixtures?|testdata|tmp|temp|examples?|sandbox|node_modules)\//i;

const DOT_LINE = /^[^\S\r\n\u2028\u2029]*\.(\w+)\b[^\S\r\n\u2028\u2029]*([^\n]*)$/gm;

interface Script {
  readonly texts: readonly SqlText[];
  readonly restores: boolean;
}

/** A script without the client's own lines, and what of those matters. */
function withoutDots(sql: SqlText, context: ToolContext): Script {
  if (sql.kind !== 'text') return { texts: [sql], restores: false };
  const dots = [...sql.text.matchAll(DOT_LINE)];
  const named = (...names: readonly string[]) =>
    dots.filter(([, name = '']) => names.includes(name)).map(([, , rest = '']) => rest.trim());
  const files = named('read')
    .slice(0, 20)
    .map((path) => {
      const text = path.replace(/^['"]|['"]$/g, '');
      return sqlInFile({ text, known: !text.startsWith('|'), glob: false, unknowns: [] }, context);
    });
  const runs = named('shell', 'system').map((command): SqlText => ({ kind: 'shell', command }));
  return {
    texts: [{ ...sql, text: sql.text.replace(DOT_LINE, '') }, ...files, ...runs],
    restores: named('restore').length > 0,
  };
}

function runsOn(dialect: SqlDialect, provider: string) {
  return async (call: Call, context: ToolContext): Promise<ToolReading> => {
    const [file = null, ...statements] = call.operands;
    const read = file === null ? {} : credentialsReadIn([file], context);
    if (read.doings !== undefined || call.has('-readonly', '--readonly')) return read;
    const said = sqlInWords([...statements, ...call.values('-cmd', '-c', '-s')]);
    const inFiles = call.values('-init', '-f').map((word) => sqlInFile(word, context));
    const given = [...said, ...inFiles];
    const texts = given.length > 0 ? given : sqlOnInput(call.invocation, context);
    const scripts = texts.map((sql) => withoutDots(sql, context));
    const connection = fileConnection(file, call, context);
    const run = { dialect, provider, connection };
    const reading = await runSql(
      scripts.flatMap((script) => script.texts),
      run,
      context,
    );
    if (!scripts.some(({ restores }) => restores)) return reading;
    const restored = settled(
      {
        verb: 'replace',
        type: 'database',
        address: file?.text ?? ':memory:',
        provider,
        reversibility: 'irreversible',
        data: 'holds-data',
        traits: ['contents-destroyed'],
        why: 'A restore overwrites the whole database with the copy.',
        safer: ['Restore into a new file.'],
      },
      connection,
    );
    return joined([reading, { doings: [restored] }]);
  };
}

const base = {
  valued: VALUED,
  harmlessWith: ['-version', '--version'],
  otherwise: 'harmless',
} as const;

export const sqliteTools: readonly Tool[] = [
  {
    ...base,
    id: 'sqlite3',
    programs: ['sqlite3', 'sqlite', 'sqlcipher', 'litecli'],
    provider: 'sqlite',
    acts: [{ words: '', does: runsOn('sqlite', 'sqlite') }],
  },
  {
    ...base,
    id: 'duckdb',
    programs: ['duckdb'],
    provider: 'duckdb',
    acts: [{ words: '', does: runsOn('other', 'duckdb') }],
  },
];
