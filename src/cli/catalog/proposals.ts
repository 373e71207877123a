import type { GraphFacts } from '../../core/catalog/facts.ts';
import { inferTiers } from '../../core/catalog/infer-tiers.ts';
import type { TierProposal } from '../../core/catalog/infer-tiers.ts';
import { factsMatcher, namesIn } from '../../core/catalog/match-facts.ts';
import { mergeFacts } from '../../core/catalog/merge-facts.ts';
import { proposeSystems } from '../../core/catalog/propose-systems.ts';
import { sightingsOf } from '../../core/catalog/sighting.ts';
import type { Catalog, Dependency, System } from '../../core/catalog/types.ts';
import { ownersOf } from '../../config/init/codeowners.ts';
import type { OwnerRule } from '../../config/init/codeowners.ts';
import { teamsOf } from '../../config/init/join-clues.ts';

/** What one system lacks, each with the reason for it. Nothing of it is in force before a person enters it. */
export interface SystemProposal {
  readonly id: string;
  /** True where the catalog does not have it. */
  readonly isNew: boolean;
  readonly system: System;
  readonly tier: TierProposal | null;
  readonly owners: { readonly ids: readonly string[]; readonly reason: string } | null;
  /** Names that were taken for it without its saying so. */
  readonly aliases: readonly string[];
  readonly dependsOn: readonly Dependency[];
}

export interface Proposals {
  readonly systems: readonly SystemProposal[];
  /** Teams that owners need and the catalog does not have. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

export interface OwnerFile {
  readonly file: string;
  readonly rules: readonly OwnerRule[];
}

const NO_OWNERS: OwnerFile = { file: '', rules: [] };

/** Everything that facts, owner files and the catalog's own shape suggest. `now` is in milliseconds. */
export function proposalsFor(
  catalog: Catalog,
  facts: readonly GraphFacts[],
  now: number,
  { file, rules }: OwnerFile = NO_OWNERS,
): Proposals {
  const match = factsMatcher(catalog, facts);
  const added = proposeSystems(catalog, facts, match);
  const idOf = (name: string): string | null => {
    const found = match(name);
    return found.kind === 'matched' ? found.system : (added.ids.get(name) ?? null);
  };
  const merged = mergeFacts(catalog, facts, { addUnknown: true });
  const known = new Map(catalog.systems.map((system) => [system.id, system]));
  const tiers = new Map(inferTiers(merged, facts, idOf, now).map((one) => [one.system, one]));
  const handles = teamsOf(rules, file);
  const aliases = aliasesTaken(facts, match);
  const needed = new Map<string, string>();

  const systems = merged.systems.map((system): SystemProposal => {
    const before = known.get(system.id);
    const declared = new Set(before?.dependsOn.map(({ on }) => on));
    const rule = system.owners.length > 0 || rules.length === 0 ? null : ruleFor(system, rules);
    const teams = (rule?.owners ?? []).flatMap((handle) => handles.get(handle) ?? []);
    for (const { id, handle } of teams) needed.set(id, handle);
    return {
      id: system.id,
      isNew: before === undefined,
      system,
      tier: tiers.get(system.id) ?? null,
      owners:
        rule === null || teams.length === 0
          ? null
          : {
              ids: teams.map(({ id }) => id),
              reason: `${file}:${rule.line} gives ${rule.pattern} to them`,
            },
      aliases: before === undefined ? (system.aliases ?? []) : (aliases.get(system.id) ?? []),
      dependsOn: system.dependsOn.filter(
        (dependency) => !declared.has(dependency.on) && isSure(dependency),
      ),
    };
  });
  const own = new Set([...catalog.teams, ...catalog.people].map(({ id }) => id));
  return {
    systems: systems.filter(saysSomething),
    teams: [...needed]
      .filter(([id]) => !own.has(id))
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function saysSomething({ isNew, tier, owners, aliases, dependsOn }: SystemProposal): boolean {
  return isNew || tier !== null || owners !== null || aliases.length > 0 || dependsOn.length > 0;
}

/** Below this it is a hint, and hints are for import to show. */
const SURE = 0.5;

function isSure(dependency: Dependency): boolean {
  return sightingsOf(dependency).some(({ confidence }) => confidence >= SURE);
}

function ruleFor({ paths }: System, rules: readonly OwnerRule[]): OwnerRule | null {
  for (const path of paths) {
    const rule = ownersOf(rules, path.replace(/\*.*$/, 'x'));
    if (rule !== null && rule.owners.length > 0) return rule;
  }
  return null;
}

function aliasesTaken(
  facts: readonly GraphFacts[],
  match: ReturnType<typeof factsMatcher>,
): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>();
  for (const name of [...namesIn(facts)].toSorted()) {
    const found = match(name);
    if (found.kind !== 'matched' || found.by !== 'normalised') continue;
    taken.set(found.system, [...(taken.get(found.system) ?? []), name]);
  }
  return taken;
}
