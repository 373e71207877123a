import type { Effect, ExcerptLine, Reversibility } from '../../../core/change/types.ts';
import { changedAttributes } from '../attributes/changed.ts';
import { leavesOf } from '../attributes/leaves.ts';
import { addressSightings, tagSightings } from '../environment/sightings.ts';
import type { Sighting } from '../environment/sightings.ts';
import { judge } from '../judge/judge.ts';
import type { Judgement } from '../judge/types.ts';
import type { Action } from '../plan/actions.ts';
import type { ResourceChange } from '../plan/change.ts';
import { CLASSES } from '../../shared/resource-types/classes.ts';
import { lookupChange } from '../plan/lookup-change.ts';
import { excerptOf } from './excerpt.ts';
import { nameOf } from './name.ts';

/** An effect for which only the environment is not settled: the plan tells it at its end. */
export interface EffectDraft {
  readonly effect: Omit<Effect, 'environment' | 'environmentName' | 'evidence'>;
  readonly pointer: string;
  readonly line: number;
  readonly note: string;
  readonly excerpt: readonly ExcerptLine[];
  readonly tags: readonly Sighting[];
  readonly addressWords: readonly Sighting[];
  /** True for everything but data sources. */
  readonly managed: boolean;
  /** Address without instance keys, as the configuration has it. */
  readonly configAddress: string;
}

/** What is to be said of a change whose actions nobody knows, or that stands in the plan twice. */
const UNCLEAR_ADVICE = 'plan again, and read this resource by hand';

export function draftOf(change: ResourceChange, action: Action): EffectDraft | null {
  if (action.kind === 'none') return null;
  const verb = action.kind === 'unclear' ? 'update' : action.verb;
  const known = lookupChange(change);
  const leaves = leavesOf(change);
  const facts = known === null ? null : CLASSES[known.class];
  const judged = judge({ change, verb, known, facts, leaves });
  const judgement = doubts(change, action, judged);
  const changes = changedAttributes(change);
  const extra = action.kind === 'unclear' ? [] : action.traits;
  const name = nameOf(change);
  return {
    effect: {
      verb: judgement.verb,
      resource: { type: change.type, address: change.address, provider: change.provider, name },
      reversibility: judgement.reversibility,
      data: judgement.data,
      traits: [...new Set([...judgement.traits, ...extra, ...stateTraits(change)])].toSorted(),
      changes,
      why: judgement.why,
      safer: judgement.safer,
    },
    pointer: `/resource_changes/${change.element.trace.index}/change/actions`,
    line: change.element.trace.line,
    note: noteOf(change),
    excerpt: excerptOf(change.address, verb, changes, judgement.leaves),
    tags: tagSightings(change),
    addressWords: addressSightings(change.address, name),
    managed: change.mode !== 'data',
    configAddress: change.address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, ''),
  };
}

function doubts(change: ResourceChange, action: Action, judgement: Judgement): Judgement {
  const unclear = action.kind === 'unclear';
  if (!unclear && !change.element.trace.duplicateKeys) return judgement;
  const reversibility: Reversibility =
    judgement.reversibility === 'irreversible' ? 'irreversible' : 'unknown';
  const why = unclear
    ? 'its actions are none that Terraform is known to write'
    : 'a key stands twice in it, so it can be read in more than one way';
  return {
    ...judgement,
    reversibility,
    data: judgement.data === 'holds-data' ? 'holds-data' : 'unknown',
    why: `${judgement.why.slice(0, -1)}; ${why}.`,
    safer: [UNCLEAR_ADVICE, ...judgement.safer],
  };
}

function stateTraits(change: ResourceChange): readonly ('deposed' | 'tainted')[] {
  const traits: ('deposed' | 'tainted')[] = [];
  if (change.deposed) traits.push('deposed');
  if (change.actionReason === 'replace_because_tainted') traits.push('tainted');
  return traits;
}

function noteOf(change: ResourceChange): string {
  const parts = [`actions are ${JSON.stringify(change.actions)}`];
  if (change.actionReason !== null) parts.push(change.actionReason.replaceAll('_', ' '));
  const forcing = change.replacePaths
    .map((path) => (Array.isArray(path) ? path[0] : path))
    .filter((name) => typeof name === 'string');
  if (forcing.length > 0) parts.push(`replaced because of ${[...new Set(forcing)].join(', ')}`);
  if (change.previousAddress !== null) parts.push(`moved from ${change.previousAddress}`);
  if (change.importing) parts.push('imported');
  return parts.join('; ');
}
