import type { GraphFacts } from './facts.ts';
import { fade, isStrong } from './fade.ts';
import { isEnvironment } from './normalise-name.ts';
import type { Catalog, System, Tier } from './types.ts';

/** A tier that a person should look at, and why. */
export interface TierProposal {
  readonly system: string;
  readonly current: Tier | null;
  readonly tier: Tier;
  /** Parts of sentences, what weighs most first. */
  readonly reasons: readonly string[];
}

interface Reason {
  readonly tier: Tier;
  readonly words: string;
}

/**
 * Tiers that follow from what is known: what Tier-1 needs, what the world reaches, what keeps data, what
 * it is called. A system that has a tier is proposed a more critical one only. By id.
 * `now` is in milliseconds since 1970; `idOf` says which system a source's name means.
 */
export function inferTiers(
  catalog: Catalog,
  facts: readonly GraphFacts[],
  idOf: (name: string) => string | null,
  now: number,
): readonly TierProposal[] {
  const reasons = new Map<string, Reason[]>();
  const add = (system: string, tier: Tier, words: string) => {
    const list = reasons.get(system) ?? [];
    list.push({ tier, words });
    reasons.set(system, list);
  };
  neededByTierOne(catalog, now, add);
  exposedOrKeepingData(facts, idOf, add);
  for (const system of catalog.systems) byItself(system, add);
  return catalog.systems
    .flatMap(({ id, tier: current }): readonly TierProposal[] => {
      const found = (reasons.get(id) ?? []).toSorted((a, b) => a.tier - b.tier);
      const tier = found[0]?.tier;
      if (tier === undefined || (current !== null && tier >= current)) return [];
      const words = found.filter((reason) => reason.tier === tier).map((reason) => reason.words);
      return [{ system: id, current, tier, reasons: [...new Set(words)].slice(0, 5) }];
    })
    .toSorted((a, b) => (a.system < b.system ? -1 : 1));
}

type Add = (system: string, tier: Tier, words: string) => void;

/** What is declared and seen to be needed by Tier-1 falls with it; what only one of the two says, nearly. */
function neededByTierOne({ systems }: Catalog, now: number, add: Add): void {
  for (const { id, tier, dependsOn } of systems) {
    if (tier !== 1) continue;
    for (const dependency of dependsOn) {
      const faded = fade(dependency, now);
      if (!isStrong(faded)) continue;
      const how = faded.via === null ? faded.source : `${faded.source}: ${faded.via}`;
      add(dependency.on, faded.standing === 'agreed' ? 1 : 2, `Tier-1 ${id} needs it (${how})`);
    }
  }
}

function exposedOrKeepingData(
  facts: readonly GraphFacts[],
  idOf: (name: string) => string | null,
  add: Add,
): void {
  for (const { systems, edges } of facts) {
    const entries = new Set(systems.filter(({ kind }) => kind === 'entry').map(({ name }) => name));
    for (const { from, to, via } of edges) {
      const system = entries.has(from) ? idOf(to) : null;
      if (system !== null)
        add(system, 2, `the world reaches it at ${from}${via === null ? '' : ` (${via})`}`);
    }
    for (const { name, kind, why } of systems) {
      const system = kind === 'database' || kind === 'queue' ? idOf(name) : null;
      if (system !== null) add(system, 2, `it keeps data: a ${kind} (${why})`);
    }
  }
}

const CRITICAL =
  /(?:^|[-_.])(?:payments?|checkout|billing|ledger|auth|login|identity|iam|sso|secrets|vault)(?:$|[-_.])/;
const MINOR = /(?:^|[-_.])(?:demo|example|playground|sandbox|docs|storybook)(?:$|[-_.])/;

function byItself({ id, environments }: System, add: Add): void {
  const critical = CRITICAL.exec(id)?.[0];
  if (critical !== undefined) {
    add(id, 2, `its name says ${critical.replace(/[-_.]/g, '')}: money or access goes through it`);
  }
  const names = environments.map((name) => name.toLowerCase());
  const isApart =
    names.length > 0 &&
    names.every((name) => isEnvironment(name) && !/^(?:prod|live|default|main)/.test(name));
  if (isApart) add(id, 4, `it runs only in ${environments.join(', ')}`);
  const minor = MINOR.exec(id)?.[0];
  if (minor !== undefined) add(id, 4, `its name says ${minor.replace(/[-_.]/g, '')}`);
}
