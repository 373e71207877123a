import { versionOf } from '../values/version.ts';
import { wordSet } from '../values/words.ts';

/** An image as a service names it. */
export interface Image {
  /** Last part of the repository: `postgres`. */
  readonly name: string;
  readonly repository: string;
  readonly tag: string;
  /** Null for `latest` and its like. */
  readonly version: readonly [number, number, number] | null;
}

/** What keeps data that people miss. */
const DATABASES = wordSet(
  `postgres postgresql postgis timescaledb timescaledb-ha pgvector mysql mysql-server mariadb percona percona-server
  mongo mongodb mongodb-community-server redis redis-stack redis-stack-server valkey keydb dragonfly elasticsearch opensearch cassandra
  scylla clickhouse clickhouse-server cockroach couchdb couchbase influxdb neo4j arangodb orientdb rethinkdb
  memgraph questdb victoria-metrics mssql sqlserver server oracle-free oracle-xe db2 tidb yugabyte surrealdb dgraph
  minio rabbitmq kafka cp-kafka redpanda zookeeper cp-zookeeper etcd nats pulsar consul vault solr meilisearch typesense
  qdrant weaviate milvus chroma registry gitea gitlab-ce gitlab-ee nextcloud immich-server vaultwarden
  paperless-ngx prometheus loki grafana-loki zincsearch supabase-postgres`,
);

/** Databases that refuse data of another major version, or convert it with no way back. */
const MAJOR_BREAKS = wordSet(
  `postgres postgresql postgis timescaledb timescaledb-ha pgvector mysql mysql-server mariadb percona percona-server mongo mongodb
  mongodb-community-server elasticsearch opensearch cassandra clickhouse clickhouse-server cockroach couchdb influxdb neo4j arangodb
  mssql rabbitmq kafka cp-kafka solr meilisearch gitlab-ce gitlab-ee nextcloud supabase-postgres`,
);

export function imageOf(value: unknown): Image | null {
  if (typeof value !== 'string' || value === '' || value.includes('${')) return null;
  const bare = value.split('@')[0] ?? value;
  const slash = bare.lastIndexOf('/');
  const colon = bare.indexOf(':', slash + 1);
  const repository = colon === -1 ? bare : bare.slice(0, colon);
  const tag = colon === -1 ? 'latest' : bare.slice(colon + 1);
  return {
    name: repository.slice(slash + 1).toLowerCase(),
    repository,
    tag,
    version: versionOf(/^v?\d[\d.]*/.exec(tag)?.[0] ?? ''),
  };
}

/** True for an image that keeps data. The bare name `server` counts for the vendor of a database only. */
export function keepsData(image: Image | null): boolean {
  if (image === null) return false;
  if (image.name === 'server') return /mssql|mcr\.microsoft/.test(image.repository);
  return DATABASES.has(image.name);
}

/** How a change of version goes with the data that is there. */
export function versionStep(before: Image, after: Image): 'none' | 'up' | 'down' | 'unknown' {
  if (before.repository === after.repository && before.tag === after.tag) return 'none';
  if (before.version === null || after.version === null) {
    // Both may move at any time, or a moving tag is pinned at last.
    return before.version !== null && MAJOR_BREAKS.has(after.name) ? 'unknown' : 'none';
  }
  const [old] = before.version;
  const [next] = after.version;
  if (next < old) return 'down';
  return next > old && MAJOR_BREAKS.has(after.name) ? 'up' : 'none';
}
