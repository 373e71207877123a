/** What no build makes again, whatever git says of it: told by its name and place alone. */
import type { Trait } from '../../../../../core/change/types.ts';
import { baseName, partsOf } from './normal-path.ts';

export interface Precious {
  /** Type of the resource: `database-file`, `state-file`, `secret-file`, `data-folder`, … */
  readonly type: string;
  readonly traits: readonly Trait[];
  /** What it is, as the end of a sentence: `a file of a database`. */
  readonly what: string;
}

const DATABASE: Precious = {
  type: 'database-file',
  traits: ['database'],
  what: 'a database, or a part of one',
};
const BACKUP: Precious = { type: 'backup-file', traits: ['backup'], what: 'a backup' };
const STATE: Precious = {
  type: 'state-file',
  traits: ['infrastructure-code'],
  what: 'the record of what infrastructure exists',
};
const SECRET: Precious = {
  type: 'secret-file',
  traits: ['secret'],
  what: 'secrets that are kept nowhere else in the repository',
};
const KEY: Precious = { type: 'key-file', traits: ['key-material'], what: 'a key or certificate' };
const DATA: Precious = { type: 'data-folder', traits: [], what: 'data that no build makes again' };

const SERVICES = new Set(
  (
    'postgresql postgres pgsql mysql mariadb mongodb mongo redis elasticsearch opensearch cassandra ' +
    'clickhouse docker containerd kubelet etcd influxdb grafana prometheus rabbitmq kafka minio ' +
    'gitlab jenkins neo4j couchdb consul vault libvirt zookeeper loki nats solr scylla'
  ).split(' '),
);
const DATA_FOLDERS = new Set(
  (
    'data pgdata pg_data postgres-data postgres_data pg-data mysql-data mysql_data mysqldata ' +
    'mongo-data mongo_data redis-data redis_data dbdata db-data db_data database-data es-data ' +
    'uploads upload user-uploads storage volumes datasets dataset userdata user-data user_data ' +
    'mediafiles attachments'
  ).split(' '),
);
const BACKUP_FOLDERS =
  /^(?:(?:db|database|sql|daily|weekly|nightly)[-_]?)?(?:backups?|dumps|snapshots_db)$/;
const NOT_MEANT =
  /(?:^|[-_.])(?:tests?|testing|tmp|temp|example|sample|fixture|mock|demo|scratch|dummy|template|dist|copy)(?:[-_.\d]|$)/;

/** What a path holds by its own name, or null. Names of examples and tests are none of these. */
export function preciousBy(path: string): Precious | null {
  const name = baseName(path).slice(-255);
  const parts = partsOf(path.toLowerCase());
  const service = parts.findIndex((part, index) => part === 'lib' && parts[index - 1] === 'var');
  if (service >= 0 && SERVICES.has(parts[service + 1] ?? '')) return DATABASE;
  if (/\.tfstate(?:\.\d+)?(?:\.backup)?$/.test(name) || name === 'terraform.tfstate.d')
    return STATE;
  if (NOT_MEANT.test(name)) return null;
  if (isSecretName(name)) return SECRET;
  if (/\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc|gpg)$/.test(name)) return KEY;
  if (/^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(name)) return KEY;
  if (/\.(?:sqlite3?|db3?|mdb|rdb|aof|duckdb|ibd|mdf|ldf|realm)$/.test(name)) return DATABASE;
  if (/\.(?:dump|dmp|bkp|backup|sql\.(?:gz|xz|zst|bz2)|pgdump)$/.test(name)) return BACKUP;
  if (/(?:^|[-_.])backups?[-_.\d].*\.(?:tar|tgz|gz|zip|zst|sql|bz2|xz)/.test(name)) return BACKUP;
  return inPreciousFolder(parts);
}

function inPreciousFolder(parts: readonly string[]): Precious | null {
  if (parts.some((part) => BACKUP_FOLDERS.test(part))) return BACKUP;
  return parts.some((part) => DATA_FOLDERS.has(part)) ? DATA : null;
}

/** `.env` and its siblings, but none that show what such a file looks like. */
export function isSecretName(name: string): boolean {
  if (/^\.env(?:\.[\w.-]+)?$/.test(name))
    return !/(?:example|sample|template|dist|defaults?)$/.test(name);
  return /^(?:\.envrc|\.netrc|_netrc|\.pgpass|\.my\.cnf|\.htpasswd|\.vault-token|\.vault_pass(?:\.txt)?|credentials(?:\.(?:json|ya?ml|toml|csv|enc))?|secrets?\.(?:json|ya?ml|toml|env|txt|enc)|(?:[\w-]+-)?service[-_]account[\w-]*\.json|master\.key|local\.settings\.json)$/.test(
    name,
  );
}
