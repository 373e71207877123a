import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../package-root.ts';
import { runCasesIn } from './cases.ts';
import { loadPolicy } from './load.ts';

const policy = await loadPolicy({ path: null });
const file = packageFile(join('policies', 'default.test.yaml'));
const source = { file: 'policies/default.test.yaml', text: await readFile(file, 'utf8') };
const results = runCasesIn(source, policy, null);

describe('the default policy', () => {
  it.each(results.map((result) => [result.name, result] as const))('%s', (_, result) => {
    expect(result.differences).toEqual([]);
  });

  it('has as many harmless cases as it needs to be no nuisance', () => {
    const allowed = results.filter(({ verdict }) => verdict.reasons.length === 0);
    expect(results.length).toBeGreaterThanOrEqual(30);
    expect(allowed.length).toBeGreaterThanOrEqual(25);
  });

  it.each(policy.rules.map(({ id }) => id))('has a case that fails without %s', (id) => {
    const without = { ...policy, rules: policy.rules.filter((rule) => rule.id !== id) };
    // The name stays known, so that the case is run and not refused.
    const silent = { ...without, directives: [silentDirective(id)] };
    const failed = runCasesIn(source, silent, null).filter(
      ({ differences }) => differences.length > 0,
    );
    expect(failed).not.toEqual([]);
  });

  it('speaks in whole sentences', () => {
    const odd = policy.rules.filter(
      ({ title, message, lift }) =>
        !/^[A-Z].*[^.]$/.test(title) || !/^[A-Z].*\.$/.test(message) || !/^[A-Z].*\.$/.test(lift),
    );
    expect(odd).toEqual([]);
  });
});

function silentDirective(id: string) {
  const [rule] = policy.rules;
  if (rule === undefined) throw new Error('the default policy is empty');
  const never = { ...rule, id, when: () => ({ kind: 'not-matched' as const }) };
  return { id, reason: '', issuedBy: '', starts: '2000-01-01', ends: '2000-01-02', rule: never };
}
