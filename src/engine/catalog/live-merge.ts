import type { SeenEdge } from '../../core/catalog/facts.ts';
import { amongNames } from '../../core/catalog/match-facts.ts';
import { nameMatcher, type NameMatcher } from '../../core/catalog/match-names.ts';
import { withSightings } from '../../core/catalog/merge-facts.ts';
import { proposeSystems, type Proposed } from '../../core/catalog/propose-systems.ts';
import type { Catalog, Sighting, System } from '../../core/catalog/types.ts';
import type { KnownFacts, Touched } from './known-facts.ts';
import type { Pause } from './pause.ts';

/** Names merged between two pauses: some milliseconds' work. */
const A_STEP = 1_000;

const NOTHING_ADDED: Proposed = { ids: new Map(), systems: [] };

/**
 * The catalog of the files with what sources say, kept up to date. Comes to exactly what `mergeFacts` with
 * `addUnknown` does on all facts at once, and does again only what a change touches.
 */
export class LiveMerge {
  readonly #base: Catalog;
  /** What a name means by itself. */
  readonly #alone: NameMatcher;
  /** What it means among all that are said. */
  #match: NameMatcher;
  #added: Proposed = NOTHING_ADDED;
  /** Names that have edges, by the system that they mean. */
  #namesOf = new Map<string, string[]>();
  #merged: Catalog;

  constructor(base: Catalog) {
    this.#base = base;
    this.#alone = nameMatcher(base);
    this.#match = this.#alone;
    this.#merged = base;
  }

  async merge(known: KnownFacts, touched: Touched, pause: Pause): Promise<Catalog> {
    if (touched.kind === 'nothing') return this.#merged;
    const merged =
      touched.kind === 'edges'
        ? await this.#some(known, touched.names, pause)
        : await this.#everything(known, pause);
    this.#merged = merged;
    return merged;
  }

  async #everything(known: KnownFacts, pause: Pause): Promise<Catalog> {
    const names: SeenEdge[] = [];
    for (const name of known.names) {
      // What a name means is remembered, so asking here spares those who ask at once below.
      this.#alone(name);
      if (names.push({ ...NO_EDGE, from: name, to: name }) % A_STEP === 0) await pause();
    }
    this.#match = amongNames(this.#alone, known.names);
    await pause();
    const facts = { origin: '', scope: '', at: '', systems: known.systems, edges: names };
    this.#added = proposeSystems(this.#base, [facts], this.#match);
    await pause();
    const namesOf = new Map<string, string[]>();
    for (const name of known.dependents) {
      const id = this.#idOf(name);
      if (id === null) continue;
      const group = namesOf.get(id);
      if (group === undefined) namesOf.set(id, [name]);
      else group.push(name);
    }
    this.#namesOf = namesOf;
    const base = [...this.#base.systems, ...this.#added.systems];
    const systems: System[] = [];
    for (const [index, system] of base.entries()) {
      systems.push(this.#withEdges(system, known));
      if (index % A_STEP === A_STEP - 1) await pause();
    }
    if (this.#added.systems.length > 0) systems.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { ...this.#base, systems };
  }

  async #some(known: KnownFacts, names: ReadonlySet<string>, pause: Pause): Promise<Catalog> {
    const ids = new Set<string>();
    for (const name of names) {
      const id = this.#idOf(name);
      if (id !== null) ids.add(id);
    }
    this.#renameDependents(known, names);
    const base = new Map(
      [...this.#base.systems, ...this.#added.systems]
        .filter(({ id }) => ids.has(id))
        .map((system) => [system.id, system]),
    );
    const systems = [...this.#merged.systems];
    let done = 0;
    for (const [index, { id }] of systems.entries()) {
      const system = base.get(id);
      if (system === undefined) continue;
      systems[index] = this.#withEdges(system, known);
      if (++done % A_STEP === 0) await pause();
    }
    return { ...this.#base, systems };
  }

  /** A known name may have got its first edge, or lost its last. */
  #renameDependents(known: KnownFacts, names: ReadonlySet<string>): void {
    for (const name of names) {
      const id = this.#idOf(name);
      if (id === null) continue;
      const others = (this.#namesOf.get(id) ?? []).filter((each) => each !== name);
      this.#namesOf.set(id, known.hasEdges(name) ? [...others, name] : others);
    }
  }

  #idOf(name: string): string | null {
    const found = this.#match(name);
    if (found.kind === 'matched') return found.system;
    return found.kind === 'unmatched' ? (this.#added.ids.get(name) ?? null) : null;
  }

  #withEdges(system: System, known: KnownFacts): System {
    const seen = new Map<string, Sighting[]>();
    for (const name of this.#namesOf.get(system.id) ?? []) {
      for (const { to, source, origin, confidence, via, seenAt } of known.edgesOf(name)) {
        const on = this.#idOf(to);
        if (on === null || on === system.id) continue;
        const sighting: Sighting = {
          source,
          origin,
          confidence,
          via,
          // What somebody wrote down does not age.
          seenAt: source === 'declared' ? null : seenAt,
        };
        const list = seen.get(on);
        if (list === undefined) seen.set(on, [sighting]);
        else list.push(sighting);
      }
    }
    return seen.size === 0 ? system : withSightings(system, seen);
  }
}

const NO_EDGE = { source: 'observed', confidence: 0, via: null, seenAt: '' } as const;
