import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../core/policy/types.ts';
import { ConfigError } from '../problem.ts';
import { loadPolicy } from './load.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function load(text: string, defaults?: string): Promise<Policy> {
  const path = join(folder, `${(count += 1)}.yaml`);
  await writeFile(path, text);
  return loadPolicy(defaults === undefined ? { path } : { path, defaults });
}

const OWN = `version: 1
severities: { none: { production: critical } }
rules:
  - id: own
    title: Own rule
    when: |
      true
    require: { approvals: [2, { level: senior, ownersOf: tier-1 }], validations: [plan] }
    message: Because.
directives:
  - id: reset
    reason: After the outage
    issuedBy: vera
    starts: 2026-03-11
    for: 90d
    scope: { tiers: [1, 2], systems: [a, 'b'], environments: [production], when: effect.destroys }
    deny: true
    message: Not now.
    lift: Wait.
`;

describe('a policy', () => {
  it.each<[string, string, readonly string[] | undefined]>([
    ['the tokens that it names', 'release: { checksFrom: [ci-main, ci-x] }', ['ci-main', 'ci-x']],
    ['any token where its list is empty', 'release: { checksFrom: [] }', undefined],
    ['any token where it says nothing', 'rules: []', undefined],
  ])('takes checks from %s', async (_, line, from) => {
    const { terms } = await load(`version: 1\n${line}\n`);
    expect(terms?.checksFrom).toEqual(from);
  });

  it('has the built-in rules first, then its own', async () => {
    const [alone, own] = [await loadPolicy({ path: null }), await load(OWN)];
    expect(alone.rules.length).toBeGreaterThan(10);
    expect(own.rules.map(({ id }) => id)).toEqual([...alone.rules.map(({ id }) => id), 'own']);
    expect(alone.rules[0]?.source.file).toBe('holdpoint/policies/default.yaml');
  });

  it('carries a rule as it was written', async () => {
    const rule = (await load(OWN)).rules.at(-1);
    expect(rule).toMatchObject({
      id: 'own',
      title: 'Own rule',
      severity: null,
      per: 'change',
      whenText: 'true',
      message: 'Because.',
      lift: 'Needs the approval of 2 people and the approval of 1 senior or above who owns what is hit and the check "plan" passed.',
      source: { line: 4 },
      demand: {
        kind: 'require',
        approvals: [
          { count: 2, from: { level: null, team: null, ownersOf: null, people: null, except: [] } },
          { count: 1, from: { level: 'senior', ownersOf: 'tier-1' } },
        ],
        validations: ['plan'],
      },
    });
  });

  it('turns a directive into a rule with a span', async () => {
    const [directive] = (await load(OWN)).directives;
    expect(directive).toMatchObject({
      starts: '2026-03-11T00:00:00.000Z',
      ends: '2026-06-09T00:00:00.000Z',
      issuedBy: 'vera',
      rule: {
        id: 'reset',
        title: 'After the outage',
        per: 'effect',
        whenText:
          'effect.tiers.exists(t, t in [1, 2]) && effect.systems.exists(s, s in ["a", "b"]) && effect.environment in ["production", "unknown"] && (effect.destroys)',
        demand: { kind: 'deny' },
        lift: 'Wait.',
      },
    });
  });

  it.each<[string, string]>([
    ['starts: 2026-03-11\n    for: 36h', '2026-03-12T12:00:00.000Z'],
    ['starts: 2026-03-11\n    for: 2w', '2026-03-25T00:00:00.000Z'],
    ['starts: 2026-03-11T09:00:00+02:00\n    for: 1d', '2026-03-12T07:00:00.000Z'],
    ['starts: 2026-03-11\n    ends: 2026-06-09', '2026-06-09T00:00:00.000Z'],
  ])('ends a directive (%s) at %s', async (span, ends) => {
    const text = OWN.replace('starts: 2026-03-11\n    for: 90d', span);
    expect((await load(text)).directives[0]?.ends).toBe(ends);
  });

  it('takes severities from its own table, then from the built-in one', async () => {
    const { severities } = await load(OWN);
    expect(severities.none.production).toBe('critical');
    expect(severities.none.unknown).toBe('high');
    expect(severities['1'].production).toBe('critical');
  });

  it('leaves out what it disables, or all that is built in', async () => {
    const some = await load('version: 1\ndisable: [costly-production]');
    expect(some.rules.map(({ id }) => id)).not.toContain('costly-production');
    const none = await load('version: 1\ndefaults: false');
    expect(none.rules).toEqual([]);
    expect(none.severities['1'].production).toBe('critical');
  });

  it('fails with every mistake at once', async () => {
    const text = OWN.replace('true', 'tru').replace('issuedBy: vera', 'isuedBy: vera');
    await expect(load(text)).rejects.toThrow(ConfigError);
    await expect(loadPolicy({ path: join(folder, 'none.yaml') })).rejects.toThrow('no such file');
  });
});

describe("a policy's hash", () => {
  const hash = async (text: string, defaults?: string) => (await load(text, defaults)).hash;

  it('is the same for the same policy, however it is laid out', async () => {
    const text = 'version: 1\nrules: []\ndisable: [costly-production]';
    expect(await hash(text)).toBe(
      await hash('# why\n{ disable: ["costly-production"], "version": 1 }'),
    );
    expect(await hash(text)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each<[string, string]>([
    ['a threshold', OWN.replace('[2,', '[3,')],
    ['a condition', OWN.replace('true\n', 'false\n')],
    ['a message', OWN.replace('Because.', 'Because!')],
    ['a rule left out', `${OWN}disable: [costly-production]\n`],
    ['the built-in rules left out', `${OWN}defaults: false\n`],
    ['an end', OWN.replace('90d', '91d')],
    ['a severity', OWN.replace('critical', 'high')],
  ])('changes with %s', async (_, text) => {
    expect(await hash(text)).not.toBe(await hash(OWN));
  });

  it('changes with the default policy', async () => {
    const defaults = join(folder, 'defaults.yaml');
    await writeFile(defaults, 'version: 1\n');
    expect(await hash(OWN, defaults)).not.toBe(await hash(OWN));
  });
});
