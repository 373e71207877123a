import type { ApprovalNeed, Demand } from '../../core/policy/types.ts';
import { didYouMean } from '../suggest.ts';
import type { PolicyFile } from '../schema/policy.ts';
import type { ConfigDocument, Path } from '../yaml/document.ts';
import { report } from './draft.ts';
import type { Findings } from './draft.ts';

type Written = Pick<PolicyFile['rules'][number], 'require' | 'deny'>;
type WrittenNeed = NonNullable<Written['require']>['approvals'][number];

/** What a rule asks for. Null, with problems, when it asks for nothing or for two things at once. */
export function buildDemand(
  rule: Written,
  document: ConfigDocument,
  path: Path,
  findings: Findings,
): Demand | null {
  if (rule.deny && rule.require) {
    const message =
      'the rule both denies and requires; a denied change has nothing left to require';
    report(findings, document, [...path, 'deny'], { ...TWO_DEMANDS, message });
    return null;
  }
  if (rule.deny) return { kind: 'deny' };
  if (!rule.require) {
    const message = 'the rule asks for nothing';
    report(findings, document, path, { ...NO_DEMAND, message });
    return null;
  }
  const { approvals, validations } = rule.require;
  const requirePath = [...path, 'require'];
  if (approvals.length === 0 && validations.length === 0) {
    const message = 'require names neither approvals nor validations';
    report(findings, document, requirePath, { ...NO_DEMAND, message });
    return null;
  }
  const needs = approvals.map((need, index) => {
    if (typeof need !== 'number') {
      checkNames(need, document, [...requirePath, 'approvals', index], findings);
    }
    return buildNeed(need);
  });
  return { kind: 'require', approvals: needs, validations };
}

const NO_DEMAND = {
  code: 'no-demand',
  suggestion: 'Add require: { approvals: [1] }, or deny: true.',
};
const TWO_DEMANDS = { code: 'two-demands', suggestion: 'Keep one of them.' };

function buildNeed(need: WrittenNeed): ApprovalNeed {
  if (typeof need === 'number') return { count: need, from: ANYBODY };
  return {
    count: need.count,
    from: {
      level: need.level ?? null,
      team: need.team ?? null,
      ownersOf: need.ownersOf ?? null,
      people: need.people ?? null,
      except: need.except,
      ...(need.operator === true ? { operator: true } : {}),
      ...(need.presence === true ? { presence: true } : {}),
    },
  };
}

const ANYBODY = { level: null, team: null, ownersOf: null, people: null, except: [] };

function checkNames(
  need: Exclude<WrittenNeed, number>,
  document: ConfigDocument,
  path: Path,
  findings: Findings,
): void {
  const { catalog } = findings;
  if (catalog === null) return;
  const teams = catalog.teams.map(({ id }) => id);
  const people = catalog.people.map(({ id }) => id);

  const check = (what: string, name: string, known: readonly string[], at: Path) => {
    if (known.includes(name)) return;
    const message = `the catalog has no ${what} "${name}"`;
    const suggestion = didYouMean(name, known);
    const code = what === 'person' ? 'unknown-person' : 'unknown-team';
    report(findings, document, at, { code, message, suggestion });
  };
  if (need.team !== undefined) check('team', need.team, teams, [...path, 'team']);
  need.people?.forEach((id, index) => check('person', id, people, [...path, 'people', index]));
  need.except.forEach((id, index) => {
    const known = ['authors-teams', ...teams, ...people];
    check('team or person', id, known, [...path, 'except', index]);
  });
}

/** `2 people and 1 senior or above`, for a rule that says nothing of its own. */
export function liftSentence(demand: Demand): string {
  if (demand.kind === 'deny') return 'Change what the rule objects to and submit it again.';
  const approvals = demand.approvals.map(({ count, from }) => {
    const level = from.level === null ? '' : `${from.level} or above`;
    const team = from.team === null ? '' : ` in ${from.team}`;
    const owners = from.ownersOf === null ? '' : ' who owns what is hit';
    const named = from.people === null ? '' : ` out of ${from.people.join(', ')}`;
    const who = level || (count === 1 ? 'person' : 'people');
    return `the approval of ${count} ${who}${team}${owners}${named}`;
  });
  const checks = demand.validations.map((name) => `the check "${name}" passed`);
  return `Needs ${[...approvals, ...checks].join(' and ')}.`;
}
