import type { Assessment, Loss } from '../../core/assess.ts';
import { countsAsProduction, destroys } from '../../core/change/kinds.ts';
import type { Change, Effect, EnvironmentKind, Signal, Trait } from '../../core/change/types.ts';
import type { Echo } from '../../core/memory/types.ts';
import { isAiAssisted } from '../../core/provenance/judge.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { Actor, ActorRole, Level, Provenance } from '../../core/provenance/types.ts';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import type { Risk } from '../../core/risk/types.ts';
import type { FieldsOf } from './fields.ts';

// CEL knows a value's type by its class and whole numbers by bigint; getters work out a field only when
// a condition asks for it.

export class EffectView implements FieldsOf<'Effect'> {
  readonly #effect: Effect;
  readonly environment: EnvironmentKind;
  readonly #hits: readonly ReachedSystem[];
  constructor(effect: Effect, environment: EnvironmentKind, hits: readonly ReachedSystem[]) {
    this.#effect = effect;
    this.environment = environment;
    this.#hits = hits;
  }
  get verb() {
    return this.#effect.verb;
  }
  get type() {
    return this.#effect.resource.type;
  }
  get address() {
    return this.#effect.resource.address;
  }
  get provider() {
    return this.#effect.resource.provider ?? '';
  }
  get name() {
    return this.#effect.resource.name ?? '';
  }
  get environmentName() {
    return this.#effect.environmentName ?? '';
  }
  get reversibility() {
    return this.#effect.reversibility;
  }
  get data() {
    return this.#effect.data;
  }
  get traits() {
    return this.#effect.traits;
  }
  get changes() {
    return this.#effect.changes;
  }
  get systems() {
    return this.#hits.map(({ id }) => id);
  }
  get tier() {
    return this.tiers.reduce((worst, tier) => (worst === 0n || tier < worst ? tier : worst), 0n);
  }
  get tiers() {
    return this.#hits.flatMap(({ tier }) => (tier === null ? [] : [BigInt(tier)]));
  }
  get countsAsProduction() {
    return countsAsProduction(this.environment);
  }
  get destroys() {
    return destroys(this.#effect);
  }
  get inRepository() {
    return this.#effect.resource.provider === null;
  }
  get documentationOnly() {
    const { traits } = this.#effect;
    return traits.includes('documentation') && traits.every((trait) => DOCUMENTATION.has(trait));
  }
}

/** Documentation stays documentation under another name. */
const DOCUMENTATION: ReadonlySet<Trait> = new Set([
  'documentation',
  'rename-source',
  'rename-target',
]);

export class ChangeView implements FieldsOf<'Change'> {
  readonly kind: Change['kind'];
  readonly readers: readonly string[];
  constructor(change: Change) {
    this.kind = change.kind;
    this.readers = [...new Set(change.inputs.map(({ reader }) => reader))];
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
    return BigInt(this.#reach.systems.length);
  }
  get systems() {
    return (this.#systems ??= this.#reach.systems.map((system) => new ReachedSystemView(system)));
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
  constructor(system: ReachedSystem) {
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

/** Everything a condition can see of one assessment. Built once for it, filled in as it is asked. */
export class AssessmentView {
  readonly #assessment: Assessment;
  readonly #effects: (EffectView | undefined)[] = [];
  #allEffects: readonly EffectView[] | null = null;
  #hits: ReadonlyMap<number, readonly ReachedSystem[]> | null = null;
  /** The effect that is asked about, set before each evaluation. */
  effect: EffectView | undefined = undefined;

  readonly change: ChangeView;
  readonly signals: readonly SignalView[];
  readonly losses: readonly LossView[];
  readonly reach: ReachView;
  readonly provenance: ProvenanceView;
  readonly author: AuthorView;
  readonly risk: RiskView;
  readonly echoes: readonly EchoView[];
  readonly validations: ReadonlyMap<string, string>;
  readonly environment: EnvironmentKind;

  constructor(assessment: Assessment) {
    this.#assessment = assessment;
    this.change = new ChangeView(assessment.change);
    this.signals = assessment.change.signals.map((signal) => new SignalView(signal));
    this.losses = assessment.losses.map((loss) => new LossView(loss, assessment.environments));
    this.reach = new ReachView(assessment.reach);
    this.provenance = new ProvenanceView(assessment.provenance);
    this.author = new AuthorView(assessment.actors);
    this.risk = new RiskView(assessment.risk);
    this.echoes = assessment.echoes.map((echo) => new EchoView(echo));
    this.validations = outcomes(assessment);
    this.environment = assessment.environment;
  }

  /** Throws a `RangeError` when there is no such effect. */
  effectAt(index: number): EffectView {
    const known = this.#effects[index];
    if (known !== undefined) return known;
    const effect = this.#assessment.change.effects[index];
    if (effect === undefined) throw new RangeError(`the change has no effect ${index}`);
    this.#hits ??= hitsByEffect(this.#assessment.reach);
    const environment = this.#assessment.environments[index] ?? 'unknown';
    const view = new EffectView(effect, environment, this.#hits.get(index) ?? []);
    this.#effects[index] = view;
    return view;
  }

  get effects(): readonly EffectView[] {
    this.#allEffects ??= this.#assessment.change.effects.map((_, index) => this.effectAt(index));
    return this.#allEffects;
  }
}

/** A check reported twice has passed only if it passed both times. */
function outcomes({ validations }: Assessment): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const { name, outcome } of validations) {
    if (byName.get(name) !== 'failed') byName.set(name, outcome);
  }
  return byName;
}

function hitsByEffect({ hits, systems }: Reach): ReadonlyMap<number, readonly ReachedSystem[]> {
  const byId = new Map(systems.map((system) => [system.id, system]));
  const byEffect = new Map<number, ReachedSystem[]>();
  for (const { effect, system } of hits) {
    const reached = byId.get(system);
    if (reached === undefined) continue;
    const list = byEffect.get(effect);
    if (list === undefined) byEffect.set(effect, [reached]);
    else if (!list.includes(reached)) list.push(reached);
  }
  return byEffect;
}
