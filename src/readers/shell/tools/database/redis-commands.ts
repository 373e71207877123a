import type { ActEffect } from '../types.ts';
import { ALL, changes, costs, loses } from './effects.ts';

const WIPED = loses(
  'redis-database',
  'Every key is gone at once, and only a snapshot brings them back.',
  ALL,
  {
    traits: ['contents-destroyed', 'unfiltered'],
  },
);
const DELETED = costs(
  'delete',
  'redis-key',
  'What the keys hold is gone, if nothing else can make it again.',
  ALL,
  {
    data: 'holds-data',
  },
);
const SERVER = costs(
  'update',
  'redis-server',
  'Whoever is connected notices until it is set back.',
);
const ACCOUNT = costs('delete', 'redis-user', 'Whoever signs in by it is locked out.', ALL, {
  traits: ['identity'],
});
const FOLLOWS = loses(
  'redis-database',
  'A server that begins to follow another throws its own keys away.',
);
const WRITTEN = changes('redis-key', 'A value is set.');

const LIST: readonly (readonly [names: string, effect: ActEffect])[] = [
  ['flushall flushdb', WIPED],
  [
    'del unlink getdel ltrim xtrim xdel hdel srem zrem zremrangebyrank zremrangebyscore lrem spop',
    DELETED,
  ],
  ['rename renamenx move swapdb restore migrate copy', DELETED],
  ['replicaof slaveof', FOLLOWS],
  [
    'shutdown failover debug',
    costs('execute', 'redis-server', 'Its clients are cut off until it runs again.'),
  ],
  [
    'set mset setex psetex setnx getset append incr incrby decr decrby hset hmset hincrby sadd zadd lpush rpush lpop rpop xadd expire pexpire expireat persist publish setrange setbit bitfield geoadd pfadd',
    WRITTEN,
  ],
];

const PAIRS: readonly (readonly [names: string, effect: ActEffect])[] = [
  [
    'config set,config rewrite,config resetstat,client kill,client pause,script flush,function flush,function delete,module load,module unload,cluster forget,cluster failover,cluster delslots,latency reset,slowlog reset',
    SERVER,
  ],
  ['acl deluser,acl setuser', ACCOUNT],
  ['cluster reset,cluster flushslots', WIPED],
  ['xgroup destroy,xgroup delconsumer', DELETED],
  // Asking is no doing, whatever the first word says.
  [
    'debug object,debug sleep',
    changes('redis-server', 'It only asks, or waits.', ALL, { verb: 'read' }),
  ],
];

/** Commands that do something, by one word or two, in lower case. All others only read. */
export const REDIS_COMMANDS: ReadonlyMap<string, ActEffect> = new Map([
  ...LIST.flatMap(([names, effect]) => names.split(' ').map((name) => [name, effect] as const)),
  ...PAIRS.flatMap(([names, effect]) => names.split(',').map((name) => [name, effect] as const)),
]);
