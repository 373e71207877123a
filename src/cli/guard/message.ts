import type { Verdict } from '../../core/policy/types.ts';
import type { GuardJudgement } from './judge.ts';

/** Where a person can release what is held. */
export type Desk =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'local'; readonly ticket: string }
  | { readonly kind: 'none'; readonly why: string };

const LONGEST = 900;

/** What is refused or held, why, what would be safer, and who can release it: for an agent, in a few sentences. */
export function messageFor(
  { assessment, verdict }: GuardJudgement,
  desk: Desk | null,
  ungranted?: string,
): string {
  const gravest = verdict.reasons[0];
  const parts = [
    `${verdict.outcome === 'deny' ? 'Refused' : 'Held'} by Holdpoint: ${assessment.headline}`,
    ...(gravest === undefined
      ? []
      : [`${gravest.message} (rule ${gravest.rule}${lineOf(verdict)})`]),
    ...(ungranted === undefined
      ? []
      : [`A grant covers it and could not be used: ${ungranted.replace(/\.?$/, '.')}`]),
    ...saferOf({ assessment, verdict }),
    ...(verdict.outcome === 'deny' ? [gravest?.lift ?? ''] : [deskSentence(desk)]),
  ];
  return cut(parts.filter((part) => part !== '').join(' '));
}

function lineOf({ reasons }: Verdict): string {
  const evidence = reasons[0]?.evidence;
  if (evidence == null || evidence.line === null) return '';
  return evidence.source === 'command' && evidence.line === 1
    ? ''
    : `, ${evidence.source}:${evidence.line}`;
}

function saferOf({
  assessment,
  verdict,
}: Pick<GuardJudgement, 'assessment' | 'verdict'>): readonly string[] {
  const effects = verdict.reasons.flatMap(({ effects: indexes }) => indexes);
  const safer = effects.flatMap((index) => assessment.change.effects[index]?.safer ?? []);
  const [first] = safer;
  return first === undefined ? [] : [`Safer: ${first.replace(/\.?$/, '.')}`];
}

function deskSentence(desk: Desk | null): string {
  if (desk === null) return '';
  switch (desk.kind) {
    case 'server':
      return `A person can release it at ${desk.url}; then do exactly the same again. Anything else is a new request. Do not look for a way around it.`;
    case 'local':
      return `A person can release it in a terminal of their own with: holdpoint release ${desk.ticket}. Then do exactly the same again. Do not look for a way around it.`;
    case 'none':
      return `${desk.why} Do not look for a way around it.`;
  }
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
