import { describe, expect, it } from 'vitest';
import { assessment, change, databaseDeletion, policy } from '../../../test/support/builders.ts';
import type { ServerDirective } from './server-directives.ts';
import { compileDirective, withDirectives } from './server-directives.ts';

const RESET: ServerDirective = {
  id: 'tier-1-reset',
  title: null,
  reason: 'Six hours without orders on 5 March',
  issuedBy: 'pia',
  starts: '2026-03-10T00:00:00.000Z',
  ends: '2026-06-08T00:00:00.000Z',
  scope: { environments: ['production'] },
  requires: ['two-reviewers', 'director-audit'],
  message: null,
};

describe('a directive of the server', () => {
  it('means what policy.yaml means by the same words', () => {
    const { directive, problems } = compileDirective(RESET, null);
    expect(problems).toEqual([]);
    expect(directive).toMatchObject({
      id: 'tier-1-reset',
      starts: RESET.starts,
      ends: RESET.ends,
      rule: {
        per: 'effect',
        whenText: 'effect.environment in ["production", "unknown"]',
        demand: { kind: 'require', approvals: [{ count: 2 }], validations: [] },
        message:
          'Six hours without orders on 5 March. Until it ends it asks for two people who had no hand in it and a look by a director after the release.',
      },
    });
    const about = assessment(change([databaseDeletion()]));
    expect(directive?.rule.when(about, 0)).toEqual({ kind: 'matched' });
  });

  it.each<[string, Partial<ServerDirective>, object]>([
    ['owners', { requires: ['owners'] }, { approvals: [{ from: { ownersOf: 'direct' } }] }],
    [
      'somebody senior',
      { requires: ['senior-sign-off'] },
      { approvals: [{ from: { level: 'senior' } }] },
    ],
    [
      'a check',
      { requires: ['automated-checks'] },
      { approvals: [], validations: ['automated-checks'] },
    ],
    ['nothing before the release', { requires: ['vp-audit'] }, { approvals: [], validations: [] }],
  ])('can ask for %s', (_, given, demand) => {
    const { directive } = compileDirective({ ...RESET, ...given }, null);
    expect(directive?.rule.demand).toMatchObject(demand);
  });

  it('binds every change where its scope cannot be compiled', () => {
    const broken = { ...RESET, scope: { when: 'no such thing (' } };
    expect(compileDirective(broken, null).directive).toBeNull();
    const [directive] = withDirectives(policy([]), [broken]).directives;
    const result = directive?.rule.when(assessment(change([])), null);
    expect(result).toMatchObject({ kind: 'failed' });
    expect(directive?.rule.demand).toMatchObject({ approvals: [{ count: 2 }] });
  });
});

describe('a policy with directives', () => {
  const base = policy([]);
  const other = { ...RESET, id: 'other' };

  it('is the same where there are none', () => {
    expect(withDirectives(base, [])).toBe(base);
  });

  it('has a hash over all of them, in whatever order they come', () => {
    const both = withDirectives(base, [RESET, other]);
    expect(withDirectives(base, [other, RESET]).hash).toBe(both.hash);
    expect(both.directives.map(({ id }) => id)).toEqual(['other', 'tier-1-reset']);
  });

  it.each<[string, Partial<ServerDirective>]>([
    ['its end', { ends: '2026-06-09T00:00:00.000Z' }],
    ['its scope', { scope: {} }],
    ['what it asks for', { requires: ['two-reviewers'] }],
    ['who answers for it', { issuedBy: 'vic' }],
  ])('has another hash with %s another one', (_, given) => {
    const hash = withDirectives(base, [RESET]).hash;
    expect(hash).not.toBe(base.hash);
    expect(withDirectives(base, [{ ...RESET, ...given }]).hash).not.toBe(hash);
  });
});
