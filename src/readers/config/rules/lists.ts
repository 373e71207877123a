import { itemsOf } from '../compare/key-change.ts';
import { hasWord, wordSet } from '../values/words.ts';
import type { Finding, Rule, Subject } from './types.ts';

const ALLOWS = wordSet(
  'allow allowed allowlist whitelist whitelisted permitted trusted authorized admins users origins members permit',
);
const DENIES = wordSet(
  'deny denied denylist blacklist blacklisted block blocked blocklist banned forbidden',
);
const PLURAL = /(?:s|list|set)$/;
/** From four on, and to a quarter or less. */
const LEAST = 4;
const FRACTION = 0.25;

/** A list loses everything, or all but a fraction. */
export const listRule: Rule = (subject) => {
  const { change, last } = subject;
  const before = itemsOf(change.before);
  const old = before ?? (change.before?.kind === 'list' ? change.before.items : null);
  if (old === null || old.length === 0) return null;
  const guards = hasWord(last, ALLOWS) || hasWord(last, DENIES);
  const listed = change.before?.kind === 'list';
  if (!listed && !(guards && PLURAL.test(last.at(-1) ?? '') && old.length > 1)) return null;
  const left = change.kind === 'removed' ? 0 : (itemsOf(change.after)?.length ?? null);
  if (left === null) return null;
  if (change.kind === 'removed' && (!guards || change.root.length < change.path.length))
    return null;
  if (left === 0) return guards || old.length >= LEAST - 1 ? emptied(subject, old.length) : null;
  if (old.length < LEAST || left > old.length * FRACTION) return null;
  return {
    traits: ['list-emptied'],
    because: `keeps ${left} of ${old.length} entries${meaningOf(subject)}`,
    safer: ['check that the others are meant to go; take them out a few at a time'],
  };
};

function emptied(subject: Subject, length: number): Finding {
  const gone = subject.change.kind === 'removed' ? 'is removed' : 'is emptied';
  return {
    traits: hasWord(subject.last, DENIES)
      ? ['list-emptied', 'protection-removed']
      : ['list-emptied'],
    because: `${gone} (had ${length} ${length === 1 ? 'entry' : 'entries'})${meaningOf(subject)}`,
    safer: ['keep the entries that are in use', 'look up what an empty list means to this program'],
  };
}

function meaningOf({ last }: Subject): string {
  if (hasWord(last, DENIES)) return '; whatever it kept out may come in';
  if (!hasWord(last, ALLOWS)) return '';
  return '; whether that lets in nobody or everybody depends on the program and is unknown here';
}
