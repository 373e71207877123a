import { scalarOf } from '../compare/key-change.ts';
import type { DataHolding, Reversibility, Trait } from '../../../core/change/types.ts';
import { hasPhrase, phraseIndex } from '../values/words.ts';
import type { PhraseIndex } from '../values/words.ts';
import { countsWhenAdded, movement } from './say.ts';
import type { Rule } from './types.ts';

/** A setting of several steps, some of which protect. */
interface Level {
  readonly phrases: PhraseIndex;
  readonly safe: readonly string[];
  readonly unsafe: readonly string[];
  readonly outcome: string;
  readonly traits?: readonly Trait[];
  readonly reversibility?: Reversibility;
  readonly data?: DataHolding;
}

const LOSS = { reversibility: 'irreversible', data: 'holds-data' } as const;
const RISK = { reversibility: 'costly', data: 'holds-data' } as const;

const LEVELS: readonly Level[] = [
  level(
    'sslmode|ssl mode|tls mode',
    'require verify-ca verify-full required verify_identity',
    'disable disabled allow prefer preferred none off',
    'traffic may go in plain text',
  ),
  level(
    'ddl auto|hbm2ddl auto|hbm2ddl|generation type',
    'none validate update false verify',
    'create create-drop create-only drop drop-and-create',
    'the tables are dropped and made anew when it starts',
    { ...LOSS, traits: ['contents-destroyed', 'protection-removed'] },
  ),
  level(
    'maxmemory policy',
    'noeviction',
    'allkeys-lru allkeys-lfu allkeys-random volatile-lru volatile-lfu volatile-random volatile-ttl',
    'entries are thrown away when memory is full',
    RISK,
  ),
  level(
    'cleanup policy',
    'compact compact,delete',
    'delete',
    'older messages are deleted instead of compacted',
    { ...LOSS, traits: ['retention-shortened'] },
  ),
  level(
    'acks|required acks',
    'all -1',
    '0 1 none leader',
    'messages may be lost without anybody noticing',
    RISK,
  ),
  level(
    'synchronous commit|appendfsync',
    'on always everysec remote_apply remote_write local',
    'off no',
    'what was confirmed may be lost in a crash',
    RISK,
  ),
  level(
    'reclaim policy|deletion policy|removal policy|on delete',
    'retain keep snapshot orphan',
    'delete destroy cascade',
    'the data goes with what holds it',
    RISK,
  ),
  level(
    'verify mode|client auth|verification mode|ssl verify mode|tls verification',
    'required require peer full certificate strict need need_and_verify',
    'none never off optional disabled',
    'it no longer checks whom it talks to',
  ),
  level(
    'authentication method|auth method|auth mode|auth type|authorization mode|host auth method',
    'scram-sha-256 md5 rbac oidc oauth jwt password basic webhook node,rbac ldap saml',
    'none trust anonymous alwaysallow disabled noauth',
    'whoever reaches it may use it',
  ),
];

/** A setting with several steps leaves those that protect. */
export const safetyLevelRule: Rule = (subject) => {
  const { change, words } = subject;
  if (change.kind === 'removed') return null;
  const next = textOf(scalarOf(change.after));
  const known = LEVELS.find(
    ({ phrases, unsafe }) => unsafe.includes(next) && hasPhrase(words, phrases),
  );
  if (known === undefined) return null;
  if (change.kind === 'added' && !countsWhenAdded(subject)) return null;
  if (change.kind === 'changed' && known.unsafe.includes(textOf(scalarOf(change.before))))
    return null;
  const { reversibility, data } = known;
  return {
    traits: known.traits ?? ['protection-removed'],
    ...(reversibility === undefined ? {} : { reversibility }),
    ...(data === undefined ? {} : { data }),
    because: `${movement(subject)}, so ${known.outcome}`,
    safer: [`keep one of: ${known.safe.join(', ')}`],
  };
};

function textOf(value: unknown): string {
  return String(value).trim().toLowerCase();
}

function level(
  phrases: string,
  safe: string,
  unsafe: string,
  outcome: string,
  further: Pick<Level, 'reversibility' | 'data' | 'traits'> = {},
): Level {
  return {
    phrases: phraseIndex(phrases.split('|')),
    safe: safe.split(' '),
    unsafe: unsafe.split(' '),
    outcome,
    ...further,
  };
}
