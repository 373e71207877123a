import { describe, expect, it } from 'vitest';
import { briefly, pairOf, readConfig, remarkable } from '../test-config.ts';

type Case = readonly [before: string, after: string, ...expected: string[]];

describe('where a program goes', () => {
  it.each<Case>([
    [
      'api_url: https://a.example.com/v1',
      'api_url: https://b.example.com/v1',
      'api_url endpoint-moved',
    ],
    ['api_url: https://a.example.com/v1', 'api_url: https://a.example.com/v2'],
    ['api_url: https://a.example.com', 'api_url: https://a.example.com:443'],
    ['homepage: https://a.example.com', 'homepage: https://b.example.com'],
    ['docs_url: https://a.example.com', 'docs_url: https://b.example.com'],
    ['description: a.b c', 'description: c.d e'],
    ['db_host: db-1.internal', 'db_host: db-2.internal', 'db_host database endpoint-moved'],
    ['db_host: db-1.internal', 'db_host: DB-1.internal'],
    [
      'database_url: postgres://u:p@prod-db.example.com/app',
      'database_url: postgres://u:p@staging-db.example.com/app',
      'database_url costly database endpoint-moved',
    ],
    [
      'database_url: postgres://u:p@db.example.com/app',
      'database_url: postgres://u:q@db.example.com/app',
    ],
    [
      'database_url: postgres://u:p@db.example.com/app',
      'database_url: postgres://u:p@db.example.com/other',
      'database_url database endpoint-moved',
    ],
    ['database_url: "${DATABASE_URL}"', 'database_url: "${DB_URL}"'],
    [
      'server: "host=db dbname=app"',
      'server: "host=db2 dbname=app"',
      'server database endpoint-moved',
    ],
    ['database: app', 'database: app2', 'database database endpoint-moved'],
    ['database: app', 'database: "app"'],
    ['bucket: a', 'bucket: b', 'bucket endpoint-moved'],
    ['s3_bucket_name: a', 's3_bucket_name: b', 's3_bucket_name endpoint-moved'],
    ['bucket_region: a', 'bucket_region: b'],
    ['kafka:\n  topic: a', 'kafka:\n  topic: b', 'kafka.topic endpoint-moved queue'],
    ['kafka:\n  topic: a', 'kafka:\n  topic: a\n  x: 1'],
    ['data_dir: /var/lib/a', 'data_dir: /data/a', 'data_dir endpoint-moved'],
    ['image_dir: /var/lib/a', 'image_dir: /data/a'],
    ['api_url: https://a.example.com', 'x: 1', 'api_url'],
    ['app_name: a', 'x: 1'],
    ['NODE_ENV: production', 'NODE_ENV: development', 'NODE_ENV'],
    ['NODE_ENV: production', 'NODE_ENV: prod'],
    ['postgres_version: "15.2"', 'postgres_version: "14.9"', 'postgres_version costly database'],
    ['postgres_version: "15.2"', 'postgres_version: "15.9"'],
    ['postgres_version: "15.2"', 'postgres_version: "16.1"', 'postgres_version costly database'],
    ['version: 1.2.3', 'version: 1.2.3x'],
    ['COMPOSE_PROJECT_NAME: a', 'COMPOSE_PROJECT_NAME: b', 'COMPOSE_PROJECT_NAME endpoint-moved'],
    ['POSTGRES_HOST_AUTH_METHOD: password', 'POSTGRES_HOST_AUTH_METHOD: md5'],
    ['REDIS_HOST: redis-a', 'REDIS_HOST: redis-b', 'REDIS_HOST database endpoint-moved'],
    ['connection: keep-alive', 'connection: close'],
    ['com.x.Server.level: info', 'com.x.Server.level: warn'],
    ['tag: v1.2.3', 'tag: v1.2.2', 'tag'],
    ['tag: v1.2.3', 'tag: v1.3.0'],
    ['tag: abcdef1', 'tag: 1234567'],
    ['schema_version: 3', 'schema_version: 2'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });

  it('acts in production where a test system is pointed at it', async () => {
    const reading = await readConfig(
      pairOf(
        'config/staging.yaml',
        'db_url: mysql://db.staging.x.io/a',
        'db_url: mysql://db.prod.x.io/a',
        'staging',
      ),
    );
    expect(reading.effects[0]).toMatchObject({
      environment: 'production',
      reversibility: 'costly',
    });
  });
});

describe('secrets, logs and switches', () => {
  it.each<Case>([
    ['api_key: aaa', 'api_key: bbb', 'api_key secret'],
    ['api_key: "${A}"', 'api_key: "${B}"'],
    ['api_key: ENC[a]', 'api_key: ENC[b]'],
    ['api_key: aaa', 'api_key: ""', 'api_key secret'],
    ['api_key: aaa', 'x: 1', 'api_key secret'],
    ['api_key: "${A}"', 'api_key: bbb', 'api_key protection-removed secret'],
    ['api_key: bbb', 'api_key: "${A}"'],
    ['api_key_id: aaa', 'api_key_id: bbb'],
    ['max_tokens: 100', 'max_tokens: 200'],
    ['token_url: https://a.b.co/x', 'token_url: https://a.b.co/y'],
    ['encryption_key: aaa', 'encryption_key: bbb', 'encryption_key costly key-material secret'],
    ['secrets:\n  stripe: aaa', 'secrets:\n  stripe: bbb', 'secrets.stripe secret'],
    ['log_level: info', 'log_level: debug', 'log_level'],
    ['log_level: info', 'log_level: warn'],
    ['log_level: debug', 'log_level: info'],
    ['log_level: error', 'log_level: "off"', 'log_level'],
    [
      'logging:\n  level:\n    root: INFO',
      'logging:\n  level:\n    root: TRACE',
      'logging.level.root',
    ],
    ['sampling_rate: 0.01', 'sampling_rate: 1.0', 'sampling_rate number-leap'],
    ['sampling_rate: 0.01', 'sampling_rate: 0.05'],
    ['sampling_rate: 0.1', 'sampling_rate: 0', 'sampling_rate number-leap'],
    ['debug: false', 'debug: true', 'debug public-exposure'],
    ['debug: true', 'debug: false'],
    ['debug_port: 1', 'debug_port: 0'],
    ['features:\n  cart: false', 'features:\n  cart: true', 'features.cart feature-flag'],
    ['features:\n  cart: true', 'features:\n  cart: "yes"'],
    ['features:\n  cart: true', 'features:\n  cart: true\n  new: true'],
    ['checkout:\n  enabled: true', 'checkout:\n  enabled: false', 'checkout.enabled feature-flag'],
    ['FEATURE_X: 0', 'FEATURE_X: 1', 'FEATURE_X feature-flag'],
    ['metrics:\n  enabled: true', 'metrics:\n  enabled: false'],
    ['minify: false', 'minify: true'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });

  it.each([
    ['log_level: info', 'log_level: debug'],
    ['debug: false', 'debug: true'],
  ])('%j may be %j in development', async (before, after) => {
    expect(await briefly(before, after, 'config/dev.yaml', 'development')).toEqual([]);
  });

  it('never shows a secret', async () => {
    const secret = 'hunter2hunter2';
    const values = [
      `password: ${secret}`,
      `db:\n  password: "${secret}"`,
      `secrets: {a: "${secret}"}`,
      `url: postgres://u:${secret}@h.example.com/a`,
      `{"secrets":{"inner":{"a":"${secret}"}},"x":1}`,
      `connection: "Server=db.x.io;Password=${secret};"`,
      `token: |\n  ${secret}\n  more`,
    ];
    for (const before of values) {
      for (const after of [...values.map((value) => value.replace(secret, `${secret}3`)), 'x: 2']) {
        const reading = await readConfig(pairOf('config/app.yaml', before, after));
        expect(JSON.stringify(reading)).not.toContain(secret);
      }
    }
  });
});

describe('values that only move', () => {
  it('to another file', async () => {
    const reading = await readConfig(
      pairOf('config/a.yaml', 'x: 1\ndeletion_protection: true', 'x: 1'),
      pairOf('config/b.yaml', 'y: 1', 'y: 1\ndb:\n  deletion_protection: true'),
    );
    expect(remarkable(reading)).toEqual([]);
    expect(reading.effects).toHaveLength(2);
  });

  it('with their file', async () => {
    const reading = await readConfig(
      pairOf('config/a.yaml', 'x: 1\ntimeout: 5', null),
      pairOf('conf/a.yaml', null, 'x: 1\ntimeout: 5'),
    );
    expect(reading.effects).toEqual([]);
  });
});
