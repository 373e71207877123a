import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../file-registry.ts';
import type { FileReading } from '../types.ts';
import { briefly, pairOf, readConfig } from './test-config.ts';

describe('one quiet effect a file', () => {
  it('with every key', async () => {
    const { effects, signals } = await readConfig(
      pairOf(
        'config/app.yaml',
        'a: 1\nb: {c: x}\nd: [1]',
        'a: 2\nb: {c: y}\nd: [1, 2]\ne: {f: 1, g: 2}',
      ),
    );
    expect(signals).toEqual([]);
    expect(effects).toMatchObject([
      {
        verb: 'update',
        reversibility: 'reversible',
        data: 'none',
        environment: 'production',
        traits: ['configuration'],
        changes: ['a', 'b.c', 'd', 'e'],
        resource: {
          type: 'config-file',
          address: 'config/app.yaml',
          provider: 'config',
          file: 'config/app.yaml',
        },
      },
    ]);
    expect(effects[0]?.evidence.map(({ source, line }) => [source, line])).toEqual([
      ['a/config/app.yaml', 1],
      ['b/config/app.yaml', 1],
    ]);
  });

  it.each([
    ['config/a.yaml', 'a: 1 # x', '# y\n\n"a": 1'],
    ['config/a.yaml', 'a: {b: 1, c: 2}', 'a:\n  c: 2\n  b: 1'],
    ['config/a.yaml', 'x: &x {n: 1}\ny: *x', 'x: {n: 1}\ny: {n: 1}'],
    ['config/a.json', '{"a": [1, 2]}', '{\n  // c\n  "a": [2, 1],\n}'],
    ['config/a.toml', 'a.b = 1', '[a]\nb = 1'],
    ['config/a.properties', 'a=1', 'a : 1'],
    ['.env', 'A=1', 'export A="1"'],
    ['prod.tfvars', 'a = ["x"]', 'a = [\n  "x", # c\n]'],
    ['config/a.yaml', 'a: true', 'a: "yes"'],
  ])('and none for another notation: %s %#', async (path, before, after) => {
    expect(await readConfig(pairOf(path, before, after))).toMatchObject({
      effects: [],
      signals: [],
    });
  });

  it.each([
    [null, 'a: 1', 'create'],
    ['a: 1', null, 'delete'],
  ])('for a file that comes or goes: %j to %j', async (before, after, verb) => {
    const { effects } = await readConfig(pairOf('config/app.yaml', before, after));
    expect(effects).toMatchObject([
      { verb, reversibility: 'reversible', data: 'none', changes: [] },
    ]);
  });
});

describe('a new file', () => {
  const text = 'debug: true\ntls: {verify: false}\ntimeout: 0\n';
  it('is judged where it is for production', async () => {
    expect(await briefly(null, text)).toEqual([
      'debug public-exposure',
      'tls.verify protection-removed',
    ]);
    expect(await briefly(null, text, 'config/app.yaml', 'unknown')).toEqual([]);
  });
});

describe('the environment', () => {
  it.each<readonly [string, string, string, string | null]>([
    ['a: 1\nenvironment: production', 'a: 2\nenvironment: production', 'production', 'production'],
    [
      'a: 1\nspring: {profiles: {active: stg}}',
      'a: 2\nspring: {profiles: {active: stg}}',
      'staging',
      'stg',
    ],
    ['a: 1', 'a: 2', 'unknown', null],
  ])('of %j', async (before, after, environment, environmentName) => {
    const { effects } = await readConfig(pairOf('config/app.yaml', before, after, 'unknown'));
    expect(effects[0]).toMatchObject({ environment, environmentName });
  });

  it('of several profiles in one file is the most dangerous', async () => {
    const text = (n: number) =>
      `spring.profiles.active: dev\nx: 1\n---\nspring.config.activate.on-profile: prod\ntimeout: ${n}\n`;
    const { effects } = await readConfig(pairOf('config/app.yaml', text(1), text(500), 'unknown'));
    expect(effects).toMatchObject([
      { environment: 'production', resource: { name: '[#2].timeout' } },
    ]);
  });

  it('of a section', async () => {
    const text = (timeout: number) =>
      `development:\n  timeout: 5\nproduction:\n  timeout: ${timeout}\n`;
    const { effects } = await readConfig(pairOf('config/app.yaml', text(5), text(5000), 'unknown'));
    expect(effects[0]).toMatchObject({ environment: 'production', environmentName: 'production' });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['config/app.yaml', 'a: 1', 'a: ['],
    ['.env.production', 'A=1', 'A=\0'],
    ['prod.tfvars', 'a = 1', 'a = {'],
    ['config/prod.json', '{"a": 1}', '{"a": '],
    ['config/prod.toml', 'a = 1', 'a ='],
    ['compose.yaml', 'services: {}', 'services: ['],
    ['config/app.yaml', 'a: 1', 'a: {{ x }} {% y %}\n b: ['],
  ])('%s is held', async (path, before, after) => {
    const { effects, signals } = await readConfig(pairOf(path, before, after));
    expect(effects).toEqual([]);
    expect(signals).toMatchObject([{ kind: 'incomplete-input', weight: 'hold' }]);
    expect(signals[0]?.evidence[0]?.line).toBeGreaterThan(0);
  });

  it.each([
    ['config/app.yaml', 'a: [', 'a: [[', 'unknown'],
    ['config/app.yaml', 'a: {{ x }} b: [', 'a: {{ y }} b: [', 'production'],
    ['config/dev.yaml', 'a: [', 'a: [[', 'development'],
  ] as const)('%s is plain text', async (path, before, after, kind) => {
    const reading = await readConfig(pairOf(path, before, after, kind));
    expect(reading).toMatchObject({ effects: [], signals: [] });
  });
});

