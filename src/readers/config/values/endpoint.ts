import { environmentIn } from '../../shared/environment-words.ts';
import type { EnvironmentKind } from '../../../core/change/types.ts';

/** Where a URL, a connection string or `host:port` leads; never who asks or with which password. */
export interface Endpoint {
  readonly host: string;
  readonly port: string | null;
  /** First segment of the path of a database's URL, or the `Database=` of a connection string. */
  readonly database: string | null;
  readonly scheme: string | null;
  /** Loopback, private address, a name without dots or under an inner domain. */
  readonly place: 'loopback' | 'inside' | 'outside';
  readonly environment: EnvironmentKind | null;
}

const URL_SHAPE =
  /^(?:jdbc:)?([a-z][a-z0-9+.-]{0,30}):\/\/(?:[^/?#@\s]*@)?(\[[0-9a-f:.]+\]|[^/?#:,;\s]+)(?::(\d{1,5}))?(?:[,:][^/?#]*)?(?:\/([^?#;\s]*))?/i;
const HOST_PORT =
  /^((?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.){0,10}[a-z0-9_](?:[a-z0-9_-]{0,62})):(\d{2,5})$/i;
const HOST_ONLY =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.){1,10}[a-z](?:[a-z0-9-]{0,62})$|^\d{1,3}(?:\.\d{1,3}){3}$|^localhost$/i;
const DATABASE_SCHEMES =
  /^(?:postgres(?:ql)?(?:\+\w+)?|mysql(?:\+\w+)?|mariadb|mongodb(?:\+srv)?|sqlserver|oracle|redis|rediss|clickhouse|cockroachdb|amqps?|jdbc.*)$/i;
const INNER_DOMAINS =
  /\.(?:local|internal|intranet|lan|corp|home|private|svc|consul|cluster\.local|localdomain|test|invalid)$/i;
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:)/i;
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|0\.0\.0\.0)$/i;
const HOST = /^(?:[\w.-]+|\[[0-9a-f:.]+\])$/i;
const LONGEST = 2_000;

/**
 * The endpoint that a value names, or null. A bare host counts only with `hostKey`: many texts with a dot
 * in them are no host.
 */
export function endpointOf(value: unknown, hostKey: boolean): Endpoint | null {
  if (typeof value !== 'string' || value.length > LONGEST) return null;
  const text = value.trim();
  const url = URL_SHAPE.exec(text);
  if (url !== null) {
    const [, scheme = '', host = '', port, path = ''] = url;
    if (!HOST.test(host)) return null;
    const database = DATABASE_SCHEMES.test(scheme) ? path.split('/')[0] || null : null;
    return made(host, port ?? null, database, scheme.toLowerCase());
  }
  const assigned = fromAssignments(text);
  if (assigned !== null) return assigned;
  const pair = HOST_PORT.exec(text);
  if (pair !== null && (hostKey || /[a-z].*\.|localhost/i.test(pair[1] ?? ''))) {
    return made(pair[1] ?? '', pair[2] ?? null, null, null);
  }
  const bare = hostKey && (HOST_ONLY.test(text) || /^[a-z][a-z0-9-]{0,62}$/i.test(text));
  return bare ? made(text, null, null, null) : null;
}

/** `Server=db;Database=app;…` and `host=db dbname=app`. */
function fromAssignments(text: string): Endpoint | null {
  if (!/(?:^|[;\s])(?:server|data source|host|addr|address)\s*=/i.test(text)) return null;
  const values = new Map<string, string>();
  for (const part of text.split(text.includes(';') ? ';' : /\s+/)) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    values.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  const first = (...names: readonly string[]) =>
    names.map((name) => values.get(name)).find((found) => found !== undefined);
  const host = first('server', 'data source', 'host', 'addr', 'address');
  if (host === undefined || host === '') return null;
  const [name = '', port] = host.replace(/^tcp:/i, '').split(/[,:]/);
  if (name === '' || /[${}<>]/.test(name)) return null;
  const database = first('database', 'initial catalog', 'dbname') ?? null;
  return made(name, port ?? first('port') ?? null, database, null);
}

function made(
  host: string,
  port: string | null,
  database: string | null,
  scheme: string | null,
): Endpoint {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return {
    host: name,
    port,
    database,
    scheme,
    place: placeOf(name),
    environment: environmentIn(database === null ? name : `${name} ${database}`)?.kind ?? null,
  };
}

function placeOf(host: string): Endpoint['place'] {
  if (LOOPBACK.test(host)) return 'loopback';
  if (PRIVATE.test(host) || INNER_DOMAINS.test(host)) return 'inside';
  return host.includes('.') || host.includes(':') ? 'outside' : 'inside';
}
