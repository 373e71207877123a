import { describe, expect, it } from 'vitest';
import { directiveOf, EMPTY_DIRECTIVE, missingIn, type DirectiveFields } from './terms-of-form.ts';

const WHOLE: DirectiveFields = {
  ...EMPTY_DIRECTIVE,
  name: ' tier-1-reset ',
  reason: ' Six hours without orders. ',
};

describe('the form of a directive', () => {
  it.each<[string, Partial<DirectiveFields>, string | null]>([
    ['all that it takes', {}, null],
    ['no name', { name: '' }, 'short name'],
    ['a name with spaces', { name: 'Tier 1 reset' }, 'short name'],
    ['nothing asked for', { requires: [] }, 'asks for'],
    ['a short reason', { reason: 'because' }, '10 characters'],
  ])('with %s', (_, change, missing) => {
    const said = missingIn({ ...WHOLE, ...change });
    expect(said).toEqual(missing === null ? null : expect.stringContaining(missing));
  });

  it('becomes what is proposed, with what was left empty left out', () => {
    expect(directiveOf({ ...WHOLE, systems: 'orders, ,wiki' })).toEqual({
      name: 'tier-1-reset',
      title: null,
      reason: 'Six hours without orders.',
      scope: { tiers: [1], systems: ['orders', 'wiki'], environments: ['production'] },
      requires: ['two-reviewers'],
      until: { for: '90d' },
    });
    expect(directiveOf({ ...WHOLE, tiers: [], environments: [] }).scope).toEqual({});
  });
});
