import { describe, expect, it } from 'vitest';
import type { PolicyTerms } from '../../server/contract/policy.ts';
import { termsWords } from './terms-words.ts';

const TERMS: PolicyTerms = {
  presence: { tiers: [1], irreversible: true, rules: true },
  reviews: 'count',
  seniority: 'by-system',
  explain: { tiers: [1, 2], of: 'ai-assisted', eachIrreversible: false },
  exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
  findings: { off: [], acceptedBy: 'senior' },
  unknownAsAi: [1, 2],
};

const say = (title: string, terms: Partial<PolicyTerms> = {}) =>
  termsWords({ ...TERMS, ...terms }).find((each) => each.title === title)?.text;

describe('the terms of release in words', () => {
  it.each<[string, Partial<PolicyTerms>, string]>([
    [
      'Passkeys',
      {},
      'An answer counts only when it is signed with a passkey: for Tier 1 systems hit directly, for what cannot be undone in production and for files that say what is held and who is asked.',
    ],
    ['Passkeys', { presence: null }, 'A passkey is asked for nowhere.'],
    [
      'Passkeys',
      { presence: { tiers: [], irreversible: false, rules: false } },
      'A passkey is asked for nowhere.',
    ],
    [
      'Explanations',
      {},
      'What AI had a part in is explained by its author before anybody is asked, where it hits Tier 1 and Tier 2 systems directly.',
    ],
    ['Explanations', { explain: null }, 'Nobody has to explain a change first.'],
    ['Seniority', { seniority: 'everywhere' }, 'Who is senior is senior on every system.'],
    [
      'Reviews on the forge',
      { reviews: 'ignore' },
      'A review on the forge does not count. Answers are given here.',
    ],
    [
      'Exceptions',
      { exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 1 } },
      'Granted by somebody director or above, and where Tier 1 is hit by a VP. Reviewed within 1 day after the end.',
    ],
    [
      'Findings',
      { findings: { off: ['retry'], acceptedBy: 'principal' } },
      'A risky pattern found in a change may be accepted by somebody principal or above. Not looked for: retry.',
    ],
    [
      'Findings',
      { findings: { off: [], also: ['guard-removed'], acceptedBy: 'senior' } },
      'A risky pattern found in a change may be accepted by somebody senior or above. Looked for as well: guard-removed.',
    ],
    [
      'Origin unknown',
      { unknownAsAi: [] },
      'Where nobody can tell whether AI wrote it, it is not treated as AI-assisted.',
    ],
  ])('%s of %o', (title, terms, words) => {
    expect(say(title, terms)).toBe(words);
  });

  it('say what each eagerness adds', () => {
    const explain = { tiers: [1], of: 'everything', eachIrreversible: true } as const;
    expect(say('Explanations', { explain: { ...explain, tiers: [1] } })).toMatch(
      /^Every change .*Each effect that cannot be undone wants an answer of its own\.$/,
    );
  });
});
