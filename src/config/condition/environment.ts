import { Environment } from '@marcbachmann/cel-js';
import { EffectView } from './effect-view.ts';
import { TYPES, VARIABLES } from './fields.ts';
import type { TypeName } from './fields.ts';
import {
  AuthorView,
  ChangeView,
  EchoView,
  LossView,
  ProvenanceView,
  ReachedSystemView,
  ReachView,
  RiskView,
  SignalView,
} from './views.ts';

type View = abstract new (...args: never[]) => object;

const CLASSES: Readonly<Record<TypeName, View>> = {
  Effect: EffectView,
  Change: ChangeView,
  Signal: SignalView,
  Loss: LossView,
  Reach: ReachView,
  ReachedSystem: ReachedSystemView,
  Provenance: ProvenanceView,
  Author: AuthorView,
  Risk: RiskView,
  Echo: EchoView,
};

/** Policies are short; these limits keep a hostile one from taking time or stack. */
const LIMITS = { maxAstNodes: 2_000, maxDepth: 60, maxListElements: 500, maxMapEntries: 100 };

/** CEL with the names of the assessment and nothing else: whatever it does not know is a type error. */
const CHANGE_ENVIRONMENT = declare(new Environment({ limits: LIMITS }));
const EFFECT_ENVIRONMENT = CHANGE_ENVIRONMENT.clone().registerVariable(
  'effect',
  VARIABLES.effect.type,
);

/** `effect` is known only where a condition is asked for each effect. */
export function environmentFor(per: 'effect' | 'change'): Environment {
  return per === 'effect' ? EFFECT_ENVIRONMENT : CHANGE_ENVIRONMENT;
}

function declare(environment: Environment): Environment {
  for (const name of Object.keys(TYPES) as TypeName[]) {
    const fields = Object.entries(TYPES[name]).map(([field, { type }]) => [field, type]);
    environment.registerType(name, { ctor: CLASSES[name], fields: Object.fromEntries(fields) });
  }
  for (const [name, { type }] of Object.entries(VARIABLES)) {
    if (name !== 'effect') environment.registerVariable(name, type);
  }
  return environment;
}
