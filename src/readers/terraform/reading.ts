import type { Sighting } from './environment/sightings.ts';
import type { Effect, EnvironmentKind } from '../../core/change/types.ts';
import type { ReaderResult } from '../types.ts';
import { planSightings, resolveEnvironment } from './environment/resolve.ts';
import { moreDangerous } from '../shared/environment-words.ts';
import { judgeProvisioned } from './judge/provisioned.ts';
import { actionOfChange } from './plan/actions.ts';
import { isObject, resourceChange } from './plan/change.ts';
import type { ElementList, PlanElement, PlanFrame } from './plan/types.ts';
import { draftOf } from './report/draft.ts';
import type { EffectDraft } from './report/draft.ts';
import { signalsOf } from './report/signals.ts';
import { unreadableDraft } from './report/unreadable.ts';

/** One plan while it is being read: takes its changes one by one, and settles the rest at the end. */
export class PlanReading {
  private readonly source: string;
  private readonly drafts: EffectDraft[] = [];
  private readonly drifted: string[] = [];
  private readonly deferred: string[] = [];
  private readonly doubtful: { readonly pointer: string; readonly line: number }[] = [];

  constructor(source: string) {
    this.source = source;
  }

  take(list: ElementList, element: PlanElement): void {
    if (list === 'resource_drift') this.drifted.push(addressOf(element));
    else if (list === 'deferred_changes') this.deferred.push(addressOf(element));
    else this.takeChange(element);
  }

  result(frame: PlanFrame): ReaderResult {
    const plan = planSightings(frame);
    const drafts = this.drafts.map((draft) => judgeProvisioned(draft, frame.provisioned));
    const effects = drafts.map((draft): Effect => {
      const answer = resolveEnvironment(plan, draft.tags, draft.addressWords);
      const source = this.source;
      const where = { source, pointer: draft.pointer, line: draft.line };
      return {
        ...draft.effect,
        environment: answer.kind,
        environmentName: answer.name,
        evidence: [
          { ...where, note: draft.note, excerpt: draft.excerpt },
          ...onePerKind(answer.sightings).map(({ note, kind }) => ({
            source,
            pointer: null,
            line: null,
            note: `${kind} environment: ${note}`,
            excerpt: [],
          })),
        ],
      };
    });
    const signals = signalsOf(frame, {
      source: this.source,
      drafts,
      environment: worst(effects),
      drifted: this.drifted,
      deferred: this.deferred,
      doubtful: this.doubtful,
    });
    return { kind: 'plan', effects, signals, actors: [], clues: [] };
  }

  private takeChange(element: PlanElement): void {
    const change = resourceChange(element);
    const { index, line, duplicateKeys } = element.trace;
    if (change === null) {
      this.doubtful.push({ pointer: `/resource_changes/${index}`, line });
      this.drafts.push(unreadableDraft(element));
      return;
    }
    const action = actionOfChange(change);
    if (action.kind === 'unclear' || duplicateKeys) {
      this.doubtful.push({ pointer: `/resource_changes/${index}`, line });
    }
    const draft = draftOf(change, action);
    if (draft !== null) this.drafts.push(draft);
  }
}

function worst(effects: readonly Effect[]): EnvironmentKind {
  const kinds = effects.map((effect) => effect.environment);
  return kinds.length === 0 ? 'unknown' : kinds.reduce(moreDangerous);
}

/** The address of a change, also of one that is wrapped in a deferral. */
function addressOf(element: PlanElement): string {
  const { value } = element;
  if (!isObject(value)) return '(unreadable)';
  const inner = value['resource_change'];
  const address = isObject(inner) ? inner['address'] : value['address'];
  return typeof address === 'string' ? address : '(unreadable)';
}

/** The first word for each environment: more of the same say nothing new, another one does. */
function onePerKind(sightings: readonly Sighting[]): readonly Sighting[] {
  const first = new Map<string, Sighting>();
  for (const sighting of sightings)
    if (!first.has(sighting.kind)) first.set(sighting.kind, sighting);
  return [...first.values()];
}
