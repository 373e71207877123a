import { takesAway } from '../../read/by-name.ts';
import type { Effect, Reversibility } from '../../../../core/change/types.ts';
import { isTestDatabase } from '../../environment/connection.ts';
import type { Connection } from '../../environment/connection.ts';
import { UNKNOWN } from '../../types.ts';
import type { Doing, Invocation, ToolReading, Word } from '../../types.ts';
import type { ToolContext } from '../types.ts';
import { plainSql } from './plain-sql.ts';
import { quickLook } from './quick-sql.ts';

/** `other` is SQL that none of the readers' dialects is: ClickHouse, Cassandra, Snowflake. */
export type SqlDialect = 'postgresql' | 'mysql' | 'sqlite' | 'tsql' | 'other';

/** SQL on its way to a database, or why its text is not to be had. */
export type SqlText =
  | { readonly kind: 'text'; readonly text: string; readonly source: string }
  /** `made`: written by another program as it runs, so that it could be anything. */
  | { readonly kind: 'unread'; readonly why: string; readonly made?: true }
  /** A command that the client hands to a shell. */
  | { readonly kind: 'shell'; readonly command: string };

export interface SqlRun {
  readonly dialect: SqlDialect;
  readonly provider: string;
  readonly connection: Connection;
}

/** What several texts do to one database. */
export async function runSql(
  texts: readonly SqlText[],
  run: SqlRun,
  context: ToolContext,
): Promise<ToolReading> {
  const readings: ToolReading[] = [];
  for (const text of texts) readings.push(await runOne(text, run, context));
  return withoutTemporary(joined(readings), temporaryTables(texts));
}

