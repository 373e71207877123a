import { scalarOf } from '../compare/key-change.ts';
import { compareVersions, versionOf } from '../values/version.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { movement } from './say.ts';
import type { Finding, Rule, Subject } from './types.ts';

const VERSIONS = wordSet('version tag imagetag engineversion release');
const DATABASES = wordSet(
  'postgres postgresql mysql mariadb mongo mongodb redis elasticsearch opensearch engine database db kafka cassandra clickhouse',
);
/** Databases that refuse the data of another major version, or convert it with no way back. */
const MAJOR_BREAKS = wordSet(
  'postgres postgresql mysql mariadb mongo mongodb elasticsearch opensearch',
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
  if (before === null || after === null) return null;
  if (after[0] > before[0] && before[0] > 0 && hasWord(words, MAJOR_BREAKS)) return major(subject);
  if (compareVersions(after, before) >= 0) return null;
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

function major(subject: Subject): Finding {
  return {
    traits: ['database'],
    reversibility: 'costly',
    data: 'holds-data',
    because: `${movement(subject)}; over a major version it refuses the old data or converts it with no way back`,
    safer: ['take a dump first, and try the new version on a copy of the data'],
  };
}
