import type { Loss } from '../../core/assess.ts';
import { countsAsProduction } from '../../core/change/kinds.ts';
import type { Change, EnvironmentKind, Signal } from '../../core/change/types.ts';
import type { Echo } from '../../core/memory/types.ts';
import { isAiAssisted } from '../../core/provenance/judge.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { Actor, ActorRole, Level, Provenance } from '../../core/provenance/types.ts';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import type { Risk } from '../../core/risk/types.ts';
import type { FieldsOf } from './fields.ts';

// CEL knows a value's type by its class, and whole numbers by bigint.

export class ChangeView implements FieldsOf<'Change'> {
  readonly kind: Change['kind'];
  readonly readers: readonly string[];
  readonly findings: readonly string[];
  readonly onForge: boolean;
  constructor(change: Change) {
    this.kind = change.kind;
    this.readers = [...new Set(change.inputs.map(({ reader }) => reader))];
    this.findings = [...new Set((change.findings ?? []).map(({ pattern }) => pattern))];
    this.onForge = change.origin !== undefined;
  }
}

export class SignalView implements FieldsOf<'Signal'> {
  readonly kind: Signal['kind'];
  readonly weight: Signal['weight'];
  constructor(signal: Signal) {
    this.kind = signal.kind;
    this.weight = signal.weight;
  }
}

export class LossView implements FieldsOf<'Loss'> {
  readonly kind: Loss['kind'];
  readonly countsAsProduction: boolean;
  constructor(loss: Loss, environments: readonly EnvironmentKind[]) {
    this.kind = loss.kind;
    this.countsAsProduction = loss.effects.some((index) =>
      countsAsProduction(environments[index] ?? 'unknown'),
    );
  }
}

export class ReachView implements FieldsOf<'Reach'> {
  readonly #reach: Reach;
  #systems: readonly ReachedSystemView[] | null = null;
  constructor(reach: Reach) {
    this.#reach = reach;
  }
  get worstTier() {
    return BigInt(this.#reach.worstTier ?? 0);
  }
  get tier1() {
    return BigInt(this.#reach.countByTier['1']);
  }
  get tier2() {
    return BigInt(this.#reach.countByTier['2']);
  }
  get tier3() {
    return BigInt(this.#reach.countByTier['3']);
  }
  get tier4() {
    return BigInt(this.#reach.countByTier['4']);
  }
  get count() {
    return BigInt(this.#reach.total);
  }
  get systems() {
    return (this.#systems ??= [
      ...this.#reach.systems.map((system) => new ReachedSystemView(system)),
      ...this.#reach.further.flatMap(({ ids, tier, distance }) =>
        ids.map((id) => new ReachedSystemView({ id, tier, distance })),
      ),
    ]);
  }
  get crossings() {
    return BigInt(this.#reach.crossings.length);
  }
  get unclaimed() {
    return BigInt(this.#reach.unclaimed.length);
  }
}

export class ReachedSystemView implements FieldsOf<'ReachedSystem'> {
  readonly id: string;
  readonly tier: bigint;
  readonly distance: bigint;
  constructor(system: Pick<ReachedSystem, 'id' | 'tier' | 'distance'>) {
    this.id = system.id;
    this.tier = BigInt(system.tier ?? 0);
    this.distance = BigInt(system.distance);
  }
}

export class ProvenanceView implements FieldsOf<'Provenance'> {
  readonly kind: Provenance['kind'];
  readonly ai: boolean;
  readonly tools: readonly string[];
  constructor(provenance: Provenance) {
    this.kind = provenance.kind;
    this.ai = isAiAssisted(provenance);
    this.tools = provenance.tools;
  }
}

/** Who made it: the person an agent acts for counts like somebody who typed it. */
const AUTHORS: ReadonlySet<ActorRole> = new Set(['author', 'co-author', 'agent-operator']);

export class AuthorView implements FieldsOf<'Author'> {
  readonly known: boolean;
  readonly level: Level | 'unknown';
  readonly levelRank: bigint;
  readonly people: readonly string[];
  constructor(actors: readonly Actor[]) {
    const authors = actors.filter(({ role }) => AUTHORS.has(role));
    const lowest = authors.toSorted((a, b) => levelRank(a.level) - levelRank(b.level))[0];
    this.known = authors.length > 0 && authors.every(({ person }) => person !== null);
    this.level = lowest?.level ?? 'unknown';
    this.levelRank = BigInt(levelRank(lowest?.level ?? null));
    this.people = [...new Set(authors.flatMap(({ person }) => person ?? []))].toSorted();
  }
}

export class RiskView implements FieldsOf<'Risk'> {
  readonly points: number;
  readonly percentile: number;
  constructor(risk: Risk) {
    this.points = risk.points;
    this.percentile = risk.percentile ?? -1;
  }
}

export class EchoView implements FieldsOf<'Echo'> {
  readonly id: string;
  readonly likeness: number;
  constructor(echo: Echo) {
    this.id = echo.incident.id;
    this.likeness = echo.likeness;
  }
}
