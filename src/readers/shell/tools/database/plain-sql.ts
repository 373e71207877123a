import type { Trait } from '../../../../core/change/types.ts';
import type { Doing } from '../../types.ts';
import { sqlStatements } from './sql-tokens.ts';
import type { SqlToken } from './sql-tokens.ts';
import { quickLook } from './quick-sql.ts';

/** What a kind of thing in a database holds, by the word for it. */
const HOLDING = new Set(
  'database schema keyspace table stream materialized bucket measurement series namespace graph stage'.split(
    ' ',
  ),
);

const WORDS_BEFORE_NAME = new Set(
  `table if not exists only from into or replace temp temporary unlogged external transient foreign virtual
  low_priority ignore quick on cluster by local async sync permanently final`.split(/\s+/),
);

const LONGEST = 50_000;

const WIPES: readonly Trait[] = ['contents-destroyed', 'unfiltered'];

/**
 * What simple statements do, for SQL that the parser of PostgreSQL does not know, and for what is plain
 * in every dialect. Null where a statement is none of these: `strict` leaves everything with a filter
 * to the full reader.
 */
export function plainSql(sql: string, provider: string, strict: boolean): readonly Doing[] | null {
  if (sql.length > LONGEST) return null;
  const statements = sqlStatements(sql);
  if (statements === null || statements.length > 200) return null;
  const doings: Doing[] = [];
  for (const statement of statements) {
    const found = doingOf(statement, provider, strict);
    if (found === null) return null;
    if (found !== 'nothing') doings.push(found);
  }
  return doings;
}

type Found = Doing | 'nothing' | null;

function doingOf(tokens: readonly SqlToken[], provider: string, strict: boolean): Found {
  const [first, second] = words(tokens);
  const base = { provider, traits: [] as readonly Trait[], safer: [] };
  const name = nameAfter(tokens, first === 'drop' || first === 'create' ? 2 : 1);
  if (quickLook(render(tokens)) === 'reads-only') return 'nothing';
  switch (first) {
    case 'drop': {
      const kind = second === 'materialized' ? 'materialized view' : (second ?? '');
      if (strict && !/^(?:database|schema|table|keyspace)$/.test(kind)) return null;
      if (!HOLDING.has(kind)) return { ...base, ...dropOf(kind, name) };
      const traits: readonly Trait[] =
        kind === 'table' ? ['contents-destroyed'] : ['contents-destroyed', 'database'];
      const why = `Dropping a ${kind} takes everything in it along, and nothing in the database brings it back.`;
      return { ...base, ...lost(kind, name, why), traits };
    }
    case 'truncate':
      return {
        ...base,
        ...lost('table', name, 'TRUNCATE takes every row, and only a backup brings them back.'),
        traits: WIPES,
      };
    case 'delete':
    case 'update': {
      if (tokens.some(({ kind, text }) => kind === 'word' && text === 'where')) {
        return strict ? null : filtered(first, tokens, provider);
      }
      const why =
        first === 'delete'
          ? 'DELETE without WHERE takes every row, and only a backup brings them back.'
          : 'UPDATE without WHERE overwrites every row, and only a backup brings the old values back.';
      if (strict && first === 'update') return null;
      return { ...base, ...lost('table', name, why), verb: first, traits: WIPES };
    }
    case 'insert':
      return strict ? null : change('create', 'table', name, 'Rows are added.', base);
    case 'create':
      return strict || second === 'or'
        ? null
        : change('create', second ?? 'object', name, 'It is new.', base);
    case 'alter':
      return strict ? null : altered(tokens, nameAfter(tokens, 2), base);
    case 'set':
    case 'begin':
    case 'start':
    case 'commit':
    case 'rollback':
    case 'end':
      return 'nothing';
    case 'optimize':
    case 'install':
    case 'load':
    case 'attach':
    case 'detach':
    case 'copy':
    case 'import':
    case 'export':
    case 'consistency':
    case 'put':
    case 'list':
    case 'source':
      return strict
        ? null
        : change('update', 'table', name, 'Nothing that is there is lost.', base);
    default:
      return null;
  }
}

