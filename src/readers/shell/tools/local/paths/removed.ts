/** A word that names what is taken away → doings. */
import type { Verb } from '../../../../../core/change/types.ts';
import { UNKNOWN } from '../../../types.ts';
import type { Doing, Word } from '../../../types.ts';
import type { ToolContext } from '../../types.ts';
import { disposableBy, isBelowTemporary, isTemporary } from './disposable.ts';
import { fitsPattern, locate } from './location.ts';
import type { Location } from './location.ts';
import { isHere, isThrownAway, lossAt, THROWN_AWAY } from './loss-at.ts';
import { lossSomewhere } from './loss-outside.ts';
import type { Loss, Taking } from './loss.ts';
import { lossFor, worstLoss } from './loss.ts';
import { preciousBy } from './precious.ts';
import { below, isBelow } from './normal-path.ts';

/** At most this many names of a folder are looked at for one glob. */
const MOST_NAMES = 100;

export function removed(
  word: Word,
  taking: Taking,
  context: ToolContext,
  verb: Verb = 'delete',
): Doing {
  const location = locate(word, context);
  return doingOf(lossOf(location, taking, context), addressOf(word, location, context), verb);
}

/** What is lost with what a word names. */
export function lossOfWord(word: Word, taking: Taking, context: ToolContext): Loss {
  return lossOf(locate(word, context), taking, context);
}

function lossOf(location: Location, taking: Taking, context: ToolContext): Loss {
  switch (location.kind) {
    case 'path':
      return lossAt(context.through?.(location.path) ?? location.path, taking, context);
    case 'inside': {
      const led = context.through?.(`${location.folder}/x`) ?? null;
      const folder = led === null ? location.folder : led.slice(0, -'/x'.length);
      return lossInside({ ...location, folder }, taking, context);
    }
    case 'somewhere':
      if (isThrownAway('/', context)) return THROWN_AWAY;
      return lossSomewhere(location.relative, taking);
    case 'unknown':
      return location.temporary ? PASSING : taking.recursive ? ANYTHING : ANY_FILE;
  }
}

function lossInside(
  { folder, pattern, rest, known }: Location & { kind: 'inside' },
  taking: Taking,
  context: ToolContext,
): Loss {
  const contents = { ...taking, contents: true };
  const everything = /^[.*?]+$/.test(pattern);
  if (isThrownAway(folder, context)) return THROWN_AWAY;
  if (folder === '/' && taking.recursive) return lossAt('/', contents, context);
  if (rest !== '' && disposableBy(rest) !== null) return MADE_AGAIN;
  if (!known && isBelowTemporary(`${folder}/x`)) return PASSING;
  const base = lossAt(folder, contents, { ...context, isAbsent: () => false });
  if (everything && taking.recursive) return base;
  if (disposableBy(`${pattern}/${rest}`) !== null && pattern.length > 1) {
    return base.traits.includes('system-path') || base.traits.includes('log-erased')
      ? base
      : MADE_AGAIN;
  }
  if (base.reversibility === 'reversible') return base;
  const outside = base.traits.includes('outside-workspace');
  if (
    outside &&
    !taking.recursive &&
    isHere(context) &&
    isTemporary(`${folder}/x`, context.world)
  ) {
    return PASSING;
  }
  if (!known && taking.recursive) return base;
  if (everything && taking.destroys === true) return base;
  const names = isHere(context) ? (context.world.list(folder) ?? []) : [];
  const found = names.filter((name) => fitsPattern(name, pattern)).slice(0, MOST_NAMES);
  const paths = found.map((name) => `${folder}/${name}${rest === '' ? '' : `/${rest}`}`);
  const taken = paths.filter((path) => taking.recursive || context.world.kindOf(path) !== 'folder');
  const worst = worstLoss(taken.map((path) => lossAt(path, taking, context)));
  if (worst !== null && !everything) return worst;
  const plain = known && rest === '' && !everything && /^[\w.-]*\*[\w.-]*$/.test(pattern);
  if (plain && isEmptyOf(pattern, folder, found, context)) return NONE_THERE;
  const files = /^[^.]*\*[^.]*\.\w{1,10}$/.test(rest === '' ? pattern : rest);
  const named = files && !base.traits.includes('outside-workspace');
  if ((everything || taking.recursive) && !named) return base;
  if (base.traits.includes('system-path')) return base;
  return named && isKept(folder, `${pattern}/${rest}`, context) ? KEPT : ANY_FILE;
}

/** Whether a folder was looked at and has nothing that fits, and nothing was moved there before. */
function isEmptyOf(
  pattern: string,
  folder: string,
  found: readonly string[],
  context: ToolContext,
): boolean {
  return (
    found.length === 0 &&
    isHere(context) &&
    (context.world.list(folder)?.length ?? 0) > 0 &&
    context.isMovedInto?.(folder) === false &&
    preciousBy(pattern.replace('*', 'name')) === null
  );
}

/** Whether git has what fits a pattern, as far as names tell: the tree is clean, and it is no data. */
function isKept(folder: string, pattern: string, { world }: ToolContext): boolean {
  const ending = pattern.slice(pattern.lastIndexOf('.'));
  return world.repositoryAt(folder)?.isDirty() === false && preciousBy(`name${ending}`) === null;
}

function doingOf(loss: Loss, address: Address, verb: Verb): Doing {
  const { type, reversibility, data, traits, why, safer } = loss;
  return { verb, type, ...address, reversibility, data, traits, why, safer };
}

export interface Address {
  readonly address: string;
  readonly provider: string | null;
}

/** Relative to the repository's root for what lies in it; else absolute, or as it was written. */
export function addressOf(word: Word, location: Location, context: ToolContext): Address {
  if (location.kind === 'path' && isHere(context)) {
    const root = context.world.repositoryAt(context.world.cwd)?.root;
    return root !== undefined && isBelow(location.path, root)
      ? { address: below(location.path, root), provider: null }
      : { address: location.path, provider: 'local' };
  }
  return { address: named(word), provider: 'local' };
}

/** A word for people, with the names of what is not known in their places. */
export function named(word: Word): string {
  let index = 0;
  const text = word.text.replaceAll(UNKNOWN, () => word.unknowns[index++] ?? '…');
  return text === '' ? '.' : text;
}

const MADE_AGAIN = lossFor(
  'generated-file',
  'reversible',
  'none',
  'A build or a run makes it again.',
);
const NONE_THERE = lossFor(
  'file',
  'reversible',
  'none',
  'Nothing there fits now, so it can only be what is made on the way.',
);
const KEPT = lossFor(
  'file',
  'costly',
  'none',
  'Single files; nothing in the tree is changed, so a checkout brings back what git has.',
);
const PASSING = lossFor(
  'temporary-file',
  'costly',
  'none',
  'By its name it is a temporary place, though nobody can see which.',
  ['unknown-target'],
);
const ANYTHING = lossFor(
  'folder',
  'irreversible',
  'unknown',
  'Nobody can see which folder is meant; where the variable is empty it may be the whole disk.',
  ['unknown-target'],
  ['Name the folder, or check that the variable is set.'],
);
const ANY_FILE = lossFor(
  'file',
  'costly',
  'unknown',
  'Single files, though nobody can see which.',
  ['unknown-target'],
);
