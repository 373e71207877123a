/** How a directive is said, everywhere. */
import type {
  Directive,
  DirectiveAct,
  DirectiveReport,
  DirectiveScope,
  Requirement,
} from '../../server/contract/governance/directives.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Meaning } from '../ui/parts.tsx';
import { calendarDate, count, list } from '../ui/words.ts';

/** As the server says them. */
export const REQUIREMENT_WORDS: Readonly<Record<Requirement, string>> = {
  'two-reviewers': 'Two people who had no hand in it',
  'senior-sign-off': 'Somebody senior',
  owners: 'An owner of each system hit directly',
  'automated-checks': 'The check “automated-checks” passed',
  'director-audit': 'A look by a director after the release',
  'vp-audit': 'A look by a VP after the release',
};

export const DIRECTIVE_STATES: Readonly<
  Record<
    Directive['state'],
    { readonly word: string; readonly icon: IconName; readonly meaning: Meaning }
  >
> = {
  proposed: { word: 'waits for a signature', icon: 'person', meaning: 'held' },
  coming: { word: 'signed, to come', icon: 'expired', meaning: 'plain' },
  'in-force': { word: 'in force', icon: 'lock', meaning: 'released' },
  ended: { word: 'ended', icon: 'ended', meaning: 'plain' },
  dropped: { word: 'never signed', icon: 'refused', meaning: 'plain' },
};

/** `changes to Tier 1 systems in production`. A condition of its own is not in it. */
export function scopeWords(scope: DirectiveScope): string {
  const { tiers, systems, environments, when } = scope;
  const tierWords =
    tiers === undefined
      ? null
      : list(
          tiers.map((tier) => `Tier ${tier}`),
          'or',
        );
  const what =
    systems !== undefined
      ? ` to ${list(systems, 'or')}${tierWords === null ? '' : ` that are ${tierWords}`}`
      : tierWords === null
        ? ''
        : ` to ${tierWords} systems`;
  const where = environments === undefined ? '' : ` in ${list(environments, 'or')}`;
  const more = when === undefined ? '' : ' that fit the condition below';
  if (what === '' && where === '' && more === '') return 'every change';
  return `changes${what}${where}${more}`;
}

/** How much of its time is over, from 0 to 1, by the days that are left. */
export function elapsed(directive: Directive): number {
  const { starts, ends, daysLeft } = directive;
  if (starts === null || ends === null || daysLeft === null) return 0;
  const days = (Date.parse(ends) - Date.parse(starts)) / 86_400_000;
  return days <= 0 ? 1 : Math.min(1, Math.max(0, 1 - daysLeft / days));
}

/** The acts that wait for a signature: only what could still be signed. */
export function unsignedActs(directive: Directive): readonly DirectiveAct[] {
  if (directive.state === 'ended' || directive.state === 'dropped') return [];
  return directive.acts.filter(({ signed }) => signed === null);
}

/** What signing an act does, in a sentence. */
export function actWords(act: DirectiveAct): string {
  const until = act.ends === null ? '' : ` until ${calendarDate(act.ends)}`;
  switch (act.kind) {
    case 'start':
      return `Put it in force${until}`;
    case 'extend':
      return `Extend it${until}`;
    case 'end':
      return 'End it at once';
  }
}

/** `36 minutes of review for 9 answers`; what was not measured is said. */
export function reviewWords({ review }: DirectiveReport): string {
  const { answers, minutes, unmeasured } = review;
  if (answers === 0) return 'nobody had to answer yet';
  const of = count(answers, 'answer');
  const missing = unmeasured === 0 ? '' : `, ${unmeasured.toLocaleString('en-GB')} not measured`;
  return minutes === null ? `${of}, not measured` : `for ${of}${missing}`;
}

/** `36 minutes`; unknown where answers were given and none was measured. */
export function costWords({ review }: Pick<DirectiveReport, 'review'>): string {
  if (review.answers === 0) return '0 minutes';
  return review.minutes === null ? 'unknown' : count(Math.round(review.minutes), 'minute');
}
