import type { Person } from '../catalog/types.ts';
import { levelRank } from '../provenance/levels.ts';
import { LEVELS, type Actor } from '../provenance/types.ts';
import type { Match } from './match.ts';
import type { ApprovalNeed, Eligibility, Reason, Rule } from './types.ts';

/** What no policy file can switch off, since the answers' worth rests on it. */
const BUILT_IN = { file: 'built in', line: 0 } as const;

const ANYONE: Eligibility = { level: null, team: null, ownersOf: null, people: null, except: [] };

/**
 * A hand in the change that the roster cannot name could be any of those who approve. So one more is asked
 * than `asked` would be content with, at each level from senior up, and never fewer than one senior.
 */
export function unknownHandsMatch(actors: readonly Actor[], asked: readonly ApprovalNeed[]): Match {
  const who = [...new Set(actors.map((actor) => actor.identity))].toSorted().join(', ');
  const rule: Rule = {
    id: 'unknown-hands',
    title: 'A hand in the change that nobody can name',
    severity: 'medium',
    per: 'change',
    when: () => ({ kind: 'matched' }),
    whenText: 'an actor of a held change is not in the roster',
    demand: {
      kind: 'require',
      approvals: oneMoreThan(asked),
      validations: [],
    },
    message: `The roster does not know ${who}, so nobody can tell whether an approver is one of the authors.`,
    lift: 'Add the identity to the person it belongs to in the catalog, or let one more person release it.',
    source: BUILT_IN,
  };
  return { rule, effects: [], failure: null, until: null };
}

function oneMoreThan(asked: readonly ApprovalNeed[]): readonly ApprovalNeed[] {
  const most = Math.max(0, ...asked.map(({ count }) => count));
  const levels = LEVELS.filter((level) => levelRank(level) >= levelRank('senior'));
  const senior = levels.flatMap((level): readonly ApprovalNeed[] => {
    const counts = asked.filter(({ from }) => from.level === level).map(({ count }) => count);
    return counts.length === 0
      ? []
      : [{ count: Math.max(...counts) + 1, from: { ...ANYONE, level } }];
  });
  const someSenior = { count: 1, from: { ...ANYONE, level: 'senior' as const } };
  return [{ count: most + 1, from: ANYONE }, ...(senior.length === 0 ? [someSenior] : senior)];
}

export function refusalReason(person: Person, reason: string): Reason {
  return {
    rule: 'refused',
    title: `Refused by ${person.name}`,
    severity: 'high',
    outcome: 'deny',
    message: `${person.name} refused it: ${reason}`,
    effects: [],
    evidence: null,
    source: BUILT_IN,
    lift: `Change what ${person.name} objects to and submit it again.`,
    until: null,
  };
}
