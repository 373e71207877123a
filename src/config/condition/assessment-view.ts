import type { Assessment } from '../../core/assess.ts';
import type { EnvironmentKind } from '../../core/change/types.ts';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import { EffectView } from './effect-view.ts';
import {
  AuthorView,
  ChangeView,
  EchoView,
  LossView,
  ProvenanceView,
  ReachView,
  RiskView,
  SignalView,
} from './views.ts';

/** Everything a condition can see of one assessment. Built once for it, filled in as it is asked. */
export class AssessmentView {
  readonly #assessment: Assessment;
  readonly #effects: (EffectView | undefined)[] = [];
  #allEffects: readonly EffectView[] | null = null;
  #hits: ReadonlyMap<number, readonly ReachedSystem[]> | null = null;
  #critical: ReadonlySet<string> | null = null;
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
    this.#critical ??= new Set(
      this.#assessment.reach.treatedAsCritical.map(({ system }) => system),
    );
    const hits = this.#hits.get(index) ?? [];
    const view = new EffectView(effect, environment, hits, this.#critical);
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
