import { describe, expect, it } from 'vitest';
import { briefly } from '../test-config.ts';

/** Before, after, what is remarkable. Twins stand beside each other. */
type Case = readonly [before: string, after: string, ...expected: string[]];

describe('number leaps', () => {
  it.each<Case>([
    ['timeout: 30', 'timeout: 3000', 'timeout number-leap'],
    ['timeout: 30', 'timeout: 60'],
    ['timeout: 5m', 'timeout: 300s'],
    ['timeout: 5m', 'timeout: 5h', 'timeout number-leap'],
    ['timeout: 300', 'timeout: 5m'],
    ['timeoutSeconds: 300', 'timeoutSeconds: "300"'],
    ['timeout_ms: 5000', 'timeout_ms: 5s'],
    ['timeout_ms: 5000', 'timeout_ms: 500', 'timeout_ms number-leap'],
    ['request_timeout: PT30S', 'request_timeout: PT10M', 'request_timeout number-leap'],
    ['timeout: 30', 'timeout: 0', 'timeout number-leap'],
    ['timeout: 30', 'timeout: -1', 'timeout number-leap'],
    ['timeout: 0', 'timeout: 30'],
    ['pool:\n  size: 20', 'pool:\n  size: 200', 'pool.size number-leap'],
    ['pool:\n  size: 20', 'pool:\n  size: 40'],
    ['max_connections: 100', 'max_connections: 5', 'max_connections number-leap'],
    ['max_connections: 100', 'max_connections: 50'],
    ['rate_limit: 100', 'rate_limit: 10000', 'rate_limit number-leap'],
    ['rate_limit: 100', 'rate_limit: unlimited', 'rate_limit number-leap'],
    ['rate_limit: 100', 'rate_limit: 200'],
    ['memory: 1Gi', 'memory: 1024Mi'],
    ['memory: 1Gi', 'memory: 16Gi', 'memory number-leap'],
    ['memory: 512m', 'memory: 1g'],
    ['cpu: 500m', 'cpu: 0.5'],
    ['cpu: 500m', 'cpu: 1'],
    ['batch_size: 100', 'batch_size: 100000', 'batch_size number-leap'],
    ['batch_size: 100', 'batch_size: 250'],
    ['retries: 3', 'retries: 300', 'retries number-leap'],
    ['retries: 1', 'retries: 10'],
    ['replicas: 3', 'replicas: 0', 'replicas costly downtime number-leap scaled-to-zero'],
    ['replicas: 3', 'replicas: 2'],
    ['minReplicas: 3', 'minReplicas: 0', 'minReplicas number-leap'],
    ['cache_ttl: 1h', 'cache_ttl: 1s', 'cache_ttl number-leap'],
    ['session_ttl: 3600', 'session_ttl: 1800'],
    ['quota: 1_000', 'quota: 1000'],
    ['limit: 1000', 'limit: 1,000'],
    // Names, places and points in time are no amounts.
    ['port: 80', 'port: 8080'],
    ['version: 1', 'version: 20'],
    ['build_number: 100', 'build_number: 2000'],
    ['max_width: 100', 'max_width: 1200'],
    ['project_id: 100', 'project_id: 100000'],
    ['seed: 1', 'seed: 123456'],
    ['something: 1', 'something: 1000'],
    ['delay: 10', 'delay: 0'],
    ['min_size: 5', 'min_size: 0'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });
});

describe('shares of people', () => {
  it.each<Case>([
    ['rollout: 1', 'rollout: 100', 'rollout feature-flag number-leap'],
    [
      'rollout_percentage: 0',
      'rollout_percentage: 100',
      'rollout_percentage feature-flag number-leap',
    ],
    ['rollout: 10%', 'rollout: 90%', 'rollout feature-flag number-leap'],
    ['rollout: 100', 'rollout: 0', 'rollout feature-flag number-leap'],
    ['canary:\n  weight: 5', 'canary:\n  weight: 100', 'canary.weight feature-flag number-leap'],
    ['rollout: 1', 'rollout: 10'],
    ['rollout: 10', 'rollout: 25'],
    ['rollout: 50', 'rollout: 100'],
    ['canary:\n  weight: 5', 'canary:\n  weight: 20'],
    ['rollout: 0.1', 'rollout: 10%'],
    ['weight: 1', 'weight: 100'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });
});

describe('times for which data is kept', () => {
  it.each<Case>([
    ['retention_days: 30', 'retention_days: 7', 'retention_days irreversible retention-shortened'],
    ['retention_days: 7', 'retention_days: 30'],
    ['retention: 4w', 'retention: 28d'],
    [
      'backup:\n  retention: 30',
      'backup:\n  retention: 0',
      'backup.retention irreversible backup number-leap protection-removed retention-shortened',
    ],
    [
      'backup:\n  keep_last: 14',
      'backup:\n  keep_last: 7',
      'backup.keep_last irreversible backup retention-shortened',
    ],
    ['backup:\n  keep_last: 14', 'backup:\n  keep_last: 30'],
    ['log_retention: 90d', 'log_retention: 30d', 'log_retention costly retention-shortened'],
    ['log_retention: 0', 'log_retention: 30d', 'log_retention costly retention-shortened'],
    ['log_retention: 30d', 'log_retention: 0', 'log_retention number-leap'],
    [
      'log:\n  retention:\n    hours: 168',
      'log:\n  retention:\n    hours: 24',
      'log.retention.hours costly retention-shortened',
    ],
    ['events_ttl: 30d', 'events_ttl: 7d', 'events_ttl irreversible retention-shortened'],
    ['events_ttl: 7d', 'events_ttl: 30d'],
    ['token_ttl: 30d', 'token_ttl: 7d'],
    ['session_expiry: 30d', 'session_expiry: 7d'],
    ['dns_ttl: 3600', 'dns_ttl: 1800'],
    [
      'audit_retention_days: 365',
      'audit_retention_days: 90',
      'audit_retention_days irreversible retention-shortened',
    ],
    [
      'maxHistory: 30\nlogs: {maxHistory: 30}',
      'maxHistory: 30\nlogs: {maxHistory: 10}',
      'logs.maxHistory costly retention-shortened',
    ],
    ['retention_days: 30', '{}'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });
});

describe('schedules in settings', () => {
  it.each<Case>([
    ['cron: "0 0 * * *"', 'cron: "* * * * *"', 'cron schedule'],
    ['cron: "0 0 * * *"', 'cron: "30 4 * * *"'],
    ['cron: "0 * * * *"', 'cron: "@hourly"'],
    [
      'backup_schedule: "0 3 * * *"',
      'backup_schedule: "0 3 * * 0"',
      'backup_schedule backup protection-removed schedule',
    ],
    ['backup_schedule: "0 3 * * *"', 'backup_schedule: "0 5 * * *"'],
    ['backup_schedule: "0 3 * * *"', 'backup_schedule: "0 */6 * * *"'],
    [
      'backup_schedule: "0 3 * * *"',
      'backup_schedule: ""',
      'backup_schedule protection-removed schedule',
    ],
    ['report_schedule: "0 3 * * *"', 'report_schedule: "0 3 * * 0"'],
    ['schedule: "rate(1 day)"', 'schedule: "rate(5 minutes)"', 'schedule schedule'],
    ['schedule: "@every 1h"', 'schedule: "@every 30m"'],
    ['cron: "0 0 0 * * ?"', 'cron: "0 * * * * ?"', 'cron schedule'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });
});
