import type { Explanation } from '../../../core/approval/explanation.ts';
import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { Change } from '../../../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../../../core/provenance/types.ts';
import { carryKey } from './carry-key.ts';
import type { GovernanceReads } from '../ports.ts';
import type { RecordedStatement } from '../types.ts';

/** Which case a change is, for what was said about it. */
export interface Subject {
  /** Null before it is one. */
  readonly case: string | null;
  readonly slot: string | null;
}

/** Nobody says more often than this what a change does. */
const MOST = 50;

/**
 * What contributors said of their own change: the latest explanation, and each one's latest statement. Where
 * presence is asked for by now, what loosens counts only signed: `asksPresence`, asked only where something
 * is not.
 */
export async function whatWasSaid(
  reads: GovernanceReads,
  { case: id, slot }: Subject,
  change: Change,
  actors: readonly ActorClaim[],
  roster: CatalogIndex,
  asksPresence: () => boolean,
): Promise<{
  readonly explanation: Explanation | null;
  readonly statements: readonly ProvenanceClue[];
}> {
  const key = carryKey(slot, change);
  if (id === null && key === null) return { explanation: null, statements: [] };
  // One after the other: within a transaction they share a connection.
  const explanations = await reads.explanationsOf(id, key, MOST);
  const statements = await reads.statementsOf(id, key, MOST);
  const people = (among: readonly ActorClaim[]): ReadonlySet<string> =>
    new Set(among.flatMap(({ identity }) => roster.personBy(identity)?.id ?? []));
  const wrote = people(actors.filter(({ role }) => role === 'author' || role === 'co-author'));
  const contributors = people(actors);
  // Where only a machine wrote it, whoever had it made explains it.
  const authors = wrote.size > 0 ? wrote : contributors;
  const counts = ({ evidence }: { readonly evidence: string | null }): boolean =>
    evidence !== null || !asksPresence();
  const explanation = explanations.find((each) => authors.has(each.said.person) && counts(each));
  const latest = new Map<string, RecordedStatement>();
  for (const statement of statements) {
    const { person, says } = statement;
    if (contributors.has(person) && !latest.has(person) && (says === 'ai' || counts(statement))) {
      latest.set(person, statement);
    }
  }
  return { explanation: explanation?.said ?? null, statements: [...latest.values()].map(clueOf) };
}

function clueOf({ person, says, tool, note, at }: RecordedStatement): ProvenanceClue {
  return {
    kind: 'statement',
    says,
    // The ledger vouches for who said it; whether it is true is on that person.
    strength: 'attested',
    tool,
    evidence: {
      source: 'the ledger',
      pointer: null,
      line: null,
      note: `${person} stated at ${at}: ${note}`,
      excerpt: [],
    },
  };
}