type Base = Pick<Doing, 'provider' | 'traits' | 'safer'>;

function change(
  verb: 'create' | 'update',
  type: string,
  address: string,
  why: string,
  base: Base,
): Doing {
  return { ...base, verb, type, address, reversibility: 'reversible', data: 'none', why };
}

function lost(type: string, address: string, why: string): Omit<Doing, 'provider'> {
  return {
    verb: 'delete',
    type,
    address,
    reversibility: 'irreversible',
    data: 'holds-data',
    why,
    safer: ['Take a dump of it first.'],
  };
}

function dropOf(type: string, address: string): Omit<Doing, 'provider' | 'traits' | 'safer'> {
  const why = 'It can be made again from its definition, and is missed until then.';
  return { verb: 'delete', type, address, reversibility: 'costly', data: 'none', why };
}

function filtered(verb: 'delete' | 'update', tokens: readonly SqlToken[], provider: string): Doing {
  const from = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'where');
  const filter = tokens.slice(from + 1).map(({ text }) => text);
  const all = /^(?:true|1|(\w+) = \1|not false)$/.test(filter.join(' '));
  const table = nameAfter(tokens, 1);
  const why = all
    ? 'Its filter is true of every row, and only a backup brings them back.'
    : 'The rows that its filter finds are lost but for a backup.';
  return {
    ...lost('table', table, why),
    provider,
    verb,
    reversibility: all ? 'irreversible' : 'costly',
    traits: all ? WIPES : [],
  };
}

/** ClickHouse deletes and updates by ALTER, and everybody drops columns and partitions by it. */
function altered(tokens: readonly SqlToken[], name: string, base: Base): Doing {
  const acts = words(tokens).slice(2);
  if (/^retention policy$/.test(`${words(tokens)[1]} ${acts[0]}`) && shortens(tokens)) {
    const why =
      'Points that are older than the policy says are deleted, and nothing brings them back.';
    return {
      ...base,
      ...lost('retention-policy', nameAfter(tokens, 3), why),
      traits: ['contents-destroyed', 'retention-shortened'],
    };
  }
  const drops = acts.some((word) => /^(?:drop|delete|clear|detach)$/.test(word));
  const harmless = /^(?:index|constraint|default|not|projection|comment|policy|ttl)$/;
  if (drops && !acts.some((word, at) => acts[at - 1] === 'drop' && harmless.test(word))) {
    const why = 'What ALTER drops or deletes here is gone with its contents.';
    return { ...base, ...lost('table', name, why), traits: ['contents-destroyed'] };
  }
  return change('update', 'table', name, 'ALTER changes the definition and keeps the rows.', base);
}

/** `DURATION 1h`, and not `DURATION INF`: how long it was before is not known. */
function shortens(tokens: readonly SqlToken[]): boolean {
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'duration');
  const until = tokens[at + 1]?.text ?? 'inf';
  return at >= 0 && tokens[at - 1]?.text !== 'shard' && until !== 'inf' && !until.startsWith('0');
}

function words(tokens: readonly SqlToken[]): readonly string[] {
  return tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
}

function nameAfter(tokens: readonly SqlToken[], index: number): string {
  let at = index;
  while (at < tokens.length - 1) {
    const token = tokens[at];
    if (token?.kind === 'name' || !WORDS_BEFORE_NAME.has(token?.text ?? '')) break;
    at += 1;
  }
  const parts = [tokens[at]?.text ?? ''];
  while (tokens[at + 1]?.text === '.' && tokens[at + 2] !== undefined) {
    parts.push(tokens[at + 2]?.text ?? '');
    at += 2;
  }
  return parts.join('.').slice(0, 200) || '(unnamed)';
}

/** Tokens as text again, for the quick look; strings stay empty. */
function render(tokens: readonly SqlToken[]): string {
  return tokens
    .map(({ kind, text }) => (kind === 'string' ? "''" : kind === 'name' ? `"${text}"` : text))
    .join(' ');
}
