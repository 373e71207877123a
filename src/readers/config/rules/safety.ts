import { truthOf } from '../values/truth.ts';
import { hasWord, wordSet, wordsOf } from '../values/words.ts';
import { SWITCHES } from './safety-switches.ts';
import type { Switch } from './safety-switches.ts';
import { countsWhenAdded, movement } from './say.ts';
import type { Finding, Rule, Subject } from './types.ts';

/** Words that say nothing beyond "this is a switch". */
const FILLERS = wordSet(
  'enabled enable active on required require mode use is flag enforce enforced default',
);
/** Words that turn the meaning of what follows or comes before around. */
const NEGATIONS = wordSet(
  'disable disabled disabling skip no not without ignore bypass off suppress',
);

/** Every phrase of every switch by its last word, in the order in which switches are asked. */
const BY_LAST_WORD = Map.groupBy(
  SWITCHES.flatMap((known) => known.phrases.map((phrase) => ({ phrase, known }))),
  ({ phrase }) => phrase.slice(phrase.lastIndexOf(' ') + 1),
);

/** `delete_automated_backups` does not switch backups. */
const BLOCKERS = wordSet('delete remove purge force restore clean test list get show copy');

/** A switch known to protect something goes to its unsafe side, is set there, or is taken out. */
export const safetyRule: Rule = (subject) => {
  const { change } = subject;
  const known = switchOf(change.path);
  if (known === null) return null;
  const before = truthOf(change.before);
  const after = truthOf(change.after);
  if (change.kind === 'removed')
    return before === known.safe && known.safe ? removed(subject, known) : null;
  if (after === null || after === known.safe) return null;
  if (change.kind === 'added' && !countsWhenAdded(subject)) return null;
  return found(known, `${movement(subject)}, so ${known.names.outcome}`);
};

/** True for a switch on the list of those that protect. */
export function isSafetySwitch(path: readonly string[]): boolean {
  return switchOf(path) !== null;
}

interface Known {
  readonly names: Switch;
  /** The value of the key itself that is safe. */
  readonly safe: boolean;
}

/** The switch that a path ends in: `tls.enabled`, `skip_tls_verify`, `DISABLE_AUTH`. */
function switchOf(path: readonly string[]): Known | null {
  const keys = path.filter((segment) => !segment.startsWith('['));
  const own = wordsOf(keys.at(-1) ?? '');
  const words = own.every((word) => FILLERS.has(word) || NEGATIONS.has(word))
    ? [...wordsOf(keys.at(-2) ?? ''), ...own]
    : own;
  const turned = words.filter((word) => NEGATIONS.has(word)).length % 2 === 1;
  const whole = find(words);
  // "skip verify" is a name of its own, and not the opposite of one.
  if (whole !== null) return { names: whole, safe: whole.safe };
  const bare = words.filter((word) => !NEGATIONS.has(word));
  const names = turned ? find(bare) : null;
  return names === null ? null : { names, safe: !names.safe };
}

function find(words: readonly string[]): Switch | null {
  let end = words.length;
  while (end > 0 && FILLERS.has(words[end - 1] ?? '')) end--;
  const named = BY_LAST_WORD.get(words[end - 1] ?? '');
  if (named === undefined) return null;
  const joined = ` ${words.slice(0, end).join(' ')}`;
  const negated = words.some((word) => NEGATIONS.has(word));
  return (
    named.find(
      ({ phrase }) =>
        joined.endsWith(` ${phrase}`) &&
        !hasWord(joined.slice(0, -phrase.length).split(' '), BLOCKERS) &&
        (!negated || phrase.split(' ').some((word) => NEGATIONS.has(word))),
    )?.known ?? null
  );
}

function removed(subject: Subject, known: Known): Finding | null {
  const { path, root } = subject.change;
  const whole = root.length === path.length;
  // Where a whole part goes, its protections go with what they protected.
  const section = wordsOf(root.at(-1) ?? '');
  if (!whole && (root.length < path.length - 1 || find(section) !== known.names)) return null;
  return found(
    known,
    `${movement(subject)}, and what holds without it is not written here; if it is off, ${known.names.outcome}`,
  );
}

function found({ names }: Known, because: string): Finding {
  return {
    traits: ['protection-removed'],
    ...(names.reversibility === undefined ? {} : { reversibility: names.reversibility }),
    ...(names.data === undefined ? {} : { data: names.data }),
    because,
    safer: ['leave it as it is here, and change it where nothing can be lost first'],
  };
}
