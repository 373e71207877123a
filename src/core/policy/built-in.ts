import type { Person } from '../catalog/types.ts';
import type { Actor } from '../provenance/types.ts';
import type { Match } from './match.ts';
import type { Reason, Rule } from './types.ts';

/** What no policy file can switch off, since the answers' worth rests on it. */
const BUILT_IN = { file: 'built in', line: 0 } as const;

/** A hand in the change that the roster cannot name: escalates to a senior, is never ignored. */
export function unknownHandsMatch(actors: readonly Actor[]): Match {
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
      approvals: [
        {
          count: 1,
          from: { level: 'senior', team: null, ownersOf: null, people: null, except: [] },
        },
      ],
      validations: [],
    },
    message: `The roster does not know ${who}, so nobody can tell whether an approver is one of the authors.`,
    lift: 'Add the identity to the person it belongs to in the catalog, or let a senior release it.',
    source: BUILT_IN,
  };
  return { rule, effects: [], failure: null, until: null };
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
