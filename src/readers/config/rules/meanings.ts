import { hasWord, wordSet } from '../values/words.ts';

/** What a number stands for, by the words of its key. */
export interface Meaning {
  readonly id: string;
  readonly words: ReadonlySet<string>;
  /** Completes "this is …". */
  readonly what: string;
  /** What 0 means, where it is known to mean something else than none. */
  readonly zero?: string;
}

/** In the order in which they are asked; the first that fits counts. */
export const MEANINGS: readonly Meaning[] = [
  meaning('timeout', 'timeout timeouts deadline', 'how long it waits before it gives up', {
    zero: 'with 0 many programs wait for ever, others not at all',
  }),
  meaning('retention', 'retention retain', 'how long data is kept'),
  meaning(
    'rate',
    'rate rps qps tps ratelimit throttle throttling rpm quota quotas burst',
    'how much it lets through',
    { zero: 'with 0 some programs let nothing through, others everything' },
  ),
  meaning('pool', 'pool poolsize connections conns', 'how many connections it holds open', {
    zero: 'with 0 some programs open none, others as many as are asked for',
  }),
  meaning(
    'workers',
    'workers threads concurrency parallelism concurrent processes',
    'how much it does at once',
  ),
  meaning('replicas', 'replicas replicacount instances nodes capacity', 'how many copies run'),
  meaning('retries', 'retries retry attempts backoff', 'how often or how fast it tries again'),
  meaning('ttl', 'ttl expiry expiration lifetime maxage lease', 'how long something stays valid'),
  meaning(
    'memory',
    'memory mem heap xmx cpu storage disk cache buffer buffers shm ram',
    'how much it may take up',
    { zero: 'with 0 some programs have no limit' },
  ),
  meaning('batch', 'batch chunk fetch prefetch pagesize bulk', 'how much it takes at a time'),
  meaning(
    'interval',
    'interval period frequency delay poll polling heartbeat',
    'how often it acts',
  ),
  meaning(
    'limit',
    'limit limits max maximum min minimum threshold cap ceiling budget replication partitions shards depth backlog',
    'a limit',
    { zero: 'with 0 some programs have no limit' },
  ),
];

/** Numbers that are names, places on a screen or points in time. */
const NO_AMOUNT = wordSet(
  `port ports version versions id ids uid gid pid date timestamp time year epoch seed index order
  priority revision build number serial zip phone lat lon lng latitude longitude x y z width height font
  margin padding line lines column columns tab indent radius opacity color colour zoom level chain
  account project mode umask mtu asn vlan checksum hash sort schema status code codes screen image
  animation page length items properties`,
);

/** What the number under a key stands for, or null for one whose leaps nobody can judge. */
export function meaningOf(last: readonly string[], words: readonly string[]): Meaning | null {
  if (hasWord(last, NO_AMOUNT)) return null;
  const own = MEANINGS.find((meaning) => hasWord(last, meaning.words));
  // A short key takes its meaning from the section that it stands in: `pool.size`.
  const short = last.every((word) => GENERAL.has(word));
  return (
    own ?? (short ? (MEANINGS.find((meaning) => hasWord(words, meaning.words)) ?? null) : null)
  );
}

const GENERAL = wordSet(
  `size count value default seconds sec secs ms millis minutes min hours days bytes kb mb gb requests
  percent amount total initial soft hard read write connect idle`,
);

function meaning(
  id: string,
  words: string,
  what: string,
  further: { readonly zero?: string } = {},
): Meaning {
  return { id, words: wordSet(words), what, ...further };
}
