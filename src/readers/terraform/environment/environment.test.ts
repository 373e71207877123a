import { describe, expect, it } from 'vitest';
import { effectOf, sampleChange } from '../sample-plan.ts';
import { environmentIn, environmentInName } from '../../shared/environment-words.ts';

type Extra = Readonly<Record<string, unknown>>;

describe('environmentIn', () => {
  it.each([
    ['prod', 'production'],
    ['production', 'production'],
    ['PRD', 'production'],
    ['live', 'production'],
    ['acme-prod-eu1', 'production'],
    ['prod01', 'production'],
    ['acmeProd', 'production'],
    ['stg', 'staging'],
    ['preprod', 'staging'],
    ['pre-prod', 'staging'],
    ['pre_production', 'staging'],
    ['uat', 'staging'],
    ['qa', 'test'],
    ['dev', 'development'],
    ['sandbox-2', 'development'],
    ['nonprod', 'development'],
    ['non-prod', 'development'],
    ['acme-non-prod', 'development'],
    ['not-prod', 'development'],
    ['non-dev', null],
    ['not_test', null],
    ['cannon-dev', 'development'],
    ['non-dev-prod', 'production'],
    ['product', null],
    ['products-api', null],
    ['reproduce', null],
    ['delivery', null],
    ['devices', null],
    ['contest', null],
    ['', null],
    ['dev-and-prod', 'production'],
  ])('%s: %s', (text, kind) => {
    expect(environmentIn(text)?.kind ?? null).toBe(kind);
  });
});

describe('environmentInName', () => {
  it.each([
    ['module.prod.orders', 'production'],
    ['staging_bucket', 'staging'],
    ['ci', null],
    ['test_runner', null],
    ['local_cache', null],
  ])('%s: %s', (text, kind) => {
    expect(environmentInName(text)?.kind ?? null).toBe(kind);
  });
});

const provider = (settings: Extra, more: Extra = {}): Extra => ({
  configuration: {
    root_module: {},
    provider_config: {
      aws: {
        name: 'aws',
        ...more,
        expressions: Object.fromEntries(
          Object.entries(settings).map(([name, value]) => [name, { constant_value: value }]),
        ),
      },
    },
  },
});
const variable = (name: string, value: unknown): Extra => ({ variables: { [name]: { value } } });
const tagged = (tags: Extra) => sampleChange('aws_db_instance', ['delete'], { tags }, null);
const plain = tagged({});
const at = (address: string) =>
  sampleChange('aws_db_instance', ['delete'], {}, null, { element: { address } });

describe('the environment of a resource', () => {
  it.each([
    ['nothing says it', plain, {}, 'unknown', null],
    ['a variable', plain, variable('environment', 'prod-eu'), 'production', 'prod-eu'],
    ['a workspace', plain, variable('workspace', 'staging'), 'staging', 'staging'],
    ['a variable of another name', plain, variable('greeting', 'prod'), 'unknown', null],
    ['a number', plain, variable('environment', 1), 'unknown', null],
    ['a profile', plain, provider({ profile: 'acme-dev' }), 'development', 'acme-dev'],
    ['a project', plain, provider({ project: 'acme-prod-1' }), 'production', 'acme-prod-1'],
    ['an alias', plain, provider({}, { alias: 'prod' }), 'production', 'prod'],
    ['a tag', tagged({ Environment: 'staging' }), {}, 'staging', 'staging'],
    ['a tag of another name', tagged({ Team: 'prod' }), {}, 'unknown', null],
    ['a module path', at('module.prod.aws_db_instance.x'), {}, 'production', 'prod'],
    ['a name', at('aws_db_instance.orders-prod'), {}, 'production', 'prod'],
    ['the type alone', at('aws_devicefarm_test_project.x'), {}, 'unknown', null],
    [
      'a tag against a variable',
      tagged({ env: 'prod' }),
      variable('env', 'dev'),
      'production',
      'prod',
    ],
    [
      'a variable against a tag',
      tagged({ env: 'dev' }),
      variable('env', 'prod'),
      'production',
      'prod',
    ],
    [
      'an address against a variable',
      at('module.prod.aws_db_instance.x'),
      variable('env', 'dev'),
      'production',
      'prod',
    ],
    [
      'a milder address',
      at('module.dev.aws_db_instance.x'),
      variable('env', 'prod'),
      'production',
      'prod',
    ],
  ] as const)('%s', async (_title, change, extra, kind, name) => {
    const effect = await effectOf(change, extra);
    expect([effect.environment, effect.environmentName]).toEqual([kind, name]);
    const told = effect.evidence.some(({ note }) => note.includes(' environment: '));
    expect(told).toBe(kind !== 'unknown');
  });
});
