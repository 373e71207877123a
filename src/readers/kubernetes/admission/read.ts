import type { Effect, Signal } from '../../../core/change/types.ts';
import type { ActorClaim } from '../../../core/provenance/types.ts';
import { readJson } from '../../shared/tree/read-json.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { InputError } from '../../types.ts';
import type { ReaderResult } from '../../types.ts';
import { boolAt, listAt, mapAt, textAt, valueAt } from '../objects/fields.ts';
import { objectOf } from '../objects/read-objects.ts';
import type { KubeObject, SourceText } from '../objects/types.ts';
import { effectOf } from '../report/effect.ts';
import { NOWHERE } from '../report/environment.ts';
import { holdSignal } from '../report/signals.ts';
import { ALONE, subjectOf } from '../report/subject.ts';

const PLACE = { environment: NOWHERE, file: null };

/** Requests that the API server is about to carry out, as it shows them to webhooks. */
export function readAdmission(source: SourceText): ReaderResult {
  const reading = /^\s*[[{]/.test(source.text) ? readJson(source.text) : readYaml(source.text);
  if (reading.kind === 'failed') {
    throw new InputError(
      `${source.name}:${reading.line}`,
      `cannot be read: ${reading.message}`,
      'Pass the AdmissionReview as the API server sends it',
    );
  }
  const reviews = reading.documents.flatMap((tree) =>
    tree.kind === 'list' ? tree.items : (listAt(tree, 'items')?.items ?? [tree]),
  );
  const effects: Effect[] = [];
  const signals: Signal[] = [];
  const actors = new Map<string, ActorClaim>();
  for (const review of reviews) {
    const request = mapAt(review, 'request');
    if (request === null) {
      signals.push(holdSignal(source.name, review.line, 'the review carries no request'));
      continue;
    }
    const effect = effectOfRequest(request, source);
    if (effect === null) {
      signals.push(
        holdSignal(
          source.name,
          request.line,
          'the request does not say what is done to which object',
        ),
      );
    } else effects.push(effect);
    const user = textAt(request, 'userInfo', 'username');
    if (user !== null && user !== '') actors.set(user, { role: 'requester', identity: user });
  }
  return { kind: 'action', effects, signals, actors: [...actors.values()], clues: [] };
}

const OPERATIONS: ReadonlySet<string> = new Set(['CREATE', 'UPDATE', 'DELETE', 'CONNECT']);

function effectOfRequest(request: MapTree, source: SourceText): Effect | null {
  const operation = textAt(request, 'operation') ?? '';
  const kind = textAt(request, 'kind', 'kind');
  if (!OPERATIONS.has(operation) || kind === null) return null;
  const [before, after] = ['oldObject', 'object'].map((side) => sideOf(request, side, source));
  const bare = bareObject(request, source);
  const subresource = textAt(request, 'subResource') ?? textAt(request, 'requestSubResource') ?? '';
  const act = operation === 'DELETE' ? 'delete' : operation === 'UPDATE' ? 'update' : 'create';
  const old = act === 'create' ? null : (before ?? bare);
  const now = act === 'delete' ? null : (after ?? bare);
  const options = { live: true, surroundings: ALONE };
  const subject = subjectOf(act, old, now, options);
  const unchanged = { ...bare };
  const effect = effectOf(
    subject ?? {
      act: 'apply',
      before: null,
      after: unchanged,
      object: unchanged,
      known: null,
      changes: [],
      ...options,
    },
    PLACE,
  );
  const shaped = shape(effect, operation, subresource, {
    seen: act === 'update' ? before !== null && after !== null : true,
    changed: subject !== null,
  });
  if (boolAt(request, 'dryRun') !== true) return shaped;
  return {
    ...shaped,
    verb: 'read',
    traits: [...new Set([...shaped.traits, 'dry-run' as const])].toSorted(),
    why: `It is a dry run, so nothing is kept. ${shaped.why}`,
  };
}

/** What a subresource and the missing of a side do to the judgement of the object. */
function shape(
  effect: Effect,
  operation: string,
  subresource: string,
  known: { readonly seen: boolean; readonly changed: boolean },
): Effect {
  const name = subresource.slice(0, 40);
  if (operation === 'CONNECT') {
    return {
      ...effect,
      verb: 'execute',
      reversibility: 'unknown',
      data: 'unknown',
      why: `It opens a connection (${name || 'connect'}), and what is done through it is not told here.`,
      safer: ['make the change through a manifest that can be read'],
    };
  }
  if (subresource === 'status') {
    return {
      ...effect,
      verb: 'update',
      reversibility: 'reversible',
      data: 'none',
      traits: [],
      why: 'Only the status is written, which controllers keep up to date by themselves.',
      safer: [],
    };
  }
  if (subresource === 'eviction') {
    return {
      ...effect,
      verb: 'delete',
      reversibility: 'costly',
      data: 'none',
      traits: ['downtime'],
      why: 'The pod is evicted; its controller, if it has one, makes another.',
      safer: ['guard the workload with a PodDisruptionBudget'],
    };
  }
  if (!known.changed) {
    return {
      ...effect,
      verb: 'update',
      reversibility: 'reversible',
      data: 'none',
      traits: [],
      why: 'Both sides are equal, so nothing changes.',
      safer: [],
    };
  }
  if (known.seen) return effect;
  const reversibility = effect.reversibility === 'reversible' ? 'unknown' : effect.reversibility;
  return {
    ...effect,
    reversibility,
    data: 'unknown',
    why: `One side of the update is missing, so what changes is not known. ${effect.why}`,
  };
}

function sideOf(request: MapTree, side: string, source: SourceText): KubeObject | null {
  const tree = mapAt(request, side);
  if (tree === null) return null;
  const object = objectOf(
    tree,
    textAt(tree, 'apiVersion') ?? versionOf(request),
    textAt(tree, 'kind') ?? textAt(request, 'kind', 'kind') ?? '',
    `/request/${side}`,
    source,
  );
  return {
    ...object,
    name: object.name ?? nameOf(request),
    namespace: object.namespace ?? textAt(request, 'namespace'),
  };
}

/** The object as far as the request names it. */
function bareObject(request: MapTree, source: SourceText): KubeObject {
  const empty: Tree = { kind: 'map', line: request.line, tag: null, entries: new Map() };
  return {
    ...objectOf(
      empty,
      versionOf(request),
      textAt(request, 'kind', 'kind') ?? '',
      '/request',
      source,
    ),
    name: nameOf(request),
    namespace: textAt(request, 'namespace'),
  };
}

function nameOf(request: MapTree): string | null {
  const name = valueAt(request, 'name');
  return name === null || name === '' ? null : String(name);
}

function versionOf(request: MapTree): string {
  const group = textAt(request, 'kind', 'group') ?? '';
  const version = textAt(request, 'kind', 'version') ?? 'v1';
  return group === '' ? version : `${group}/${version}`;
}
