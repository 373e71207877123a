import type { Effect, Signal } from '../../../core/change/types.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { InputError } from '../../types.ts';
import type { ReaderResult } from '../../types.ts';
import { lookupKind } from '../kinds/lookup.ts';
import type { KubeObject, SourceText } from '../objects/types.ts';
import { effectOf } from '../report/effect.ts';
import { NOWHERE } from '../report/environment.ts';
import { holdSignal } from '../report/signals.ts';
import { ALONE, subjectOf } from '../report/subject.ts';
import { UNSEEN } from './ancestors.ts';
import { sectionsOf } from './sections.ts';
import type { DiffedObject, Section } from './sections.ts';
import { sideOf } from './sides.ts';

const PLACE = { environment: NOWHERE, file: null };
const OPTIONS = { live: true, surroundings: ALONE };
const WHOLE = 'show whole objects: KUBECTL_EXTERNAL_DIFF="diff -u -N -U 100000" kubectl diff';

/** What `kubectl diff` prints: for each object what an apply would change, in hunks. */
export function readKubectlDiff(source: SourceText): ReaderResult {
  const effects: Effect[] = [];
  const signals: Signal[] = [];
  for (const section of sectionsOf(source.text)) {
    if (section.object === null || section.unshown) {
      signals.push(
        holdSignal(
          source.name,
          section.line,
          'a part of the diff does not name its object or does not show it',
        ),
      );
      continue;
    }
    const cut = section.hunks.find((hunk) => hunk.cut);
    if (cut !== undefined) {
      signals.push(
        holdSignal(
          source.name,
          cut.lines.at(-1)?.line ?? section.line,
          'the diff is cut off inside a hunk',
        ),
      );
    }
    const effect = effectOfSection(section, section.object, source);
    if (effect !== null) effects.push(effect);
  }
  if (effects.length === 0 && signals.length === 0) {
    throw new InputError(
      source.name,
      'looks like the output of kubectl diff and shows no change',
      'Pass the whole output of `kubectl diff`',
    );
  }
  return { kind: 'manifest', effects, signals, actors: [], clues: [] };
}

function effectOfSection(section: Section, named: DiffedObject, source: SourceText): Effect | null {
  const { hunks } = section;
  const first = hunks[0];
  if (first === undefined) return null;
  const known = lookupKind(named.group, named.kind);
  const alone = hunks.length === 1;
  const gone = alone && first.newStart === 0 && first.newCount === 0;
  const fresh = alone && first.oldStart === 0 && first.oldCount === 0;
  const before = fresh ? null : sideOf(hunks, '-', named.kind, known);
  const after = gone ? null : sideOf(hunks, '+', named.kind, known);
  const object = (tree: Tree | null): KubeObject | null =>
    tree?.kind === 'map' ? { ...named, tree, source, line: tree.line, pointer: null } : null;
  if (gone) {
    const bare: Tree = {
      kind: 'map',
      line: first.lines[0]?.line ?? section.line,
      tag: null,
      entries: new Map(),
    };
    const subject = subjectOf('delete', object(before ?? bare), null, OPTIONS);
    return subject === null ? null : effectOf(subject, PLACE);
  }
  if (fresh) {
    return after === null ? unplaced(section, named, source) : created(object(after));
  }
  if (before === null || after === null) return unplaced(section, named, source);
  const subject = subjectOf('update', object(before), object(after), OPTIONS);
  if (subject === null) return null;
  const effect = effectOf(subject, PLACE);
  const unseen = effect.changes.some((name) => name.includes(UNSEEN));
  return unseen && doubtful(known?.class) ? doubt(effect) : effect;
}

function created(object: KubeObject | null): Effect | null {
  const subject = object === null ? null : subjectOf('create', null, object, OPTIONS);
  return subject === null ? null : effectOf(subject, PLACE);
}

/** Kinds in which a line means little without what stands above it. */
function doubtful(kindClass: string | undefined): boolean {
  return (
    kindClass === undefined ||
    [
      'guard',
      'permission',
      'database',
      'queue',
      'storage',
      'backup',
      'bundle',
      'external',
      'cluster',
    ].includes(kindClass)
  );
}

function doubt(effect: Effect): Effect {
  return {
    ...effect,
    reversibility: effect.reversibility === 'irreversible' ? 'irreversible' : 'unknown',
    changes: effect.changes.map((name) => name.replaceAll(/\.?x-unseen[\w-]*/g, '…')).toSorted(),
    why: `${effect.why} The hunks do not show under which field some of its lines stand, so what they mean cannot be told.`,
    safer: [WHOLE, ...effect.safer],
  };
}

/** Hunks that begin in the middle of a text, as scripts in a ConfigMap do. */
function unplaced(section: Section, named: DiffedObject, source: SourceText): Effect {
  const known = lookupKind(named.group, named.kind);
  const changed = section.hunks.flatMap(({ lines }) => lines).find(({ mark }) => mark !== ' ');
  const line = changed?.line ?? section.line;
  const leaf = (text: string): Tree => ({ kind: 'scalar', value: text, line, tag: null });
  const side = (text: string): KubeObject => {
    const entries = new Map<string, Tree>([['data', leaf(text)]]);
    return {
      ...named,
      tree: { kind: 'map', line, tag: null, entries },
      source,
      line,
      pointer: null,
    };
  };
  const subject = {
    act: 'update' as const,
    before: side('before'),
    after: side('after'),
    object: side('after'),
    known,
    changes: [{ path: ['data'], before: leaf('before'), after: leaf('after') }],
    ...OPTIONS,
  };
  const effect = { ...effectOf(subject, PLACE), changes: [] };
  return known?.class === 'settings' || known?.class === 'secret' ? effect : doubt(effect);
}
