/** Command lines of the form `GROUP … VERB NAME …`, as those of Google Cloud and Azure have. */
import { CLASSES } from '../../../shared/resource-types/classes.ts';
import type { KnownType } from '../../../shared/resource-types/types.ts';
import { spokenBy } from '../aws/verbs.ts';
import type { AwsDeed } from '../aws/verbs.ts';
import { doingsOf } from '../apply.ts';
import type { ActEffect, Call } from '../types.ts';
import type { Doing, ToolReading } from '../../types.ts';

const FURTHER: ReadonlyMap<string, AwsDeed> = new Map([
  ...deeds(
    'look',
    'access print print-access-token print-identity-token ls cat du stat hash pull browse query diff what-if exists download-batch info operation operations cost wait-for-state',
  ),
  ...deeds('lose', 'rm rb reinstall abandon-instances uninstall cleanup wipe'),
  ...deeds(
    'halt',
    'deallocate poweroff power-off shutdown power-cycle restart recreate-instances redeploy reimage failover-group-allow-data-loss demote kill logoff invalidate-cdn-cache-all seek simulate-maintenance-event demote-master',
  ),
  ...deeds(
    'change',
    'undelete recover resize patch scale ssh-keys ack label purge-deleted-not use select switch install up',
  ),
  ...deeds(
    'run',
    'call ssh scp connect-to-serial-port run-command upgrade exec generate-and-upload',
  ),
  ...deeds('make', 'upload upload-batch cp rsync push'),
]);

function deeds(deed: AwsDeed, words: string): readonly (readonly [string, AwsDeed])[] {
  return words.split(' ').map((word) => [word, deed] as const);
}

export interface CloudPath {
  readonly provider: string;
  /** Which of several words that could be the verb is it: names follow it, or only options do. */
  readonly verb: 'first' | 'last';
  /** Leading words that say how ripe a command is: `beta`. */
  readonly ripeness: readonly string[];
  readonly typeOf: (path: readonly string[]) => {
    readonly type: string;
    readonly known: KnownType | null;
  };
  /** Options that name what is acted on, where no operand does. */
  readonly naming: readonly string[];
}

/** What a call does by its verb, and by the class of what its path names. */
export function byPath(
  call: Call,
  { provider, verb, ripeness, typeOf, naming }: CloudPath,
): ToolReading {
  const words = wordsOf(call, verb);
  const start = ripeness.includes(words[0] ?? '') ? 1 : 0;
  const isVerb = (word: string, index: number) => index > start && deedOf(word) !== null;
  const at = verb === 'first' ? words.findIndex(isVerb) : words.findLastIndex(isVerb);
  if (at < 0) return {};
  const path = words.slice(start, at);
  const deed = deedOf(words[at] ?? '');
  const effect = effectOf(deed, typeOf(path));
  if (effect === null) return {};
  const named = { ...call, taken: at + 1 };
  const targets = call.operands.length > at + 1 ? { operands: 0, most: 20 } : { option: naming };
  const doings = doingsOf({ provider }, { ...effect, targets }, named);
  return {
    doings: doings.map((doing): Doing =>
      doing.address === doing.type ? { ...doing, address: path.join(' ') } : doing,
    ),
  };
}

/** Where only options follow the verb, what stands behind the first of them is none. */
function wordsOf({ operands, invocation }: Call, verb: CloudPath['verb']): readonly string[] {
  const words = operands.map(({ text }) => text);
  if (verb === 'first') return words;
  const before = invocation.args.findIndex(({ text }) => text.startsWith('-'));
  return before < 1 ? words : words.slice(0, before);
}

/** Names of things that start as a verb does. */
const NOUNS: ReadonlySet<string> = new Set(['record-sets', 'record-set', 'share']);

function deedOf(word: string): AwsDeed | null {
  if (NOUNS.has(word)) return null;
  const plain = /^[A-Z][a-z]+[A-Z]/.test(word)
    ? word.replace(/(?<=[a-z])([A-Z])/g, '-$1').toLowerCase()
    : word;
  if (/-(?:delete|rm|remove|destroy|terminate)$/.test(word)) return 'lose';
  return FURTHER.get(plain) ?? spokenBy(plain)?.deed ?? null;
}

function effectOf(
  deed: AwsDeed | null,
  { type, known }: ReturnType<CloudPath['typeOf']>,
): Omit<ActEffect, 'targets'> | null {
  const mild = { type, reversibility: 'reversible', data: 'none' } as const;
  switch (deed) {
    case 'make':
      return { ...mild, verb: 'create', why: 'It makes something new.' };
    case 'change':
      return { ...mild, verb: 'update', why: 'It changes settings that can be changed back.' };
    case 'run':
      return { ...mild, verb: 'execute', why: 'It runs something.' };
    case 'halt':
      return {
        ...mild,
        verb: 'update',
        reversibility: 'costly',
        why: 'Something that works stops to work until it is undone.',
      };
    case 'lose':
      return known === null ? unlisted(type) : lossOf(type, known);
    default:
      return null;
  }
}

function unlisted(type: string): Omit<ActEffect, 'targets'> {
  return {
    verb: 'delete',
    type,
    reversibility: 'irreversible',
    data: 'unknown',
    traits: ['unlisted-type'],
    why: 'It deletes something of which no list says whether it holds data.',
  };
}

/** Nothing here says how a thing was made, so that its loss is costly at least. */
export function lossOf(type: string, known: KnownType): Omit<ActEffect, 'targets'> {
  const facts = CLASSES[known.class];
  return {
    verb: 'delete',
    type,
    reversibility: facts.loss === 'reversible' ? 'costly' : facts.loss,
    data: facts.data,
    traits: known.class === 'guard' ? [...facts.traits, 'protection-removed'] : facts.traits,
    why: `It deletes ${facts.noun} (list: ${known.list}), and nothing here says how to make it again.`,
    safer:
      facts.data === 'none' ? [] : ['take a snapshot or backup first and check that it restores'],
  };
}
