const DATABASE =
  /(?:^|\/)(?:postgres|postgis|timescaledb|mysql|mariadb|mongo|redis|valkey|memcached|cassandra|clickhouse|elasticsearch|opensearch|cockroach|neo4j|mssql)/i;
const QUEUE = /(?:^|\/)(?:rabbitmq|kafka|cp-kafka|nats|pulsar|activemq|mosquitto|redpanda)/i;

/** What runs in a container, by the name of its image. */
export function kindOfImage(image: unknown): 'database' | 'queue' | 'service' {
  if (typeof image !== 'string' || image.length > 1_000) return 'service';
  if (DATABASE.test(image)) return 'database';
  return QUEUE.test(image) ? 'queue' : 'service';
}
