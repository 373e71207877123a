import type { Effect, Signal } from '../../core/change/types.ts';
import { InputError } from '../types.ts';
import type { ReaderResult } from '../types.ts';
import { textAt } from './objects/fields.ts';
import { isForeign } from './objects/foreign.ts';
import { addressOf, keyOf } from './objects/identity.ts';
import { readObjects } from './objects/read-objects.ts';
import type { KubeObject, SourceText } from './objects/types.ts';
import { effectOf } from './report/effect.ts';
import { NOWHERE } from './report/environment.ts';
import { holdSignal } from './report/signals.ts';
import { ALONE, subjectOf } from './report/subject.ts';

const PLACE = { environment: NOWHERE, file: null };
const NAMED = 5;

/** Objects that are about to be applied, over a cluster whose state the manifest does not tell. */
export function readManifest(source: SourceText): ReaderResult {
  const { objects, faults } = readObjects(source);
  const fault = faults[0];
  if (objects.length === 0 && fault !== undefined) {
    throw new InputError(
      `${source.name}:${fault.line}`,
      `cannot be read as a manifest: ${fault.message}`,
      source.text.includes('{{')
        ? 'Render the chart first: helm template RELEASE CHART'
        : 'Correct it, or check with `kubectl apply --dry-run=client -f`',
    );
  }
  const effects: Effect[] = [];
  for (const object of objects) {
    if (isForeign(object)) continue;
    const act = isPatchDelete(object) ? 'delete' : 'apply';
    const subject = subjectOf(act, act === 'delete' ? object : null, object, {
      live: true,
      surroundings: ALONE,
    });
    if (subject !== null) effects.push(effectOf(subject, PLACE));
  }
  const signals: Signal[] = faults
    .slice(0, NAMED)
    .map((one) => holdSignal(source.name, one.line, one.message));
  return {
    kind: 'manifest',
    effects,
    signals: [...signals, ...repeated(objects), ...foreign(objects, source)],
    actors: [],
    clues: [],
  };
}

/** The strategic merge patch that takes an object out. */
export function isPatchDelete(object: KubeObject): boolean {
  return textAt(object.tree, '$patch') === 'delete';
}

/** Of an object that stands twice the last one wins, whoever reads only the first. */
function repeated(objects: readonly KubeObject[]): readonly Signal[] {
  const seen = new Set<string>();
  const twice = new Map<string, KubeObject>();
  for (const object of objects) {
    if (object.name === null) continue;
    const key = keyOf(object);
    if (seen.has(key)) twice.set(key, object);
    seen.add(key);
  }
  return [...twice.values()].slice(0, NAMED).map((object) => ({
    ...holdSignal(
      object.source.name,
      object.line,
      `${addressOf(object)} stands in it more than once, and the last one wins`,
    ),
    weight: 'note' as const,
  }));
}

function foreign(objects: readonly KubeObject[], source: SourceText): readonly Signal[] {
  const first = objects.find(isForeign);
  if (first === undefined || objects.some((object) => !isForeign(object))) return [];
  return [
    holdSignal(
      source.name,
      first.line,
      `${first.kind} of ${first.group || first.version} is applied to no cluster by itself, so what it does is not told here`,
    ),
  ];
}
