import { gravest } from '../../../core/change/kinds.ts';
import { lineOfChange, pathName } from '../compare/key-change.ts';
import type { KeyChange } from '../compare/key-change.ts';
import { mostData } from '../report/act.ts';
import type { Act } from '../report/act.ts';
import { RULES } from '../rules/rules.ts';
import type { Finding, Place, Subject } from '../rules/types.ts';
import { lastWords, wordsOfPath } from '../values/words.ts';
import { placeOfPath } from './place.ts';

/** What is known of a file besides its changed values. */
export interface SettingsFile {
  readonly place: Place;
  readonly state: 'new' | 'changed' | 'gone';
  /** True for a value that only moved. */
  readonly moved: (change: KeyChange) => boolean;
}

interface Named {
  readonly rule: string;
  readonly finding: Finding;
}

/** Remarkable values as acts of their own, and all others together as one. */
export function judgeSettings(changes: readonly KeyChange[], file: SettingsFile): readonly Act[] {
  const acts: Act[] = [];
  const quiet: KeyChange[] = [];
  for (const change of changes) {
    const found = file.moved(change) ? [] : judge(change, file);
    if (found.length === 0) quiet.push(change);
    else acts.push(remarkable(change, found, file));
  }
  return [...acts, ...quietAct(quiet, file)];
}

function judge(change: KeyChange, file: SettingsFile): readonly Named[] {
  const subject: Subject = {
    change,
    last: lastWords(change.path),
    words: wordsOfPath(change.path),
    place: placeOfPath(file.place, change.path),
    newFile: file.state === 'new',
  };
  return RULES.flatMap(({ id, judge }) => {
    const finding = judge(subject);
    return finding === null ? [] : [{ rule: id, finding }];
  });
}

function remarkable(change: KeyChange, found: readonly Named[], file: SettingsFile): Act {
  const findings = found.map(({ finding }) => finding);
  const name = pathName(change.path);
  const verbs = findings.flatMap(({ verb }) => (verb === undefined ? [] : [verb]));
  const reversibility =
    gravest(findings.flatMap((finding) => finding.reversibility ?? [])) ?? 'reversible';
  const sayings = found.map(({ rule, finding }) => `${finding.because} (rule ${rule})`);
  const back = reversibility === 'reversible' ? '; the old value can be put back' : '';
  return {
    verb: verbs.includes('expose') ? 'expose' : (verbs[0] ?? 'update'),
    type: 'config-setting',
    provider: 'config',
    address: name,
    name,
    place:
      findings.find(({ place }) => place !== undefined)?.place ??
      placeOfPath(file.place, change.path),
    reversibility,
    data: mostData(findings.map(({ data }) => data)),
    traits: ['configuration', ...findings.flatMap(({ traits }) => traits)],
    changes: [name],
    why: `${name} ${sayings.join('; ')}${back}`,
    safer: findings.flatMap(({ safer }) => safer),
    note: `${name} is ${change.kind}`,
    before: change.before === null ? [] : [change.before.line],
    after: change.after === null ? [] : [change.after.line],
  };
}

const DONE = {
  new: [
    'create',
    'The file is new, and nothing in it is on a list of remarkable settings; it can be taken away again',
  ],
  changed: [
    'update',
    'None of these settings is on a list of remarkable ones; the old values can be put back',
  ],
  gone: [
    'delete',
    'The file goes, and what reads it fails or falls back to defaults; git keeps it, so it can be brought back',
  ],
} as const;

function quietAct(changes: readonly KeyChange[], file: SettingsFile): readonly Act[] {
  if (changes.length === 0) return [];
  const [verb, why] = DONE[file.state];
  const names = new Set(
    changes.map(({ kind, path, root }) =>
      pathName(kind === 'changed' || root.length === 0 ? path : root),
    ),
  );
  const lines = (side: 'before' | 'after') =>
    changes.flatMap((change) => change[side]?.line ?? []).slice(0, MOST_LINES);
  return [
    {
      verb,
      type: 'config-file',
      provider: 'config',
      address: '',
      name: '',
      place: file.place,
      reversibility: 'reversible',
      data: 'none',
      traits: ['configuration'],
      changes: file.state === 'changed' ? [...names] : [],
      why,
      safer: [],
      note: `${changes.length} ${changes.length === 1 ? 'setting' : 'settings'}, first at line ${lineOfChange(changes[0] as KeyChange)}`,
      before: lines('before'),
      after: lines('after'),
    },
  ];
}

const MOST_LINES = 6;
