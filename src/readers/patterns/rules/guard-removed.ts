import { guardsIn } from '../knowledge/guards.ts';
import { isExcusedGuard } from '../knowledge/guard-excuses.ts';
import type { Pattern, Side, Sighting } from '../types.ts';
import { seen } from './sighting.ts';

export const guardRemoved: Pattern = {
  id: 'guard-removed',
  title: 'A check that is gone',
  why: 'What it kept out comes in: wrong or unwanted input reaches what stands behind, with nobody left to refuse it.',
  fix: 'Keep the check, or show where the same is checked now.',
  weight: 'note',
  isOnRequest: true,
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [/\bif\b|@\w|assert|require|ensure|valid|auth|check|limit|parse/i],
  mayStir: ({ gone, come }) => REFUSAL.test(gone) || OPENS.test(come),
  search: {
    kind: 'taken',
    find,
    isExcused: (sighting, before, after) =>
      before.code === null || after.code === null
        ? true
        : isExcusedGuard(sighting, before.code, after.code),
  },
};

/** Words of checks and of ways out: without any in the lines that go, no check goes. */
const REFUSAL =
  /\b(?:el)?if\b|@\w|\b(?:throw|raise|return|break|continue|panic)\b|assert|require|ensure|check|verif|valid|auth|enforce|demand|must|parse|guard|limit|csrf|permission|role|login|protect|helmet|allowed|breaker|secured|throttle|tenant/i;
/** Opens a comment or a text in which what follows may lie dead. */
const OPENS = /\/\*|"""|'''|`/;

function find({ code, path }: Side): readonly Sighting[] {
  if (code === null || /(?:^|[/_.-])(?:tests?|spec|__tests__|testdata|e2e)(?:[/_.-]|$)/i.test(path))
    return [];
  return guardsIn(code).map(({ node, about, note }) => seen(code, node, about, note));
}
