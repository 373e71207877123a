import { describe, expect, it } from 'vitest';
import {
  assessment,
  catalog,
  change,
  effect,
  evidence,
  origin,
  person,
  sha256,
  system,
} from '../../../test/support/builders.ts';
import type { Facts } from '../assess.ts';
import type { ChangeOrigin } from '../change/origin.ts';
import type { Effect } from '../change/types.ts';
import { carriesOver } from './carry-over.ts';

const roster = catalog({
  people: [
    person('ada', { identities: ['ada@example.com'] }),
    person('ben', { identities: ['ben@example.com'] }),
  ],
});
const AUTHOR = { role: 'author', identity: 'ada@example.com' } as const;

const pushed = (
  given: Partial<ChangeOrigin> = {},
  facts: Partial<Facts> = {},
  of: Partial<Omit<Effect, 'resource'>> = {},
) =>
  assessment(change([effect(of)], { kind: 'code', origin: origin(given) }), {
    catalog: roster,
    actors: [AUTHOR],
    ...facts,
  });

describe('answers carry over a push', () => {
  it.each([
    ['with a new head and base', pushed({ head: 'h2', base: 'b2', mergeBase: 'm2' })],
    ['that shows the same lines elsewhere', pushed({}, {}, { evidence: [evidence({ line: 9 })] })],
    ['with one hand less', pushed({}, { actors: [] })],
  ])('%s', (_, after) => {
    expect(carriesOver(pushed(), after)).toMatchObject({ allowed: true });
  });
});

describe('answers do not carry over', () => {
  const ben = { role: 'author', identity: 'ben@example.com' } as const;
  const stranger = { role: 'co-author', identity: 'who@example.com' } as const;
  const tier1 = catalog({
    ...roster.catalog,
    systems: [system('pay', { tier: 1, resources: ['aws_lambda_function.*'] })],
  });
  it.each([
    ['another difference', pushed({ diff: `sha256:${sha256('other')}` }), 'difference'],
    ['another repository', pushed({ repository: 'acme/other' }), 'another request'],
    ['another request', pushed({ request: 13 }), 'another request'],
    ['another forge', pushed({ forge: 'ghe.example.com' }), 'another request'],
    ['no request', pushed({ request: null }), 'another request'],
    ['another base', pushed({ baseBranch: 'release' }), 'another branch'],
    ['another effect', pushed({}, {}, { reversibility: 'irreversible' }), 'something else'],
    ['a new contributor', pushed({}, { actors: [AUTHOR, ben] }), 'Somebody new'],
    ['a new stranger', pushed({}, { actors: [AUTHOR, stranger] }), 'Somebody new'],
    ['another reach', pushed({}, { catalog: tier1 }), 'reach'],
    ['no origin', assessment(change([effect()]), { catalog: roster }), 'no request'],
  ])('to %s', (_, after, why) => {
    const permission = carriesOver(pushed(), after);
    expect(permission).toMatchObject({ allowed: false });
    expect(permission.why).toContain(why);
  });

  it('from a stranger to a person: who it is was not known', () => {
    const before = pushed({}, { actors: [AUTHOR, stranger] });
    const after = pushed({}, { actors: [AUTHOR, ben] });
    expect(carriesOver(before, after).allowed).toBe(false);
  });
});
