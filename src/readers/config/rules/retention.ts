import { scalarOf } from '../compare/key-change.ts';
import { quantityOf } from '../values/quantity.ts';
import { hasPhrase, hasWord, phraseIndex, wordSet, phrases } from '../values/words.ts';
import { movement } from './say.ts';
import type { Finding, Rule, Subject } from './types.ts';

const KEEPS = wordSet('retention retain retained');
const KEEPS_PHRASES = phraseIndex(
  phrases(`
  keep days|keep last|keep daily|keep weekly|keep monthly|keep yearly|keep hourly|
  max history|max backups|days to keep|number to keep|backups to keep|expire logs days|
  binlog expire logs seconds|delete after|expire after|backup count|max backup index|
  keep within|snapshots to keep|expire days|expiration days|noncurrent days
`),
);
/** Times that throw data away only where the key speaks of data. */
const EXPIRES = wordSet('ttl expiry expiration expires expire maxage');
const DATA = wordSet(
  'log logs metric metrics backup backups snapshot snapshots object objects archive archives audit message messages event events trace traces record records table data history row rows document documents topic',
);
/** What a program makes again by itself or what only stands for somebody. */
const NO_DATA = wordSet(
  'cache cached session sessions token tokens cookie cookies jwt dns lease leases auth password invite link otp lock locks cert certificate certificates key keys idle connection connections hsts window',
);
const WINDOWS = wordSet('recovery recoverable restore pending deletion');
const LOGS = wordSet('log logs logging metric metrics trace traces tracing telemetry history');

/** Something is kept for a shorter time, or less of it. */
export const retentionRule: Rule = (subject) => {
  const { change, words, last } = subject;
  if (change.kind === 'removed' || hasWord(words, NO_DATA)) return null;
  const named = hasWord(last, KEEPS) || hasWord(words, KEEPS) || hasPhrase(words, KEEPS_PHRASES);
  if (!named && !(hasWord(last, EXPIRES) && hasWord(words, DATA))) return null;
  const after = keptFor(subject, 'after');
  if (after === null) return null;
  if (change.kind === 'added') return null;
  const before = keptFor(subject, 'before');
  if (before === null || after >= before) return null;
  if (before !== Number.POSITIVE_INFINITY && !comparable(subject)) return null;
  return shortened(subject);
};

/** How much is kept; nothing and less than nothing mean for ever. */
function keptFor({ change, words }: Subject, side: 'before' | 'after'): number | null {
  const quantity = quantityOf(change[side], words);
  if (quantity === null) return null;
  return quantity.amount < 0 || (quantity.amount === 0 && isForever(words))
    ? Number.POSITIVE_INFINITY
    : quantity.amount;
}

function isForever(words: readonly string[]): boolean {
  return !hasWord(words, wordSet('backup backups snapshot snapshots keep'));
}

function comparable({ change, words }: Subject): boolean {
  const before = quantityOf(change.before, words);
  const after = quantityOf(change.after, words);
  return before?.measure === after?.measure;
}

function shortened(subject: Subject): Finding {
  const { words, change } = subject;
  const off = Number(scalarOf(change.after)) === 0;
  const logs = hasWord(words, LOGS) && !hasWord(words, wordSet('audit'));
  if (hasWord(words, WINDOWS)) {
    return {
      traits: ['protection-removed'],
      because: `${movement(subject)}, so a later delete can be called off for less long`,
      safer: ['leave the time as it is'],
    };
  }
  return {
    traits: [
      ...(hasWord(words, wordSet('backup backups snapshot snapshots'))
        ? (['backup'] as const)
        : []),
      ...(off ? (['protection-removed'] as const) : []),
      'retention-shortened',
    ],
    reversibility: logs ? 'costly' : 'irreversible',
    data: 'holds-data',
    because: `${movement(subject)}, and whatever is older than that is deleted and cannot be had back`,
    safer: ['keep the longer time, or export what is older first'],
  };
}
