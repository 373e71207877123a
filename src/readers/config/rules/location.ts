import { scalarOf } from '../compare/key-change.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { endpointOf } from '../values/endpoint.ts';
import { movement } from './say.ts';
import type { Rule } from './types.ts';

const PLACES: readonly (readonly [string, readonly string[]])[] = [
  [
    'database',
    [
      'database',
      'database name',
      'db name',
      'dbname',
      'db',
      'postgres db',
      'mysql database',
      'initial catalog',
    ],
  ],
  ['schema', ['db schema', 'database schema', 'default schema', 'schema name']],
  ['bucket', ['bucket', 'bucket name', 's3 bucket', 'gcs bucket']],
  ['topic', ['topic', 'topic name', 'kafka topic']],
  ['queue', ['queue', 'queue name', 'queue url']],
  ['index', ['index name', 'elasticsearch index', 'index prefix']],
  ['table', ['table name', 'dynamodb table']],
  ['keyspace', ['keyspace', 'redis db', 'key prefix', 'table prefix']],
  [
    'data folder',
    ['data dir', 'data directory', 'data path', 'datadir', 'storage path', 'dbpath', 'db path'],
  ],
  ['consumer group', ['consumer group', 'consumer group id']],
  ['project, whose name its volumes bear,', ['compose project name']],
];
const GENERAL = wordSet('name');

/** The program reads and writes elsewhere than before, which looks like data that is lost. */
export const locationRule: Rule = (subject) => {
  const { change, last, words } = subject;
  if (change.kind !== 'changed') return null;
  const before = scalarOf(change.before);
  const after = scalarOf(change.after);
  if (!isName(before) || !isName(after)) return null;
  const keys = last.length === 1 && hasWord(last, GENERAL) ? words.slice(-2) : last;
  const joined = keys.join(' ');
  const place = PLACES.find(([, phrases]) =>
    phrases.some(
      (phrase) =>
        joined === phrase ||
        (phrase.includes(' ') && joined.endsWith(` ${phrase}`)) ||
        (!phrase.includes(' ') && keys.length <= 3 && keys.at(-1) === phrase && phrase.length > 2),
    ),
  )?.[0];
  if (place === undefined || last.includes('metrics')) return null;
  if (endpointOf(after, false) !== null) return null;
  return {
    traits:
      place === 'database'
        ? ['database', 'endpoint-moved']
        : place === 'topic' || place === 'queue'
          ? ['endpoint-moved', 'queue']
          : ['endpoint-moved'],
    because: `the ${place} ${movement(subject)}; what lies in the old one is not lost, but no longer seen from here`,
    safer: ['move or copy the data first, and keep the old one until nobody reads it'],
  };
};

/** A name of one word, or a number; texts and references say nothing that can be compared. */
function isName(value: unknown): value is string | number {
  if (typeof value === 'number') return true;
  return (
    typeof value === 'string' &&
    /^[\w./:@-]{1,200}$/.test(value) &&
    !/^(?:true|false)$/i.test(value)
  );
}
