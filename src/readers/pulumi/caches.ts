import type { KnownType } from '../shared/resource-types/types.ts';
import { leavesOf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import type { Finding } from './rules.ts';
import type { Step } from './step.ts';
import { splitToken } from './tokens.ts';

const TYPES = /^(?:Cluster|CacheCluster|ReplicationGroup|ServerlessCache)$/;

/**
 * A type as its list has it, but for ElastiCache with memcached: that keeps nothing, has no snapshots,
 * and only serves.
 */
export function withEngine(known: KnownType | null, token: string, step: Step): KnownType | null {
  if (known === null || engineOf(token, step)?.before !== 'memcached') return known;
  return { ...known, class: 'service', list: `${known.list}, engine memcached` };
}

/** ElastiCache with another engine holds in memory what it holds; only snapshots make it last. */
export function cacheFindings(token: string, step: Step): readonly Finding[] {
  const engine = engineOf(token, step);
  if (engine === null || !/^(?:redis|valkey)$/.test(String(engine.before))) return [];
  const none = { traits: [], safer: [] } as const;
  const final = leafOf(step, 'final_snapshot_identifier');
  if (final !== null && final.before !== '') {
    const because = `${final.path} is set, so a last snapshot stays`;
    return [{ ...none, lossAtMost: 'costly', because, leaf: final }];
  }
  const kept = leafOf(step, 'snapshot_retention_limit');
  if (kept !== null && kept.before !== 0) return [];
  const because = `its engine is ${String(engine.before)} and it keeps no snapshots, so what it holds lasts no longer than its nodes and has to be filled again`;
  return [{ ...none, lossAtMost: 'costly', data: 'unknown', because, leaf: engine }];
}

function engineOf(token: string, step: Step): Leaf | null {
  const { package: pkg, module, type } = splitToken(token);
  const isCache = /^aws(?:-native)?$/.test(pkg) && module === 'elasticache' && TYPES.test(type);
  return isCache ? leafOf(step, 'engine') : null;
}

/** As it is before; what a program leaves to its default stands among the outputs. */
function leafOf({ before }: Step, place: string): Leaf | null {
  for (const tree of [before?.inputs ?? null, before?.outputs ?? null]) {
    const found = leavesOf(tree, null).find((leaf) => leaf.place === place);
    if (found !== undefined && found.before !== null) return found;
  }
  return null;
}