/** Names of tables that a session makes for itself, before it names them for anything else. */
function temporaryTables(texts: readonly SqlText[]): ReadonlySet<string> {
  const all = texts
    .map((each) => (each.kind === 'text' ? each.text : ''))
    .join(';\n')
    .slice(0, 50_000)
    .toLowerCase();
  const made = [
    ...all.matchAll(
      /\bcreate\s+(?:local\s+)?temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?["`]?(\w{1,60})/g,
    ),
  ].slice(0, 50);
  return new Set(
    made.flatMap(({ 1: name = '', index }) =>
      new RegExp(`\\b${name}\\b`).test(all.slice(0, index)) ? [] : [name],
    ),
  );
}

/** What a session does to tables of its own is over with it. */
function withoutTemporary(reading: ToolReading, own: ReadonlySet<string>): ToolReading {
  if (own.size === 0) return reading;
  const isOwnTable = (address: string) =>
    own.has(address.toLowerCase().replace(/^(?:pg_temp|public|main|temp)\./, ''));
  const { doings = [], inner = [], signals = [] } = reading;
  return {
    doings: doings.filter(({ address }) => !isOwnTable(address)),
    inner: inner.filter(({ resource }) => !isOwnTable(resource.address)),
    signals,
  };
}

export function joined(readings: readonly ToolReading[]): ToolReading {
  return {
    doings: readings.flatMap(({ doings = [] }) => doings),
    inner: readings.flatMap(({ inner = [] }) => inner),
    signals: readings.flatMap(({ signals = [] }) => signals),
  };
}

async function runOne(sql: SqlText, run: SqlRun, context: ToolContext): Promise<ToolReading> {
  const { connection, dialect, provider } = run;
  if (sql.kind === 'shell') return { doings: [shellCommand(sql.command, run)] };
  if (sql.kind === 'unread') return { doings: [unreadSql(sql.why, run, sql.made)] };
  if (sql.text.trim() === '' || quickLook(sql.text) === 'reads-only') return {};
  if (sql.text.replaceAll(UNKNOWN, '').replace(/[\s;'"]/g, '') === '') {
    return { doings: [unreadSql('its text is not known before it runs', run)] };
  }
  const plain = plainSql(sql.text, provider, dialect !== 'other');
  if (plain !== null) {
    return { doings: plain.map((doing) => settled(doing, connection)) };
  }
  if (dialect === 'other') return { doings: [unreadSql('it is on no list of statements', run)] };
  const name = dialect === 'postgresql' ? 'command.sql' : `command.${dialect}.sql`;
  // MySQL takes `5--1` for a sum, and only `-- ` for a comment.
  const text = dialect === 'mysql' ? sql.text.replace(/--(?=[^\s-])/g, '- -') : sql.text;
  const { inner = [], signals = [] } = await context.inside(text, name, connection.setting);
  return {
    inner: inner.map((effect) => calmed(fromSource(effect, name, sql.source), connection)),
    signals: signals.map((signal) =>
      isOwn(connection) ? { ...signal, weight: 'note' as const } : signal,
    ),
  };
}

/** A doing where it happens: of what nobody keeps, nothing is lost that cannot be made again. */
export function settled(doing: Doing, connection: Connection): Doing {
  const { setting } = connection;
  if (!isNobodys(doing.type, doing.address, connection)) return { ...doing, setting };
  return { ...doing, setting, reversibility: milder(doing.reversibility) };
}

/** In a database of tests, or such a database itself on a developer's own server. */
function isNobodys(type: string, address: string, { scratch, setting }: Connection): boolean {
  if (scratch) return true;
  return type === 'database' && setting.kind === 'development' && isTestDatabase(address);
}

function milder(reversibility: Reversibility): Reversibility {
  return reversibility === 'reversible' ? reversibility : 'costly';
}

function calmed(effect: Effect, connection: Connection): Effect {
  const { scratch, setting } = connection;
  const { type, address } = effect.resource;
  if (isNobodys(type, address, connection)) {
    const reversibility = milder(effect.reversibility);
    if (!scratch) return { ...effect, reversibility };
    return { ...effect, reversibility, environment: setting.kind, environmentName: setting.name };
  }
  if (effect.reversibility !== 'unknown' || !isOwn(connection)) return effect;
  return { ...effect, reversibility: 'costly' };
}

/** Where text that cannot be read harms nobody but whoever runs it. */
function isOwn({ setting, scratch }: Connection): boolean {
  return scratch || setting.kind === 'development';
}

function fromSource(effect: Effect, name: string, source: string): Effect {
  const evidence = effect.evidence.map((each) =>
    each.source === name ? { ...each, source } : each,
  );
  return { ...effect, evidence };
}

function unreadSql(why: string, { connection, provider }: SqlRun, made = false): Doing {
  return {
    verb: 'execute',
    type: 'sql-script',
    address: connection.setting.name ?? 'database',
    provider,
    reversibility: isOwn(connection) && !(made && !connection.scratch) ? 'costly' : 'unknown',
    data: 'unknown',
    why: `What this SQL does is not known: ${why}.`,
    safer: ['Write the statements into the command or into a file that can be read.'],
    setting: connection.setting,
  };
}

/** Past everything that reads commands, so it is held wherever the database is. */
function shellCommand(command: string, { connection, provider }: SqlRun): Doing {
  return {
    verb: 'execute',
    type: 'shell-command',
    address: command.trim().split(/\s+/, 1)[0]?.slice(0, 100) ?? 'shell',
    provider,
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['unread-code'],
    why: 'A client of a database is told to run a command in a shell, which is not read there.',
    safer: ['Run the command by itself.'],
    setting: connection.setting,
  };
}

/** Cuts lines out of a script that are handed to a shell: `shape` has the command as a group. */
export function withoutShellLines(sql: SqlText, shape: RegExp): readonly SqlText[] {
  if (sql.kind !== 'text') return [sql];
  const commands = [...sql.text.matchAll(shape)].slice(0, 20);
  if (commands.length === 0) return [sql];
  const shells = commands.map(([, first, second = '']): SqlText => ({
    kind: 'shell',
    command: first ?? second,
  }));
  return [{ ...sql, text: sql.text.replace(shape, '') }, ...shells];
}

/** A script on disk, as the command names it. */
export function sqlInFile(word: Word, context: ToolContext): SqlText {
  const path = context.pathOf(word);
  if (path === null || !word.known) return { kind: 'unread', why: 'its file is not known' };
  if (path === '/dev/null') return { kind: 'text', text: '', source: path };
  const look = context.world.look(path);
  if (look.kind === 'text') return { kind: 'text', text: look.text, source: word.text };
  const why = look.kind === 'closed' ? `${word.text} is ${look.why}` : `${word.text} is not there`;
  const name = word.text.slice(word.text.lastIndexOf('/') + 1).replace(/\.sql$/i, '');
  return takesAway(name) ? { kind: 'unread', why, made: true } : { kind: 'unread', why };
}

/** What stands on standard input; empty where nobody can have put anything there. */
export function sqlOnInput({ stdin }: Invocation, context: ToolContext): readonly SqlText[] {
  switch (stdin.kind) {
    case 'none':
      return [];
    case 'text':
      return [{ kind: 'text', text: stdin.text, source: 'command' }];
    case 'file':
      return [sqlInFile(stdin.path, context)];
    case 'output':
      return [outputOf(stdin.of)];
    default:
      return [{ kind: 'unread', why: 'it comes in from outside the command' }];
  }
}

/** A dump that is loaded holds what it says; what a query or a download writes is anybody's guess. */
const MAKERS = /^(?:psql|mysql|mariadb|sqlite3|duckdb|curl|wget|sqlcmd|clickhouse-client)$/;

function outputOf({ program, args }: Invocation): SqlText {
  const why = `it comes out of ${program}`;
  const dumps = args.some(({ text }) => text.startsWith('.dump'));
  return MAKERS.test(program) && !dumps
    ? { kind: 'unread', why, made: true }
    : { kind: 'unread', why };
}

export function sqlInWords(words: readonly Word[]): readonly SqlText[] {
  return words.map(({ text }) => ({ kind: 'text', text, source: 'command' }));
}
