import type { Tally } from './tally.ts';
import type { CatalogIndex } from '../catalog/compile.ts';
import { levelRank } from '../provenance/levels.ts';
import { describeNeed } from '../policy/describe.ts';
import type { Hold, HoldRequirement, Reason, Verdict } from '../policy/types.ts';

/** The verdict in one sentence for a person. */
export function summaryOf(
  outcome: Verdict['outcome'],
  reasons: readonly Reason[],
  holds: readonly Hold[],
  answers: Tally,
  roster: CatalogIndex,
): string {
  switch (outcome) {
    case 'deny':
      return `Denied: ${reasons.find((reason) => reason.outcome === 'deny')?.message ?? ''}`;
    case 'hold':
      return `Held: ${demands(holds, roster)}.`;
    case 'allow':
      return reasons.length === 0
        ? 'No rule holds it.'
        : `Released: every demand is met${approvers(answers)}.`;
  }
}

function approvers({ approvedBy }: Tally): string {
  const names = approvedBy.map((person) => person.name).toSorted();
  return names.length === 0 ? '' : `, with the approval of ${names.join(' and ')}`;
}

/** Each demand once, those that another one covers left out. */
function demands(holds: readonly Hold[], roster: CatalogIndex): string {
  const needs = holds.flatMap(({ requirement }) =>
    requirement.kind === 'approvals' ? [requirement] : [],
  );
  const checks = holds.flatMap(({ requirement }) =>
    requirement.kind === 'validation' ? [`the check "${requirement.name}"`] : [],
  );
  const stuck = holds.flatMap(({ requirement }) =>
    requirement.kind === 'nobody' ? [requirement.why] : [],
  );
  const needed = [...people(needs, roster), ...new Set(checks), ...others(holds)];
  return [...(needed.length > 0 ? [`needs ${needed.join(' and ')}`] : []), ...new Set(stuck)].join(
    '; ',
  );
}

function others(holds: readonly Hold[]): readonly string[] {
  const of = (kind: HoldRequirement['kind']) =>
    holds.filter(({ requirement }) => requirement.kind === kind).length;
  const findings = of('finding');
  return [
    ...(of('explanation') > 0 ? ['an explanation by its author'] : []),
    ...(findings > 0
      ? [`an answer to ${findings === 1 ? 'one finding' : `${findings} findings`}`]
      : []),
    ...(of('overdue-review') > 0 ? ['the review of an earlier exception'] : []),
  ];
}

type ApprovalsRequirement = Extract<HoldRequirement, { kind: 'approvals' }>;

/** `3 people, 2 of them senior or above`: a particular need reads as part of the general one. */
function people(needs: readonly ApprovalsRequirement[], roster: CatalogIndex): readonly string[] {
  const open = needs.filter((need, index) => !isCovered(need, index, needs));
  const general = open.find(asksAnybody);
  const particular = open
    .filter((need) => need !== general)
    .map((need) => ({ need, text: describeNeed(need.count, need.from, roster) }));
  if (!general) return particular.map(({ text }) => text);
  const whole = describeNeed(general.count, general.from, roster);
  const parts = particular.filter(({ need }) => general.count > 1 && need.count <= general.count);
  const others = particular.filter((need) => !parts.includes(need));
  const [first, ...rest] = parts.map(({ text }) => withoutPeople(text));
  const ofThem = first === undefined ? [] : [`${first.number} of them ${first.who}`];
  const more = rest.map(({ number, who }) => `${number} ${who}`);
  return [[whole, ...ofThem, ...more].join(', '), ...others.map(({ text }) => text)];
}

/** `1 person from Payments` as a part of a number of people: `1`, `from Payments`. */
function withoutPeople(text: string): { readonly number: string; readonly who: string } {
  const [number = '', ...words] = text.split(' ');
  const who = words[0] === 'person' || words[0] === 'people' ? words.slice(1) : words;
  return { number, who: who.join(' ') };
}

/** True when another need asks for as many, of the same sort, at the same level or above. */
function isCovered(
  need: ApprovalsRequirement,
  index: number,
  needs: readonly ApprovalsRequirement[],
): boolean {
  return needs.some((other, at) => {
    if (at === index || other.count < need.count) return false;
    if (levelRank(other.from.level) < levelRank(need.from.level)) return false;
    if (!sameSort(need, other) && !asksAnyOfLevel(need)) return false;
    const isSame = other.count === need.count && other.from.level === need.from.level;
    return !isSame || !sameSort(need, other) || at < index;
  });
}

function sameSort(a: ApprovalsRequirement, b: ApprovalsRequirement): boolean {
  return JSON.stringify({ ...a.from, level: null }) === JSON.stringify({ ...b.from, level: null });
}

function asksAnyOfLevel({ from }: ApprovalsRequirement): boolean {
  return (
    from.team === null && from.ownersOf === null && from.people === null && from.except.length === 0
  );
}

function asksAnybody(need: ApprovalsRequirement): boolean {
  return need.from.level === null && asksAnyOfLevel(need);
}
