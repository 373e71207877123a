import { scalarOf } from '../compare/key-change.ts';
import { rateName, runsPerWeek } from '../values/cron.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { movement } from './say.ts';
import type { Rule } from './types.ts';

const OFTEN = 10;
const BACKUPS = wordSet('backup backups snapshot snapshots dump archive');

/** A schedule in a setting becomes much more frequent; that of a backup becomes rarer. */
export const scheduleRule: Rule = (subject) => {
  const { change, words } = subject;
  const old = scalarOf(change.before);
  const next = scalarOf(change.after);
  if (change.kind !== 'changed' || typeof old !== 'string' || typeof next !== 'string') return null;
  const before = runsPerWeek(old);
  const after = runsPerWeek(next);
  const backup =
    change.path.some((segment) => hasWord(segment.toLowerCase().split(/[^a-z]+/), BACKUPS)) ||
    hasWord(words, BACKUPS);
  if (before === null) return null;
  if (after === null) {
    return backup && /^(?:-|off|none|never|disabled)?$/i.test(next.trim())
      ? {
          traits: ['protection-removed', 'schedule'],
          because: `${movement(subject)}, so no more backups are made`,
          safer: ['keep the schedule'],
        }
      : null;
  }
  const rates = `${rateName(before)} before, ${rateName(after)} now`;
  if (after >= before * OFTEN) {
    return {
      traits: ['schedule'],
      because: `${movement(subject)}, much more often (${rates})`,
      safer: ['check that one run ends before the next begins'],
    };
  }
  if (!backup || after >= before * 0.9) return null;
  return {
    traits: ['backup', 'protection-removed', 'schedule'],
    because: `${movement(subject)}, so more is lost between two backups (${rates})`,
    safer: ['keep backups as frequent as they were'],
  };
};
