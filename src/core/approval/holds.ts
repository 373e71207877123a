import type { Assessment, Validation } from '../assess.ts';
import type { CatalogIndex } from '../catalog/compile.ts';
import type { Person } from '../catalog/types.ts';
import { describeNeed, nameOf } from '../policy/describe.ts';
import type { Match } from '../policy/match.ts';
import type { ApprovalNeed, Hold } from '../policy/types.ts';
import type { ReleaseTerms } from '../policy/release-terms.ts';
import { checkCounts, reporterWords } from './checks.ts';
import { eligibleFor, fits, ownedThings, type OwnedThing } from './people/eligibility.ts';
import type { Tally } from './tally.ts';

/** What answers are held against. */
export interface Measure {
  readonly assessment: Assessment;
  readonly answers: Tally;
  readonly roster: CatalogIndex;
  readonly terms: ReleaseTerms | undefined;
  /** Whether only answers signed with a passkey count for this change. */
  readonly presence: boolean;
}

/** The requirements of one rule that are not met yet. */
export function openHolds(match: Match, measure: Measure): readonly Hold[] {
  const { rule } = match;
  if (rule.demand.kind === 'deny') return [];
  return [
    ...rule.demand.approvals.flatMap(
      (need, index) => approvalHold(need, index, match, measure) ?? [],
    ),
    ...rule.demand.validations.flatMap((name) => validationHold(name, match, measure) ?? []),
  ];
}

function approvalHold(
  need: ApprovalNeed,
  index: number,
  match: Match,
  measure: Measure,
): Hold | null {
  const { assessment, answers, roster, terms } = measure;
  const presence = needsPresence(need, measure);
  const approvers = presence ? answers.approvedInPerson : answers.approvedBy;
  const fitting = approvers.filter((person) => fits(person, need.from, assessment, roster, terms));
  const short = shortOf(need, fitting, measure);
  const given = Math.min(...short.map(({ approvals }) => approvals));
  if (given >= need.count) return null;
  const approved = new Set(fitting.map((person) => person.id));
  const eligible = eligibleFor(need.from, assessment, roster, terms).filter((id) => {
    const person = roster.people.get(id);
    return (
      person && !approved.has(id) && short.some(({ thing }) => !thing || thing.isOwner(person))
    );
  });
  const whom = describeNeed(need.count, need.from, roster);
  const missing = need.count - given;
  const signed = presence ? ', each signed with a passkey' : '';
  return {
    id: `${match.rule.id}/approvals/${index}`,
    rule: match.rule.id,
    requirement: {
      kind: 'approvals',
      count: need.count,
      given,
      from: need.from,
      eligible,
      ...(presence ? { presence } : {}),
    },
    message: `Needs ${whom}${signed}; ${given} of ${need.count} so far.`,
    lift:
      eligible.length >= missing
        ? `${missing === 1 ? 'An approval' : `${missing} approvals`} from ${namesOf(eligible, roster)}${signed}.`
        : `Nobody in the roster who fits is left to ask (${eligible.length} of ${missing} needed). Add people with their level to the catalog.`,
  };
}

/** The person an agent acts for may answer where the agent is; what that is worth, their rule has weighed. */
function needsPresence({ from }: ApprovalNeed, { presence }: Measure): boolean {
  return from.presence === true || (presence && from.operator !== true);
}

/**
 * Where approvals are missing, and how many there are. Owners are asked thing by thing: those of one cannot
 * stand in for those of another. With nothing to own, nobody owns it.
 */
function shortOf(
  need: ApprovalNeed,
  fitting: readonly Person[],
  { assessment, roster }: Measure,
): readonly { readonly thing: OwnedThing | null; readonly approvals: number }[] {
  if (need.from.ownersOf === null) return [{ thing: null, approvals: fitting.length }];
  const byThing = ownedThings(need.from, assessment, roster).map((thing) => ({
    thing,
    approvals: fitting.filter((person) => thing.isOwner(person)).length,
  }));
  if (byThing.length === 0) {
    // Files that no line names owners for are nobody's in particular; systems without owners are a gap.
    const approvals = need.from.ownersOf === 'files' ? need.count : 0;
    return [{ thing: null, approvals }];
  }
  const short = byThing.filter(({ approvals }) => approvals < need.count);
  return short.length > 0 ? short : byThing;
}

function validationHold(name: string, match: Match, { assessment, terms }: Measure): Hold | null {
  const reports = assessment.validations.filter((validation) => validation.name === name);
  const failed = reports.find(({ outcome }) => outcome === 'failed');
  if (!failed && reports.some((report) => checkCounts(report, terms))) return null;
  return {
    id: `${match.rule.id}/validation/${name}`,
    rule: match.rule.id,
    requirement: { kind: 'validation', name, state: failed ? 'failed' : 'missing' },
    ...validationWords(name, failed ?? reports[0], terms?.checksFrom ?? []),
  };
}

function validationWords(
  name: string,
  report: Validation | undefined,
  checksFrom: readonly string[],
): Pick<Hold, 'message' | 'lift'> {
  const again = `Run "${name}" and submit the change again with its result.`;
  if (report === undefined)
    return { message: `The check "${name}" was not reported.`, lift: again };
  const { outcome, detail, reportedBy } = report;
  if (outcome === 'failed') {
    const by = reportedBy === undefined ? '' : `, says ${reporterWords(reportedBy)}`;
    return {
      message: `The check "${name}" failed${by}${detail === null ? '' : `: ${detail}`}.`,
      lift: again,
    };
  }
  return {
    message: `The check "${name}" passed by the word of ${reporterWords(reportedBy)}, which the policy does not take for it.`,
    lift: `Submit the change with the result of "${name}" by ${joinWithOr(checksFrom)} (release.checksFrom in the policy).`,
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
