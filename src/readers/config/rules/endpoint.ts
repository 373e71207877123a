import { scalarOf } from '../compare/key-change.ts';
import { endpointOf } from '../values/endpoint.ts';
import type { Endpoint } from '../values/endpoint.ts';
import { hasWord, wordSet } from '../values/words.ts';
import type { Finding, Place, Rule, Subject } from './types.ts';

const HOST_WORDS = wordSet(
  'host hostname hosts endpoint server servers address addr broker brokers bootstrap upstream url uri dsn peer peers',
);
/** Links that people follow, and names that only look like hosts. */
const NO_ENDPOINT = wordSet(
  `homepage documentation docs doc repository repo license licence icon logo avatar image images img help
  terms privacy support issues bugs changelog schema xmlns namespace theme font fonts favicon author
  description title text message label comment link links website source sources badge screenshot video
  package packages module import test tests example examples bind listen demo prefix pattern regex path name format`,
);
const DATABASES = wordSet(
  'database db postgres postgresql mysql mariadb mongo mongodb redis datasource jdbc sql dsn elasticsearch cassandra clickhouse',
);

/** What the program talks to moves to another host. */
export const endpointRule: Rule = (subject) => {
  const { change, last, words } = subject;
  if (change.kind !== 'changed' || hasWord(words, NO_ENDPOINT)) return null;
  const hostKey = HOST_WORDS.has(last.at(-1) ?? '');
  const before = endpointOf(scalarOf(change.before), hostKey);
  const after = endpointOf(scalarOf(change.after), hostKey);
  if (before === null || after === null || isSame(before, after)) return null;
  if (!hostKey && before.scheme === null) return null;
  return moved(subject, before, after);
};

function isSame(before: Endpoint, after: Endpoint): boolean {
  return (
    before.host === after.host &&
    (before.port === after.port || after.port === null) &&
    before.database === after.database
  );
}

function moved({ place, words }: Subject, before: Endpoint, after: Endpoint): Finding | null {
  const database = after.database !== null || hasWord(words, DATABASES);
  const crosses =
    before.environment !== after.environment &&
    (before.environment === 'production' || after.environment === 'production');
  const sameHost = before.host === after.host;
  // Another port of the same host is the same party.
  if (sameHost && before.database === after.database) return null;
  const sayings = [
    sameHost
      ? `turns to another database on ${after.host}, from ${before.database ?? 'none'} to ${after.database ?? 'none'}`
      : `turns from ${before.host} to ${after.host}`,
    ...(crosses && after.environment === 'production' ? ['which names production'] : []),
    ...(crosses && before.environment === 'production' ? ['away from what names production'] : []),
    ...(before.place !== 'outside' && after.place === 'outside' ? ['from inside to outside'] : []),
    ...(database ? ['data stays where it was and is not seen from here any more'] : []),
  ];
  const acting: Place | null =
    crosses && after.environment === 'production' && place.kind !== 'production'
      ? { kind: 'production', name: after.host }
      : null;
  return {
    traits: database ? ['database', 'endpoint-moved'] : ['endpoint-moved'],
    // What is written to the wrong side in the meantime has to be carried back by hand.
    ...(database && crosses
      ? { reversibility: 'costly' as const, data: 'holds-data' as const }
      : {}),
    because: sayings.join(', '),
    safer: [
      'check that the new one has the same data and takes the load before everything uses it',
    ],
    ...(acting === null ? {} : { place: acting }),
  };
}
