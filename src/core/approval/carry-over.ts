import type { Assessment } from '../assess.ts';
import { canonicalJson } from '../change/canonical-json.ts';
import type { Change } from '../change/types.ts';
import { contributorsOf, unresolvedActors } from './people/contributors.ts';
import type { Permission } from './people/eligibility.ts';

/**
 * Whether answers to one push of a request hold for the next: the difference is the same to the byte,
 * everything it would do is the same, and nobody new had a hand in it. Nothing else carries over.
 */
export function carriesOver(before: Assessment, after: Assessment): Permission {
  const [was, is] = [before.change.origin, after.change.origin];
  if (was === undefined || is === undefined) return no('It is no request on a forge.');
  const isSameRequest =
    was.forge === is.forge &&
    was.repository === is.repository &&
    was.request !== null &&
    was.request === is.request;
  if (!isSameRequest) return no('It is another request.');
  if (was.baseBranch !== is.baseBranch) return no('It would be merged into another branch.');
  if (was.diff !== is.diff) return no('The difference is not the same.');
  if (substance(before.change) !== substance(after.change)) {
    return no('The same difference would do something else by now.');
  }
  if (standing(before) !== standing(after)) return no('What is known of its reach has changed.');
  const earlier = contributorsOf(before);
  const isNew = [...contributorsOf(after)].some((person) => !earlier.has(person));
  if (isNew || hasNewStranger(before, after)) return no('Somebody new had a hand in it.');
  return { allowed: true, why: 'The difference is the same, and nobody new had a hand in it.' };
}

function no(why: string): Permission {
  return { allowed: false, why };
}

function hasNewStranger(before: Assessment, after: Assessment): boolean {
  const known = new Set(unresolvedActors(before).map(({ identity }) => identity));
  return unresolvedActors(after).some(({ identity }) => !known.has(identity));
}

/** What it would do, without where it was read: names of commits are in every piece of evidence. */
function substance({ kind, effects, findings, signals }: Change): string {
  return canonicalJson({
    kind,
    effects: effects.map((effect) => ({ ...effect, evidence: [] })),
    findings: (findings ?? []).map(({ id, weight }) => ({ id, weight })),
    signals: signals.map(({ kind: signal, weight }) => ({ signal, weight })),
  });
}

/** What people decided by, besides the difference itself. */
function standing(assessment: Assessment): string {
  const { headline, environment, provenance, reach, losses, explanation } = assessment;
  return canonicalJson({
    headline,
    environment,
    provenance: provenance.kind,
    systems: reach.systems.map(({ id, tier, distance }) => ({ id, tier, distance })),
    further: reach.further,
    losses,
    explanation: explanation ?? null,
  });
}
