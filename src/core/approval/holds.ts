import type { Assessment } from '../assess.ts';
import type { CatalogIndex } from '../catalog/compile.ts';
import type { Person } from '../catalog/types.ts';
import { describeNeed, nameOf } from '../policy/describe.ts';
import type { Match } from '../policy/match.ts';
import type { ApprovalNeed, Hold } from '../policy/types.ts';
import { eligibleFor, fits, owns, systemsAskedFor } from './eligibility.ts';
import type { ReachedSystem } from '../reach/types.ts';
import type { Tally } from './tally.ts';

/** The requirements of one rule that are not met yet. */
export function openHolds(
  match: Match,
  assessment: Assessment,
  answers: Tally,
  roster: CatalogIndex,
): readonly Hold[] {
  const { rule } = match;
  if (rule.demand.kind === 'deny') return [];
  return [
    ...rule.demand.approvals.flatMap(
      (need, index) => approvalHold(need, index, match, assessment, answers, roster) ?? [],
    ),
    ...rule.demand.validations.flatMap((name) => validationHold(name, match, assessment) ?? []),
  ];
}

function approvalHold(
  need: ApprovalNeed,
  index: number,
  match: Match,
  assessment: Assessment,
  answers: Tally,
  roster: CatalogIndex,
): Hold | null {
  const fitting = answers.approvedBy.filter((person) =>
    fits(person, need.from, assessment, roster),
  );
  const short = shortOf(need, fitting, assessment);
  const given = Math.min(...short.map(({ approvals }) => approvals));
  if (given >= need.count) return null;
  const approved = new Set(fitting.map((person) => person.id));
  const eligible = eligibleFor(need.from, assessment, roster).filter((id) => {
    const person = roster.people.get(id);
    return (
      person && !approved.has(id) && short.some(({ system }) => !system || owns(person, system))
    );
  });
  const whom = describeNeed(need.count, need.from, roster);
  const missing = need.count - given;
  return {
    id: `${match.rule.id}/approvals/${index}`,
    rule: match.rule.id,
    requirement: {
      kind: 'approvals',
      count: need.count,
      given,
      from: need.from,
      eligible,
    },
    message: `Needs ${whom}; ${given} of ${need.count} so far.`,
    lift:
      eligible.length >= missing
        ? `${missing === 1 ? 'An approval' : `${missing} approvals`} from ${namesOf(eligible, roster)}.`
        : `Nobody in the roster who fits is left to ask (${eligible.length} of ${missing} needed). Add people with their level to the catalog.`,
  };
}

/**
 * Where approvals are missing, and how many there are. Owners are asked system by system: those of one
 * system cannot stand in for those of another. With nothing to own, nobody owns it.
 */
function shortOf(
  need: ApprovalNeed,
  fitting: readonly Person[],
  assessment: Assessment,
): readonly { readonly system: ReachedSystem | null; readonly approvals: number }[] {
  if (need.from.ownersOf === null) return [{ system: null, approvals: fitting.length }];
  const bySystem = systemsAskedFor(need.from, assessment).map((system) => ({
    system,
    approvals: fitting.filter((person) => owns(person, system)).length,
  }));
  if (bySystem.length === 0) return [{ system: null, approvals: 0 }];
  const short = bySystem.filter(({ approvals }) => approvals < need.count);
  return short.length > 0 ? short : bySystem;
}

function validationHold(name: string, match: Match, assessment: Assessment): Hold | null {
  const reports = assessment.validations.filter((validation) => validation.name === name);
  const failed = reports.find(({ outcome }) => outcome === 'failed');
  if (reports.length > 0 && !failed) return null;
  return {
    id: `${match.rule.id}/validation/${name}`,
    rule: match.rule.id,
    requirement: { kind: 'validation', name, state: failed ? 'failed' : 'missing' },
    message: failed
      ? `The check "${name}" failed${failed.detail === null ? '' : `: ${failed.detail}`}.`
      : `The check "${name}" was not reported.`,
    lift: `Run "${name}" and submit the change again with its result.`,
  };
}

function namesOf(people: readonly string[], roster: CatalogIndex): string {
  const named = people.slice(0, 4).map((id) => nameOf(id, roster));
  const left = people.length - named.length;
  return left > 0 ? `${named.join(', ')} or ${left} others` : joinWithOr(named);
}

function joinWithOr(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
