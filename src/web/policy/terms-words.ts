/** What a policy says about answers, in sentences. */
import type { PolicyTerms } from '../../server/contract/policy.ts';
import { count, levelWord, list } from '../ui/words.ts';

export interface TermWords {
  readonly title: string;
  readonly text: string;
}

function tiersWords(tiers: readonly number[]): string {
  return list(tiers.map((tier) => `Tier ${tier}`));
}

function aboveWords(level: string): string {
  return level === 'vp' ? 'a VP' : `somebody ${levelWord(level)} or above`;
}

function presence({ presence: terms }: PolicyTerms): string {
  if (terms === null) return 'A passkey is asked for nowhere.';
  const { tiers, irreversible, rules } = terms;
  const where = [
    ...(tiers.length > 0 ? [`for ${tiersWords(tiers)} systems hit directly`] : []),
    ...(irreversible ? ['for what cannot be undone in production'] : []),
    ...(rules ? ['for files that say what is held and who is asked'] : []),
  ];
  if (where.length === 0) return 'A passkey is asked for nowhere.';
  return `An answer counts only when it is signed with a passkey: ${list(where)}.`;
}

function explain({ explain: terms }: PolicyTerms): string {
  if (terms === null || terms.tiers.length === 0) return 'Nobody has to explain a change first.';
  const what = terms.of === 'everything' ? 'Every change' : 'What AI had a part in';
  const each = terms.eachIrreversible
    ? ' Each effect that cannot be undone wants an answer of its own.'
    : '';
  return `${what} is explained by its author before anybody is asked, where it hits ${tiersWords(terms.tiers)} systems directly.${each}`;
}

/** Each part of the terms with what it means. */
export function termsWords(terms: PolicyTerms): readonly TermWords[] {
  const { exceptions, findings, unknownAsAi } = terms;
  return [
    { title: 'Passkeys', text: presence(terms) },
    { title: 'Explanations', text: explain(terms) },
    {
      title: 'Seniority',
      text:
        terms.seniority === 'everywhere'
          ? 'Who is senior is senior on every system.'
          : 'Who is senior is so on the systems that are theirs. Somebody senior elsewhere is not senior there.',
    },
    {
      title: 'Reviews on the forge',
      text:
        terms.reviews === 'count'
          ? 'A review on the forge counts, where no passkey is asked for.'
          : 'A review on the forge does not count. Answers are given here.',
    },
    {
      title: 'Exceptions',
      text: `Granted by ${aboveWords(exceptions.level)}, and where Tier 1 is hit by ${aboveWords(exceptions.tier1)}. Reviewed within ${count(exceptions.reviewAfterDays, 'day')} after the end.`,
    },
    {
      title: 'Findings',
      text: `A risky pattern found in a change may be accepted by ${aboveWords(findings.acceptedBy)}.${
        findings.off.length === 0 ? '' : ` Not looked for: ${list(findings.off)}.`
      }${findings.also?.length ? ` Looked for as well: ${list(findings.also)}.` : ''}`,
    },
    {
      title: 'Origin unknown',
      text:
        unknownAsAi.length === 0
          ? 'Where nobody can tell whether AI wrote it, it is not treated as AI-assisted.'
          : `Where nobody can tell whether AI wrote it, it is treated as AI-assisted on ${tiersWords(unknownAsAi)} systems.`,
    },
  ];
}
