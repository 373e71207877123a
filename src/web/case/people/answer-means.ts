import type { AnswerKind, Approval } from '../../../core/approval/types.ts';
import type { IconName } from '../../ui/icon.tsx';

export const SAID: Readonly<Record<AnswerKind, string>> = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'took back their answer',
};

/** How an answer was given, in words: what it is worth depends on that. */
export function meansOf(
  { means }: Pick<Approval, 'means'>,
  forge: string | null,
): { readonly word: string; readonly icon: IconName } {
  switch (means ?? 'session') {
    case 'passkey':
      return { word: 'signed with a passkey', icon: 'lock' };
    case 'forge-review':
      return { word: `as a review on ${forge ?? 'the forge'}`, icon: 'link' };
    case 'session':
      return { word: 'on this page, signed in', icon: 'person' };
  }
}

/** `read for 6.5 min`; what nobody measured is not guessed. */
export function minutesWords(minutes: number | null | undefined): string | null {
  if (minutes === undefined || minutes === null) return null;
  if (minutes >= 60) return 'page open for an hour or more';
  return minutes < 0.1 ? 'read for under 6 s' : `read for ${minutes} min`;
}
