import type { Eligibility, Hold, Verdict } from '../../../core/policy/types.ts';
import type { PersonCard, SafetyCase } from '../../../server/contract/cases.ts';
import { capital, cardinal, levelWord, list } from '../../ui/words.ts';

export type People = SafetyCase['people'];

/** A person by id; somebody the page does not know still has a name: the id. */
export function personOf(
  people: People,
  id: string,
): Pick<PersonCard, 'id' | 'name'> & Partial<PersonCard> {
  return people[id] ?? { id, name: id };
}

/** Title of the rule that a hold comes from, as the page has it; its id where it has none. */
export function ruleTitle({ reasons }: Pick<Verdict, 'reasons'>, rule: string): string {
  return reasons.find((reason) => reason.rule === rule)?.title ?? rule;
}

/** Who may give an approval, in words: `senior or above, in team payments`. */
export function eligibilityWords(from: Eligibility, people: People): string {
  const words = [
    from.level === null ? '' : `${levelWord(from.level)} or above`,
    from.team === null ? '' : `in team ${from.team}`,
    from.ownersOf === 'direct' ? 'an owner of every system it hits' : '',
    from.ownersOf === 'files' ? 'an owner of every changed file' : '',
    from.ownersOf === 'tier-1' ? 'an owner of every Tier-1 system it reaches' : '',
    from.people === null
      ? ''
      : list(
          from.people.map((id) => personOf(people, id).name),
          'or',
        ),
  ].filter((word) => word !== '');
  const who = words.length === 0 ? 'anybody in the roster' : words.join(', ');
  if (from.except.length === 0) return who;
  const except = from.except.map((one) =>
    one === 'authors-teams' ? 'the authors’ teams' : personOf(people, one).name,
  );
  return `${who}, but not ${list(except)}`;
}

/** What a hold asks for, in a few words: `2 people, senior or above`; `times` holds ask for it. */
export function needWords(hold: Hold, people: People, times = 1): string {
  const need = hold.requirement;
  if (need.kind === 'validation')
    return `Validation ${need.name}, which ${need.state === 'failed' ? 'failed' : 'has not run'}`;
  if (need.kind === 'nobody') return need.why;
  if (need.kind === 'explanation') return `An explanation by its author: ${list(need.parts)}`;
  if (need.kind === 'finding') {
    const what = times === 1 ? 'a finding' : `${cardinal(times)} findings`;
    return `Somebody ${levelWord(need.level)} or above accepts ${what}, or the cause goes`;
  }
  if (need.kind === 'overdue-review')
    return `The review of an earlier exception, due ${need.reviewBy}`;
  const who = eligibilityWords(need.from, people);
  const signed = need.presence === true || need.from.presence === true ? ', with a passkey' : '';
  const whom = need.count === 1 ? 'One person' : `${capital(cardinal(need.count))} people`;
  return `${whom}, ${who}${signed}`;
}

/** Ids of everybody who could still lift some hold, those who could lift most of them first. */
export function releasers(verdict: Verdict): readonly string[] {
  const holds = new Map<string, number>();
  for (const { requirement } of verdict.holds) {
    if (requirement.kind !== 'approvals') continue;
    for (const id of requirement.eligible) holds.set(id, (holds.get(id) ?? 0) + 1);
  }
  return [...holds].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

/** Approvals that count, against the largest number any hold asks for; null when no hold asks for people. */
export function progress(
  verdict: Verdict,
): { readonly given: number; readonly count: number } | null {
  const needs = verdict.holds.flatMap(({ requirement }) =>
    requirement.kind === 'approvals' ? [requirement] : [],
  );
  const worst = needs.toSorted((a, b) => b.count - b.given - (a.count - a.given))[0];
  return worst === undefined ? null : { given: worst.given, count: worst.count };
}

/** Holds that ask for the same thing, said once with every rule that asks. */
export interface Need {
  readonly hold: Hold;
  readonly rules: readonly string[];
  /** How many holds ask for it. */
  readonly count: number;
}

export function needsOf(verdict: Verdict): readonly Need[] {
  const needs = new Map<string, { readonly hold: Hold; readonly rules: string[]; count: number }>();
  for (const hold of verdict.holds) {
    const { requirement } = hold;
    // Findings stand on the page one by one; here they are one thing to do.
    const key = requirement.kind === 'finding' ? requirement.level : JSON.stringify(requirement);
    const need = needs.get(key) ?? { hold, rules: [], count: 0 };
    need.count += 1;
    need.rules.push(hold.rule);
    needs.set(key, need);
  }
  return [...needs.values()];
}

/** The people who can meet a need, as one text to compare by; null where it does not ask for people. */
export function eligibleFor({ hold: { requirement } }: Need): string | null {
  return requirement.kind === 'approvals' ? requirement.eligible.join(' ') : null;
}

/** Needs in their order, but that those which the very same people can meet follow on the first of them. */
export function samePeopleTogether(needs: readonly Need[]): readonly Need[] {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const key = eligibleFor(need) ?? `alone ${need.hold.id}`;
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()].flat();
}
