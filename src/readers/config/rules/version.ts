import { scalarOf } from '../compare/key-change.ts';
import { compareVersions, versionOf } from '../values/version.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { movement } from './say.ts';
import type { Rule } from './types.ts';

const VERSIONS = wordSet('version tag imagetag engineversion release');
const DATABASES = wordSet(
  'postgres postgresql mysql mariadb mongo mongodb redis elasticsearch opensearch engine database db kafka cassandra clickhouse',
);
const TLS = wordSet('tls ssl');
const SCHEMAS = wordSet('schema api config file format document manifest spec compose');

/** Something goes back to an older version. */
export const versionRule: Rule = (subject) => {
  const { change, last, words } = subject;
  const isVersion = hasWord(last, VERSIONS);
  if (change.kind !== 'changed' || !isVersion || hasWord(last, SCHEMAS)) return null;
  const before = versionOf(
    String(scalarOf(change.before))
      .replace(/^TLSv?_?/i, '')
      .replace('_', '.'),
  );
  const after = versionOf(
    String(scalarOf(change.after))
      .replace(/^TLSv?_?/i, '')
      .replace('_', '.'),
  );
  if (before === null || after === null || compareVersions(after, before) >= 0) return null;
  if (hasWord(words, TLS)) {
    return {
      traits: ['protection-removed'],
      because: `${movement(subject)}, so older and weaker protocols are let in`,
      safer: ['keep at least TLS 1.2'],
    };
  }
  const database = hasWord(words, DATABASES);
  return {
    traits: database ? ['database'] : ['configuration'],
    ...(database ? { reversibility: 'costly' as const, data: 'holds-data' as const } : {}),
    because: `${movement(subject)}; an older version may not read what the newer one has written`,
    safer: ['check that the older version reads the data and settings as they are now'],
  };
};
