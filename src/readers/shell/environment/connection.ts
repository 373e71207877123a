import { environmentIn, environmentInName } from '../../shared/environment-words.ts';
import { UNKNOWN } from '../types.ts';
import type { Setting } from '../types.ts';

/** What a client is told of where it connects to. Never a user or a password. */
export interface Target {
  /** Null or empty: whatever is the default on this machine, so this machine. */
  readonly host: string | null;
  readonly database: string | null;
  /** What said so: `--host`, `DATABASE_URL`. */
  readonly saidBy: string;
}

export interface Connection {
  readonly setting: Setting;
  /** True where nobody keeps what is in it: a test's database, one in memory, one under `/tmp`. */
  readonly scratch: boolean;
}

const LOOPBACK =
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|[\w-]+\.localhost|\/.*|\.)$/i;

/** What services are called in a Compose file, where such a name is all there is of a host. */
const SERVICE =
  /^(?:db|database|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|redis|valkey|cache|clickhouse|cassandra|rabbitmq|kafka|broker|zookeeper|mssql|sqlserver|elasticsearch|opensearch|influxdb?|neo4j|cockroach(?:db)?|nats|minio|localstack)(?:[-_]?(?:1|dev|local|test|db))?$/i;

/** Names of databases and files that tests make and drop. */
const TEST_DATABASE =
  /(?:^|[-_./])(?:tests?|testing|testdb|spec|e2e|ci|scratch|tmp|temp)\d*(?:$|[-_./])/i;

/** Whether a database's name says that tests make and drop it. */
export function isTestDatabase(name: string): boolean {
  return TEST_DATABASE.test(name) && environmentInName(name)?.kind !== 'production';
}

/** Whose machine a host is, as far as its name goes. */
export function isThisMachine(host: string | null): boolean {
  return host === null || host === '' || LOOPBACK.test(host) || SERVICE.test(host);
}

/**
 * Which environment a connection leads to. This machine is `here`: development on a developer's own, else
 * what the pod or server is that the command runs in. A cloud's host that names nothing stays unknown.
 */
export function connectionOf({ host, database, saidBy }: Target, here: Setting): Connection {
  const open = (host ?? '').includes(UNKNOWN);
  const local = !open && isThisMachine(host);
  const byHost = open || local ? null : environmentInName(host ?? '');
  const byDatabase = database === null ? null : environmentInName(lastPart(database));
  const shown = [host, database].filter((part) => part !== null && part !== '').join('/');
  const evidence = `${saidBy} ${shown === '' ? 'this machine' : shown}`.replaceAll(UNKNOWN, '…');
  const said = [byHost, byDatabase].filter((found) => found !== null);
  const production = said.find(({ kind }) => kind === 'production');
  if (production) return kept(setting('production', production.word, evidence));
  if (local && here.kind !== 'development' && here.kind !== 'test') return kept(here);
  if (database !== null && isTestDatabase(database)) {
    return { setting: setting('test', database, evidence), scratch: true };
  }
  const [named] = said;
  if (named !== undefined) return kept(setting(named.kind, named.word, evidence));
  return kept(setting(local ? here.kind : 'unknown', null, evidence));
}

function kept(given: Setting): Connection {
  return { setting: given, scratch: false };
}

/**
 * Host and database of a URL (`postgres://…`, `mongodb+srv://…`, `jdbc:…`, `file:…`) or of a list of
 * settings (`host=… dbname=…`); null where it is neither.
 */
export function targetOfUrl(given: string, saidBy: string): Target | null {
  const text = given.slice(0, 2000);
  const url = /^(?:jdbc:)?([a-z][\w+.-]*):(?:\/\/)?(?:[^@/]*@)?([^/?;]*)(?:[/;]([^?]*))?/i.exec(
    text,
  );
  if (url !== null && /:\/\/|^jdbc:/i.test(text)) {
    const [, scheme = '', authority = '', path = ''] = url;
    if (/^(?:sqlite3?|file|duckdb)$/i.test(scheme)) {
      return { host: null, database: fileOf(text), saidBy };
    }
    const named = /(?:databaseName|database|dbname)=([^;&]+)/i.exec(text)?.[1];
    const asked = /[?&](?:host|hostaddr)=([^&]+)/i.exec(text)?.[1];
    const hosts = [...authority.split(','), ...(asked === undefined ? [] : [asked])].map(
      withoutPort,
    );
    // Of several hosts those count that are not this machine.
    const away = hosts.filter((host) => !isThisMachine(host));
    return {
      host: away.length > 0 ? away.join(',') : (hosts[0] ?? null),
      database: named ?? (path || null),
      saidBy,
    };
  }
  if (/^(?:file|sqlite3?):/i.test(text)) return { host: null, database: fileOf(text), saidBy };
  const host = /(?:^|[\s;])(?:host|hostaddr|server|data source)\s*=\s*'?([^\s;']+)/i.exec(
    text,
  )?.[1];
  const name = /(?:^|[\s;])(?:dbname|database|initial catalog)\s*=\s*'?([^\s;']+)/i.exec(text)?.[1];
  const service = /(?:^|\s)service\s*=\s*'?([^\s']+)/i.exec(text)?.[1];
  if (host === undefined && name === undefined && service === undefined) return null;
  return { host: withoutPort(host ?? service ?? ''), database: name ?? null, saidBy };
}

function fileOf(text: string): string {
  return text.replace(/^[\w+]+:(?:\/\/)?/, '').replace(/\?.*$/s, '');
}

function withoutPort(host: string): string {
  return host
    .replace(/^tcp:/i, '')
    .replace(/(?:[:,]\d+)$/, '')
    .replace(/\\.*$/s, '');
}

function lastPart(database: string): string {
  return database.slice(database.lastIndexOf('/') + 1);
}

function setting(kind: Setting['kind'], name: string | null, evidence: string): Setting {
  return { kind, name, evidence };
}

/** Where the environment is a word in a variable: `RAILS_ENV`, `NODE_ENV`, `MIX_ENV`. Null where unset. */
export function settingByVariable(
  names: readonly string[],
  env: (name: string) => string | null | undefined,
): Setting | null {
  for (const name of names) {
    const value = env(name);
    if (value === undefined || value === '') continue;
    if (value === null || value.includes(UNKNOWN))
      return setting('unknown', null, `${name} is not known`);
    return setting(environmentIn(value)?.kind ?? 'unknown', value, `${name}=${value.slice(0, 60)}`);
  }
  return null;
}
