import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefly, pairOf, readConfig } from '../test-config.ts';

const json = (value: unknown) => JSON.stringify(value, null, 2);
const flags = (before: unknown, after: unknown) =>
  briefly(json(before), json(after), 'ops/flags.json', 'unknown');

const VARIATIONS = [{ value: true }, { value: false }];
const OFF = { on: false, offVariation: 1, fallthrough: { variation: 0 } };
const ON = { ...OFF, on: true };
const rollout = (weight: number) => ({
  ...ON,
  fallthrough: {
    rollout: {
      variations: [
        { variation: 0, weight },
        { variation: 1, weight: 100_000 - weight },
      ],
    },
  },
});
const ld = (production: object, more: object = {}) => ({
  items: [
    {
      key: 'cart',
      kind: 'boolean',
      variations: VARIATIONS,
      environments: { production, test: OFF },
      ...more,
    },
  ],
});

describe('LaunchDarkly', () => {
  it.each<readonly [unknown, unknown, ...string[]]>([
    [ld(OFF), ld(ON), 'cart feature-flag number-leap'],
    [ld(OFF), ld(rollout(10_000)), 'cart feature-flag'],
    [ld(rollout(10_000)), ld(rollout(25_000))],
    [ld(rollout(10_000)), ld(rollout(100_000)), 'cart feature-flag number-leap'],
    [ld(rollout(50_000)), ld(rollout(100_000))],
    [ld(ON), ld(OFF), 'cart feature-flag number-leap'],
    [ld(ON), ld(ON, { description: 'x' })],
    [ld(ON), ld(ON, { archived: true }), 'cart feature-flag'],
    [ld(OFF), ld(OFF, { archived: true })],
    [
      ld(ON),
      { items: [{ key: 'other', variations: VARIATIONS, environments: { production: OFF } }] },
      'cart delete feature-flag',
    ],
    [
      ld(OFF),
      { items: [{ key: 'other', variations: VARIATIONS, environments: { production: OFF } }] },
    ],
    [ld(ON), ld({ ...ON, fallthrough: { variation: 1 } }), 'cart feature-flag number-leap'],
    [ld({ ...ON, rules: [{ clauses: [1], variation: 0 }] }), ld(ON), 'cart feature-flag'],
    [
      ld({ ...ON, rules: [{ _id: 'a', clauses: [1] }] }),
      ld({ ...ON, rules: [{ _id: 'b', clauses: [1] }] }),
    ],
    [ld(ON), ld({ ...ON, rules: [{ clauses: [1] }] })],
    [ld({ ...ON, prerequisites: [{ key: 'p' }] }), ld(ON), 'cart feature-flag'],
  ])('%#', async (before, after, ...expected) => {
    expect(await flags(before, after)).toEqual(expected);
  });

  it('tells each environment apart', async () => {
    const reading = await readConfig(pairOf('flags.json', json(ld(OFF)), json(ld(ON)), 'unknown'));
    expect(reading.effects).toMatchObject([
      {
        environment: 'production',
        environmentName: 'production',
        resource: { provider: 'launchdarkly', name: 'cart', type: 'feature-flag' },
      },
    ]);
  });

  it('reads the data of an SDK', async () => {
    const sdk = (on: boolean) => ({
      flags: {
        cart: {
          key: 'cart',
          on,
          fallthrough: { variation: 0 },
          offVariation: 1,
          variations: [true, false],
        },
      },
    });
    expect(await flags(sdk(false), sdk(true))).toEqual(['cart feature-flag number-leap']);
    expect(await flags(sdk(true), sdk(true))).toEqual([]);
  });
});

describe('Unleash', () => {
  const un = (
    enabled: boolean,
    rolloutShare: number | null,
    more: object = {},
    strategy: object = {},
  ) => ({
    features: [{ name: 'cart', ...more }],
    featureStrategies:
      rolloutShare === null
        ? []
        : [
            {
              featureName: 'cart',
              environment: 'production',
              name: 'flexibleRollout',
              parameters: { rollout: String(rolloutShare) },
              constraints: [],
              ...strategy,
            },
          ],
    featureEnvironments: [{ featureName: 'cart', environment: 'production', enabled }],
  });
  const marked = (value: ReturnType<typeof un>) => ({
    ...value,
    features: value.features.map((one) => ({ ...one, impressionData: false })),
  });
  it.each<readonly [unknown, unknown, ...string[]]>([
    [marked(un(false, 100)), marked(un(true, 100)), 'cart feature-flag number-leap'],
    [marked(un(true, 10)), marked(un(true, 25))],
    [marked(un(true, 10)), marked(un(true, 100)), 'cart feature-flag number-leap'],
    [marked(un(true, 100)), marked(un(false, 100)), 'cart feature-flag number-leap'],
    [marked(un(true, 100)), marked(un(true, 100, { archived: true })), 'cart feature-flag'],
    [marked(un(false, 100)), marked(un(false, 100, { archived: true }))],
    [
      marked(un(true, 100, {}, { constraints: [{ a: 1 }] })),
      marked(un(true, 100)),
      'cart feature-flag number-leap',
    ],
    [marked(un(true, 100)), marked(un(true, 100, { description: 'x' }))],
    [
      { features: [{ name: 'a', enabled: false, strategies: [] }] },
      { features: [{ name: 'a', enabled: true, strategies: [] }] },
      'a feature-flag number-leap',
    ],
    [
      { features: [{ name: 'a', enabled: true, strategies: [] }] },
      { features: [] },
      'a delete feature-flag',
    ],
  ])('%#', async (before, after, ...expected) => {
    expect(await flags(before, after)).toEqual(expected);
  });
});

describe('flagd', () => {
  const fd = (flag: object) => ({
    flags: {
      cart: {
        state: 'ENABLED',
        variants: { on: true, off: false },
        defaultVariant: 'off',
        ...flag,
      },
    },
  });
  const fractional = (on: number) => ({
    targeting: {
      fractional: [
        ['on', on],
        ['off', 100 - on],
      ],
    },
  });
  it.each<readonly [unknown, unknown, ...string[]]>([
    [fd({}), fd({ defaultVariant: 'on' }), 'cart feature-flag number-leap'],
    [fd({}), fd({ variants: { on: true, off: false, new: 1 } })],
    [fd({}), fd({ state: 'DISABLED' }), 'cart feature-flag number-leap'],
    [fd({ targeting: { if: [1, 'on', 'off'] } }), fd({ targeting: {} }), 'cart feature-flag'],
    [fd({}), fd({ targeting: { if: [1, 'on', 'off'] } })],
    [fd(fractional(10)), fd(fractional(30))],
    [fd(fractional(10)), fd(fractional(100)), 'cart feature-flag number-leap'],
  ])('%#', async (before, after, ...expected) => {
    expect(await flags(before, after)).toEqual(expected);
  });
});

it('never throws on flags of odd shapes', async () => {
  const shape = fc.object({
    key: fc.constantFrom(
      'flags',
      'features',
      'items',
      'key',
      'on',
      'environments',
      'variations',
      'fallthrough',
      'strategies',
      'name',
      'defaultVariant',
      'variants',
      'state',
      'targeting',
      'fractional',
      '__proto__',
    ),
    maxDepth: 5,
  });
  await fc.assert(
    fc.asyncProperty(shape, shape, async (before, after) => {
      const reading = await readConfig(
        pairOf('flags.json', JSON.stringify(before), JSON.stringify(after)),
      );
      expect(Array.isArray(reading.effects)).toBe(true);
    }),
  );
});
