import type { GraphFacts, SeenEdge, SeenSystem } from '../../core/catalog/facts.ts';
import type { DependencySource } from '../../core/catalog/types.ts';
import { InputError } from '../../readers/types.ts';
import type { SourceInput } from '../types.ts';
import { Calls } from './calls.ts';
import type { Call } from './calls.ts';
import { cleanName } from './names.ts';

/** Above what the largest organisations come to. */
const MOST_SYSTEMS = 500_000;
const MOST_EDGES = 3_000_000;

type Claim = Partial<Pick<SeenSystem, 'tier' | 'owners' | 'environments' | 'paths' | 'resources'>>;

/** What a source says of an edge, apart from traffic. */
export interface Statement {
  readonly from: string;
  readonly to: string;
  readonly source: DependencySource;
  readonly confidence: number;
  readonly via: string | null;
}

/**
 * Gathers what a source says. Names come out clean, systems and edges once each and in order; of two
 * statements of one kind about one edge the surer stays. An edge from a system to itself is none.
 */
export class FactsBuilder {
  readonly #origin: string;
  readonly #input: SourceInput;
  readonly #systems = new Map<string, SeenSystem>();
  readonly #edges = new Map<string, SeenEdge>();
  readonly #calls: Calls;

  constructor(origin: string, input: SourceInput) {
    this.#origin = origin;
    this.#input = input;
    this.#calls = new Calls(input.at);
  }

  /** The first to name a system says what it is; later ones add what they claim for it. */
  system(name: string, kind: string, why: string, claim: Claim = {}): void {
    const clean = cleanName(name);
    if (clean === null) return;
    const before = this.#systems.get(clean);
    this.#systems.set(clean, {
      name: clean,
      kind: before?.kind ?? kind,
      tier: before?.tier ?? claim.tier ?? null,
      owners: joined(before?.owners, claim.owners),
      environments: joined(before?.environments, claim.environments),
      paths: joined(before?.paths, claim.paths),
      resources: joined(before?.resources, claim.resources),
      why: before?.why ?? shortened(why),
    });
    if (this.#systems.size > MOST_SYSTEMS) throw this.#tooMuch('systems', MOST_SYSTEMS);
  }

  has(name: string): boolean {
    const clean = cleanName(name);
    return clean !== null && this.#systems.has(clean);
  }

  edge(statement: Statement): void {
    const from = cleanName(statement.from);
    const to = cleanName(statement.to);
    if (from === null || to === null || from === to) return;
    const { source, confidence, via } = statement;
    const key = `${from}\0${to}\0${source}`;
    const before = this.#edges.get(key);
    if (before !== undefined && before.confidence >= confidence) return;
    const text = via === null ? null : shortened(via);
    this.#edges.set(key, { from, to, source, confidence, via: text, seenAt: this.#input.at });
    if (this.#edges.size > MOST_EDGES) throw this.#tooMuch('edges', MOST_EDGES);
  }

  /** Traffic from one to the other; calls of one pair are added up. */
  call(call: Call): void {
    const from = cleanName(call.from);
    const to = cleanName(call.to);
    if (from === null || to === null || from === to) return;
    this.#calls.add({ ...call, from, to });
    if (this.#calls.size > MOST_EDGES) throw this.#tooMuch('edges', MOST_EDGES);
  }

  build(): GraphFacts {
    for (const edge of this.#calls.edges()) {
      this.#edges.set(`${edge.from}\0${edge.to}\0observed`, edge);
    }
    for (const { from, to } of this.#edges.values()) {
      for (const name of [from, to]) {
        if (!this.#systems.has(name)) this.system(name, 'service', 'an edge names it');
      }
    }
    const { scope, at } = this.#input;
    return {
      origin: this.#origin,
      scope,
      at,
      systems: inOrder(this.#systems),
      edges: inOrder(this.#edges),
    };
  }

  #tooMuch(what: string, most: number): InputError {
    const problem = `it names more than ${most.toLocaleString('en-US')} ${what}`;
    return new InputError(this.#input.scope, problem, 'Export a part at a time');
  }
}

function inOrder<T>(map: ReadonlyMap<string, T>): readonly T[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

const MOST_CLAIMS = 1_000;

function joined(a: readonly string[] = [], b: readonly string[] = []): readonly string[] {
  if (b.length === 0) return a;
  return [...new Set([...a, ...b])].toSorted().slice(0, MOST_CLAIMS);
}

/** Text of somebody else's file, on one line and of bounded length. */
function shortened(text: string): string {
  const line = text.slice(0, 400).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`;
}
