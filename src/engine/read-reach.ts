import type { System, Tier } from '../core/catalog/types.ts';
import { systemsAsked } from '../core/reach/asked.ts';
import { graphOf } from '../core/reach/graph.ts';
import { whatIfDown } from '../core/reach/study/what-if-down.ts';
import type { WhatIfDown } from '../core/reach/study/what-if-down.ts';
import type { Engine } from './engine.ts';
import { EngineFault } from './fault.ts';

/** How harm to what somebody asked about would spread. */
export interface ReachOfWord extends WhatIfDown {
  readonly asked: {
    readonly word: string;
    readonly systems: readonly string[];
    /** Null where the word is the name of a system. */
    readonly patterns: readonly string[] | null;
  };
}

/** Reach of a system, a path or a resource, as of now. Throws `unknown-system` where nobody is meant. */
export function readReach({ world, clock }: Engine, word: string): ReachOfWord {
  const asked = systemsAsked(word, world.catalog);
  if (asked.kind === 'ambiguous') {
    throw new EngineFault(
      'unknown-system',
      `${word} could be any of ${asked.candidates.slice(0, 8).join(', ')}.`,
      'Ask for one of them by its id.',
    );
  }
  if (asked.kind === 'nobody') {
    throw new EngineFault(
      'unknown-system',
      `No system of the catalog is called ${word} or claims it.`,
      'Look for the system by another name, or add the path or resource to its entry in the catalog.',
    );
  }
  const patterns = asked.kind === 'system' ? null : asked.patterns;
  return {
    asked: { word, systems: asked.ids, patterns },
    ...whatIfDown(graphOf(world.catalog), asked.ids, clock.now()),
  };
}

export interface SystemFilter {
  /** Part of an id, name or alias, in any case; empty for every system. */
  readonly search: string;
  readonly tier: Tier | null;
  /** Team or person id; null for any. */
  readonly owner: string | null;
  readonly limit: number;
}

/** Systems that fit, the most critical first, then by id. */
export function findSystems(
  { world }: Engine,
  { search, tier, owner, limit }: SystemFilter,
): { readonly total: number; readonly systems: readonly System[] } {
  const text = search.trim().toLowerCase();
  const fitting = world.catalog.catalog.systems.filter(
    (system) =>
      (tier === null || system.tier === tier) &&
      (owner === null || system.owners.includes(owner)) &&
      (text === '' ||
        [system.id, system.name, ...(system.aliases ?? [])].some((name) =>
          name.toLowerCase().includes(text),
        )),
  );
  const systems = fitting
    .toSorted((a, b) => (a.tier ?? 9) - (b.tier ?? 9) || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
  return { total: fitting.length, systems };
}
