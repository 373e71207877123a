import type { GraphFacts, SeenSystem } from '../../core/catalog/facts.ts';
import type { FactsChange, FactSource, StoredEdge } from '../ports.ts';
import type { Pause } from './pause.ts';
import { sharingTexts } from './share-texts.ts';

/** What a change of facts touches: nothing, the edges of some names, or the names themselves. */
export type Touched =
  | { readonly kind: 'nothing' }
  /** Source names whose edges differ; every name was known before and still is. */
  | { readonly kind: 'edges'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'everything' };

/** Edges taken in between two pauses: some milliseconds' work. */
const A_STEP = 5_000;

interface KnownEdge extends StoredEdge {
  readonly origin: number;
}

/** Everything that all sources say, as of a revision; it grows by changes and never has to be read again. */
export class KnownFacts {
  #revision = 0;
  #sources: ReadonlyMap<number, FactSource> = new Map();
  readonly #systems = new Map<number, Map<string, SeenSystem>>();
  /** By the name of the dependent, then by source, target and kind. */
  readonly #edges = new Map<string, Map<string, KnownEdge>>();
  /** How often each name is said. */
  readonly #names = new Map<string, number>();

  get revision(): number {
    return this.#revision;
  }

  get sources(): readonly FactSource[] {
    return [...this.#sources.values()];
  }

  /** Names that have edges. */
  get dependents(): Iterable<string> {
    return this.#edges.keys();
  }

  /** All names that are said, each once. */
  get names(): Iterable<string> {
    return this.#names.keys();
  }

  get systems(): readonly SeenSystem[] {
    return [...this.#systems.values()].flatMap((systems) => [...systems.values()]);
  }

  hasEdges(name: string): boolean {
    return this.#edges.has(name);
  }

  /** What sources say that a name needs, with the instants filled in. */
  *edgesOf(name: string): Generator<GraphFacts['edges'][number] & { readonly origin: string }> {
    for (const { origin, ...edge } of this.#edges.get(name)?.values() ?? []) {
      const source = this.#sources.get(origin);
      if (source === undefined) continue;
      yield { ...edge, origin: source.origin, seenAt: edge.seenAt ?? source.at };
    }
  }

  /** Takes in a change. What it touched is told once; whoever merges must not lose it. */
  async apply(change: FactsChange, pause: Pause): Promise<Touched> {
    const names = new Set<string>();
    const before = this.#names.size;
    let named = change.systems.length > 0 || (change.whole && before > 0);
    if (change.whole) for (const all of [this.#systems, this.#edges, this.#names]) all.clear();
    for (const { source, name, said } of change.systems) this.#saySystem(source, name, said);
    const shared = sharingTexts();
    for (const [index, { source, edge, gone }] of change.edges.entries()) {
      if (this.#sayEdge(source, shared(edge), gone)) named = true;
      names.add(edge.from);
      if (index % A_STEP === A_STEP - 1) await pause();
    }
    const moved = change.sources.filter(({ id, at }) => {
      const known = this.#sources.get(id);
      return known !== undefined && known.at !== at;
    });
    this.#sources = new Map(change.sources.map((source) => [source.id, source]));
    this.#revision = change.revision;
    if (moved.length > 0) this.#addThoseSeenWith(new Set(moved.map(({ id }) => id)), names);
    if (named || this.#names.size !== before) return { kind: 'everything' };
    return names.size === 0 ? { kind: 'nothing' } : { kind: 'edges', names };
  }

  #saySystem(source: number, name: string, said: SeenSystem | null): void {
    let systems = this.#systems.get(source);
    if (systems === undefined) this.#systems.set(source, (systems = new Map<string, SeenSystem>()));
    const was = systems.has(name);
    if (said === null) systems.delete(name);
    else systems.set(name, said);
    this.#count(name, Number(said !== null) - Number(was));
  }

  /** True when a name came or went. */
  #sayEdge(origin: number, edge: StoredEdge, gone: boolean): boolean {
    let edges = this.#edges.get(edge.from);
    if (edges === undefined) this.#edges.set(edge.from, (edges = new Map<string, KnownEdge>()));
    const key = `${origin} ${edge.source} ${edge.to}`;
    const difference = Number(!gone) - Number(edges.has(key));
    if (gone) edges.delete(key);
    else edges.set(key, { ...edge, origin });
    if (edges.size === 0) this.#edges.delete(edge.from);
    const from = this.#count(edge.from, difference);
    return this.#count(edge.to, difference) || from;
  }

  #count(name: string, difference: number): boolean {
    if (difference === 0) return false;
    const before = this.#names.get(name) ?? 0;
    const after = before + difference;
    if (after === 0) this.#names.delete(name);
    else this.#names.set(name, after);
    return (before === 0) !== (after === 0);
  }

  /** Edges seen at the instant of a source move along with it. */
  #addThoseSeenWith(sources: ReadonlySet<number>, names: Set<string>): void {
    for (const [name, edges] of this.#edges) {
      for (const { origin, seenAt } of edges.values()) {
        if (seenAt !== null || !sources.has(origin)) continue;
        names.add(name);
        break;
      }
    }
  }
}
