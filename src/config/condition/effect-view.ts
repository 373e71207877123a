import { countsAsProduction, destroys } from '../../core/change/kinds.ts';
import type { Effect, EnvironmentKind, Trait } from '../../core/change/types.ts';
import type { ReachedSystem } from '../../core/reach/types.ts';
import type { FieldsOf } from './fields.ts';

/** What a condition sees of one effect. Getters, since most rules ask for two or three fields. */
export class EffectView implements FieldsOf<'Effect'> {
  readonly #effect: Effect;
  readonly environment: EnvironmentKind;
  readonly #hits: readonly ReachedSystem[];
  readonly #critical: ReadonlySet<string>;
  /** `critical` has the ids of systems that count as critical whatever their own tier. */
  constructor(
    effect: Effect,
    environment: EnvironmentKind,
    hits: readonly ReachedSystem[],
    critical: ReadonlySet<string>,
  ) {
    this.#effect = effect;
    this.environment = environment;
    this.#hits = hits;
    this.#critical = critical;
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
  get neededByTier1() {
    return this.#hits.some(({ id }) => this.#critical.has(id));
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