/** What holds of every reading, whatever stood in the files. */
function expectSound({ effects, signals }: FileReading): void {
  const addresses = effects.map(({ resource }) => resource.address);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const effect of effects) {
    expect(effect.resource.provider).not.toBeNull();
    expect(effect.traits).toEqual([...new Set(effect.traits)].toSorted());
    expect(effect.why).toMatch(/[^.]\.$/);
    expect(effect.evidence.length).toBeGreaterThan(0);
    expect(JSON.stringify(effect).isWellFormed()).toBe(true);
  }
  for (const signal of signals) expect(signal.weight).toBe('hold');
}

describe('hostile files', () => {
  it('are bounded', async () => {
    const keys = (value: number) =>
      Array.from({ length: 2_000 }, (_, index) => `k${index}_timeout: ${value}`).join('\n');
    const { effects } = await readConfig(pairOf('config/app.yaml', keys(1), keys(1000)));
    expect(effects).toHaveLength(60);
    expect(effects.flatMap(({ changes }) => changes)).toHaveLength(2_000);
  });

  it('cannot use keys of objects', async () => {
    const { effects } = await readConfig(
      pairOf('config/app.json', '{"__proto__": {"timeout": 1}}', '{"__proto__": {"timeout": 100}}'),
    );
    expect(effects.map(({ resource }) => resource.name)).toEqual(['__proto__.timeout']);
  });

  const paths = [
    'config/app.yaml',
    'config/app.json',
    'config/app.toml',
    'prod.properties',
    '.env',
    'a.tfvars',
    'my.cnf',
    'web.config',
    'redis.conf',
    'compose.yaml',
    'crontab',
    'a.timer',
    'flags.json',
  ];
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('5m', '10%', '* * * * *', 'a.b.co', 'postgres://u:p@h/d', '0.0.0.0', null),
  );
  const key = fc.constantFrom(
    'timeout',
    'replicas',
    'tls',
    'db_host',
    'password',
    'retention_days',
    'cron',
    'a',
    'allowed',
    'level',
    'version',
    'services',
    'volumes',
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      value,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(key, tie('node'), { maxKeys: 5 }),
    ),
  })).node;

  it('never break the reader, and what differs is never nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (path, before, after) => {
          expectSound(await readConfig(pairOf(path, before, after)));
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(key, tree),
        fc.dictionary(key, tree),
        async (before, after) => {
          const [old, next] = [JSON.stringify(before), JSON.stringify(after)];
          const { effects } = await readConfig(pairOf('config/app.json', old, next));
          const again = await readConfig(pairOf('config/app.json', old, next));
          expect(again.effects).toEqual(effects);
          expectSound(again);
          const equal = await readConfig(pairOf('config/app.json', old, old));
          expect(equal.effects).toEqual([]);
          if (Object.keys(before).some((name) => !(name in after)))
            expect(effects.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('one that breaks in production is never silent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (garbage) => {
        const after = `{"a": ${garbage}`;
        const { effects, signals } = await readConfig(
          pairOf('config/app.json', '{"a": "b"}', after),
        );
        let same = false;
        try {
          same = (JSON.parse(after) as { a: unknown }).a === 'b';
        } catch {
          same = false;
        }
        expect(effects.length + signals.length > 0 || same).toBe(true);
      }),
    );
  });
});

it('stands in the registry', async () => {
  const { readings } = await readFiles([pairOf('.env', 'TIMEOUT=1', 'TIMEOUT=100')]);
  expect(readings.map(({ reader }) => reader)).toEqual(['config']);
});
