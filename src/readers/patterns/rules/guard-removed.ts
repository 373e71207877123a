import { guardsIn } from '../knowledge/guards.ts';
import { isExcusedGuard } from '../knowledge/guard-excuses.ts';
import type { Pattern, Side, Sighting } from '../types.ts';
import { seen } from './sighting.ts';

export const guardRemoved: Pattern = {
  id: 'guard-removed',
  title: 'A check that is gone',
  why: 'What it kept out comes in: wrong or unwanted input reaches what stands behind, with nobody left to refuse it.',
  fix: 'Keep the check, or show where the same is checked now.',
  weight: 'hold',
  languages: ['ecma', 'python', 'go', 'java'],
  signs: /\bif\b|@\w|assert|require|ensure|valid|auth|check|limit|parse/i,
  search: {
    kind: 'taken',
    find,
    isExcused: (sighting, before, after) =>
      before.code === null || after.code === null
        ? true
        : isExcusedGuard(sighting, before.code, after.code),
  },
};

function find({ code, path }: Side): readonly Sighting[] {
  if (code === null || /(?:^|[/_.-])(?:tests?|spec|__tests__|testdata|e2e)(?:[/_.-]|$)/i.test(path))
    return [];
  return guardsIn(code).map(({ node, about, note, weight }) =>
    seen(code, node, about, note, { weight }),
  );
}
