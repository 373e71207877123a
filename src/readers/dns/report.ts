import type { Effect, Evidence, ExcerptLine } from '../../core/change/types.ts';
import { LineMask } from '../shared/mask-secrets.ts';
import type { FilePair } from '../types.ts';
import type { Difference } from './compare.ts';
import type { Judgement } from './judge.ts';
import type { RecordSet } from './record.ts';

const MOST_VALUES = 4;

export function effectOf(pair: FilePair, difference: Difference, provider: string): Effect {
  const { set, judgement, before, after } = difference;
  const routing = set.routing === null || set.routing.id === '' ? '' : `/${set.routing.id}`;
  const resource = {
    type: 'dns-record',
    address: `${set.name}/${set.type}${routing}`,
    provider,
    name: set.name,
  };
  return effect(pair, resource, judgement, [
    ...(before === null ? [] : [evidence(pair, 'before', before)]),
    ...(after === null ? [] : [evidence(pair, 'after', after)]),
  ]);
}

/** The whole zone goes, or all that was in it. */
export function zoneEffect(
  pair: FilePair,
  apex: string | null,
  count: number,
  provider: string,
): Effect {
  const name = apex ?? pair.path;
  const resource = { type: 'dns-zone', address: name, provider, name };
  const why = `All ${count} record sets of ${name} go at once, so every name in it stops, and a new zone gets other name servers (rule: a DNS zone that goes).`;
  const judgement: Judgement = {
    verb: 'delete',
    reversibility: 'irreversible',
    traits: ['dns', 'downtime', 'list-emptied'],
    why,
    safer: [
      'keep the zone, and take out single records when nobody asks for them any more',
      'export the zone first',
    ],
    changes: [],
  };
  const mask = new LineMask();
  const excerpt = (pair.before ?? '').split('\n', 6).map((text, index): ExcerptLine => ({
    number: index + 1,
    text: mask.show(text.trimEnd()),
    mark: 'removed',
  }));
  return effect(pair, resource, judgement, [
    {
      source: pair.sources.before,
      pointer: null,
      line: 1,
      note: `${count} record sets go`,
      excerpt,
    },
  ]);
}

function effect(
  pair: FilePair,
  resource: Effect['resource'],
  { verb, reversibility, traits, why, safer, changes }: Judgement,
  shown: readonly Evidence[],
): Effect {
  return {
    verb,
    resource: { ...resource, ...(pair.inRepository ? { file: pair.path } : {}) },
    environment: pair.environment.kind,
    environmentName: pair.environment.name,
    reversibility,
    data: 'none',
    traits: [...traits].toSorted(),
    changes,
    why,
    safer,
    evidence: shown,
  };
}

function evidence(pair: FilePair, side: 'before' | 'after', set: RecordSet): Evidence {
  const mask = new LineMask();
  const mark = side === 'before' ? 'removed' : 'added';
  const head = `${set.name} ${set.ttl ?? ''} ${set.type}`.replace('  ', ' ');
  const rest = set.values.length - MOST_VALUES;
  const lines = set.values
    .slice(0, MOST_VALUES)
    .map((value): ExcerptLine => ({ number: set.line, text: mask.show(`${head} ${value}`), mark }));
  if (rest > 0) lines.push({ number: null, text: `… ${rest} more values`, mark: 'context' });
  return {
    source: pair.sources[side],
    pointer: null,
    line: set.line,
    note: side === 'before' ? 'as it was' : 'as it becomes',
    excerpt: lines,
  };
}
