import type { SafetyCase } from '../../../server/contract/cases.ts';
import { capital, cardinal, count, list, ordinal } from '../../ui/words.ts';
import { personOf, ruleTitle } from '../people/release.ts';

/** What would follow from an approval of one person, in words. */
export interface Consequence {
  readonly releases: boolean;
  readonly text: string;
}

/** Who could come next is named up to this many; more would not help anybody to find one. */
const NAMED = 4;

function afterwards(safety: SafetyCase, ids: readonly string[], missing: number): string {
  const people =
    missing === 1 ? 'One more person is' : `${capital(cardinal(missing))} more people are`;
  const names = ids.slice(0, NAMED).map((id) => personOf(safety.people, id).name);
  const rest = ids.length - names.length;
  if (names.length === 0) return `${people} needed after you, and nobody in the roster can be.`;
  const who = rest > 0 ? `${names.join(', ')} or ${count(rest, 'other')}` : list(names, 'or');
  return `${people} needed after you: ${who}.`;
}

/** What an approval by `me` would do to the case as the page shows it. */
export function consequenceOf(safety: SafetyCase, me: string): Consequence {
  const { holds } = safety.verdict;
  const mine = holds.flatMap((hold) =>
    hold.requirement.kind === 'approvals' && hold.requirement.eligible.includes(me)
      ? [hold.requirement]
      : [],
  );
  const others = holds.filter(
    ({ requirement }) => requirement.kind !== 'approvals' || !requirement.eligible.includes(me),
  );
  const already = safety.verdict.answers.some(
    (answer) => answer.person === me && answer.counts && answer.answer === 'approve',
  );
  if (already) {
    return {
      releases: false,
      text: 'You have approved this. Another answer of yours takes its place; it counts once.',
    };
  }
  const decisive = mine.toSorted((a, b) => b.count - b.given - (a.count - a.given))[0];
  if (decisive === undefined) {
    return {
      releases: false,
      text: 'Your approval lifts none of the holds; it is recorded beside them.',
    };
  }
  const missing = decisive.count - decisive.given - 1;
  const rank =
    decisive.count === 1
      ? 'Your approval is the only one needed'
      : `Your approval is the ${ordinal(decisive.given + 1)} of ${cardinal(decisive.count)}`;
  const releases = missing <= 0 && others.length === 0;
  if (releases) return { releases, text: `${rank}: it releases the change.` };
  const parts = [
    missing <= 0
      ? `${rank} from people.`
      : `${rank}. ${afterwards(
          safety,
          decisive.eligible.filter((id) => id !== me),
          missing,
        )}`,
  ];
  if (others.length > 0) {
    const left = others.map(({ rule, requirement }) =>
      requirement.kind === 'validation'
        ? `validation ${requirement.name}`
        : `“${ruleTitle(safety.verdict, rule)}”`,
    );
    parts.push(`It does not lift ${list([...new Set(left)])}.`);
  }
  return { releases, text: parts.join(' ') };
}

/** Why nobody can approve yet, where the author has not explained it. */
export function unexplainedWords(names: string): string {
  return `Approving opens once ${names} has explained it; you can refuse now.`;
}
