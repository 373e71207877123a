import type { Effect, Signal } from '../../core/change/types.ts';
import type { FilePair, FileReader, FileReading } from '../types.ts';
import { isKustomization, readKustomization } from './kustomize/read.ts';
import { isPatchDelete } from './manifest.ts';
import { matchObjects } from './match.ts';
import type { Match, Stood } from './match.ts';
import { isForeign } from './objects/foreign.ts';
import { isFragment } from './objects/fragment.ts';
import { addressOf } from './objects/identity.ts';
import { readObjects } from './objects/read-objects.ts';
import { looksLikeManifest } from './recognise.ts';
import { effectOf } from './report/effect.ts';
import { holdSignal } from './report/signals.ts';
import { subjectOf } from './report/subject.ts';
import { SelectorIndex } from './judge/selectors.ts';
import type { Surroundings } from './judge/types.ts';
import { isTemplate } from './templates.ts';

const MANIFEST_PATH = /\.(?:ya?ml|json)$/i;
/** Files that show how something could look; nobody applies them. */
const SHOWN_ONLY = /(?:^|\/)(?:testdata|__?fixtures__?|fixtures|docs?|examples?)\//i;

/** Reads manifests on both sides of a change, as a tool does that applies the new ones and prunes. */
export const kubernetesFileReader: FileReader = {
  id: 'kubernetes-manifest',
  title: 'Kubernetes manifests in a repository',
  recognises: ({ path, before, after }) => {
    if (SHOWN_ONLY.test(path)) return false;
    if (isKustomization(path)) return true;
    if (!MANIFEST_PATH.test(path)) return false;
    const sides = [before, after].filter((side) => side !== null);
    return sides.some(looksLikeManifest) && !sides.some(isTemplate);
  },
  read: async (files) => {
    const signals: Signal[] = [];
    const effects: Effect[] = [];
    const sides: { before: Stood[]; after: Stood[] } = { before: [], after: [] };
    const goesToo = (path: string): boolean =>
      files.some(
        (file) => file.after === null && (file.path === path || file.path.startsWith(`${path}/`)),
      );
    for (const file of files) {
      if (isKustomization(file.path)) {
        const reading = readKustomization(file, goesToo);
        for (const effect of reading.effects) effects.push(effect);
        for (const signal of reading.signals) signals.push(signal);
        continue;
      }
      for (const side of ['before', 'after'] as const) {
        const text = file[side];
        if (text === null) continue;
        const { stood, faults } = readSide(file, side, text);
        for (const one of stood) sides[side].push(one);
        for (const fault of faults) signals.push(fault);
      }
    }
    const objects = sides.after.map(({ object }) => object);
    const services = objects.filter(({ kind, group }) => kind === 'Service' && group === '');
    const matches = matchObjects(sides.before, sides.after);
    const newNamespaces = new Set(
      matches.flatMap(({ before, after }) =>
        before === null && after?.object.kind === 'Namespace' ? (after.object.name ?? []) : [],
      ),
    );
    const surroundings = { services: new SelectorIndex(services), newNamespaces };
    for (const match of matches) {
      const effect = effectOfMatch(match, surroundings);
      if (effect !== null) effects.push(effect);
    }
    return { kind: 'manifest', effects, signals } satisfies FileReading;
  },
};

function readSide(
  file: FilePair,
  side: 'before' | 'after',
  text: string,
): { readonly stood: readonly Stood[]; readonly faults: readonly Signal[] } {
  const name = file.sources[side];
  const { objects, faults } = readObjects({ name, text });
  const own = objects.filter((object) => !isForeign(object));
  // A file without a single object is something else that mentions a kind.
  const counts = own.length > 0 || faults.some(({ whole }) => whole);
  return {
    stood: own.map((object) => ({ object, file })),
    faults: counts
      ? faults.slice(0, 5).map((fault) => holdSignal(name, fault.line, fault.message))
      : [],
  };
}

function effectOfMatch({ before, after }: Match, surroundings: Surroundings): Effect | null {
  const stood = after ?? before;
  if (stood === null) return null;
  const [old, now] = [before?.object ?? null, after?.object ?? null];
  const place = {
    environment: stood.file.environment,
    file: stood.file.inRepository ? stood.file.path : null,
  };
  const options = { live: false, surroundings };
  if (now !== null && isPatchDelete(now)) {
    if (old !== null && isPatchDelete(old)) return null;
    const subject = subjectOf('delete', now, null, { ...options, live: true });
    return subject === null ? null : patched(effectOf(subject, place));
  }
  const act = old === null ? 'create' : now === null ? 'delete' : 'update';
  const gone = act === 'delete' && old !== null && (isFragment(old) || isPatchDelete(old));
  const subject = subjectOf(act, old, now, options);
  if (subject === null) return null;
  if (gone)
    return withoutPatch(
      effectOf({ ...subject, act: 'update', known: subject.known }, place),
      addressOf(subject.object),
    );
  return effectOf(subject, place);
}

function patched(effect: Effect): Effect {
  return {
    ...effect,
    why: `A patch with \`$patch: delete\` takes it out of what is applied. ${effect.why}`,
  };
}

/** Without the patch, what it was laid over is applied as it stands in its base. */
function withoutPatch(effect: Effect, address: string): Effect {
  return {
    ...effect,
    verb: 'update',
    reversibility: 'reversible',
    data: 'none',
    why: `A patch over ${address} is removed (it lacks fields that every such object has), so what it was laid over applies unpatched; nothing is deleted.`,
    safer: [],
  };
}
