import { AssessmentSchema, LevelSchema, ValidationSchema } from '../schema/assessment.ts';
import { ChangeSchema, EffectSchema, EnvironmentKindSchema, VerbSchema } from '../schema/change.ts';

/** One field that a condition can ask for. */
export interface Field {
  /** As CEL writes it. */
  readonly type: string;
  readonly about: string;
  /** Every text it can be (or, for a list or a map, its items), where that is a closed set. */
  readonly choices?: readonly string[];
  /** What its texts name, where a catalog can tell whether there is such a thing. */
  readonly names?: 'system' | 'person';
}

const signal = ChangeSchema.shape.signals.unwrap().element.shape;
const loss = AssessmentSchema.shape.losses.unwrap().element.shape;
const provenance = AssessmentSchema.shape.provenance.shape;

const effect = {
  verb: { type: 'string', about: 'What it does', choices: VerbSchema.options },
  type: { type: 'string', about: 'Type of the resource: aws_db_instance, file' },
  address: { type: 'string', about: 'Address of the resource, or path of the file' },
  provider: { type: 'string', about: 'Short name of the provider, or empty' },
  name: { type: 'string', about: 'Name people know the resource by, or empty' },
  environment: {
    type: 'string',
    about: 'Kind of environment it acts on',
    choices: EnvironmentKindSchema.options,
  },
  environmentName: { type: 'string', about: 'Name of the environment, or empty' },
  reversibility: {
    type: 'string',
    about: 'Whether it can be undone',
    choices: EffectSchema.shape.reversibility.options,
  },
  data: {
    type: 'string',
    about: 'Whether the resource holds data that no code can make again',
    choices: EffectSchema.shape.data.options,
  },
  traits: {
    type: 'list<string>',
    about: 'What else is known of it',
    choices: EffectSchema.shape.traits.unwrap().element.options,
  },
  changes: { type: 'list<string>', about: 'Names of the attributes that change' },
  systems: { type: 'list<string>', about: 'Ids of the systems it hits', names: 'system' },
  tier: { type: 'int', about: 'Most critical tier it hits, 1 to 4; 0 when none' },
  tiers: { type: 'list<int>', about: 'Every tier it hits' },
  neededByTier1: {
    type: 'bool',
    about:
      'Hits a system that is not Tier-1 and that a Tier-1 system needs directly, as declared or seen',
  },
  countsAsProduction: {
    type: 'bool',
    about: 'In production, or in an environment not known to be anything else',
  },
  destroys: { type: 'bool', about: 'Deletes or replaces what is there now' },
  inRepository: {
    type: 'bool',
    about: 'On a file in the repository, not on a resource that is running',
  },
  documentationOnly: { type: 'bool', about: 'On a file that is documentation and nothing else' },
} as const satisfies Readonly<Record<string, Field>>;

/** Every type a condition meets, field by field. Names are what error messages show. */
export const TYPES = {
  Effect: effect,
  Change: {
    kind: { type: 'string', about: 'Kind of change', choices: ChangeSchema.shape.kind.options },
    readers: { type: 'list<string>', about: 'Readers that read it: terraform, git' },
    findings: {
      type: 'list<string>',
      about: 'Patterns found in its lines that are known to cascade: retry-without-limit',
    },
    onForge: { type: 'bool', about: 'Whether it is a pull or merge request' },
  },
  Signal: {
    kind: { type: 'string', about: 'What the reader saw', choices: signal.kind.options },
    weight: { type: 'string', about: 'Whether it must hold', choices: signal.weight.options },
  },
  Loss: {
    kind: { type: 'string', about: 'What would be lost', choices: loss.kind.options },
    countsAsProduction: { type: 'bool', about: 'Whether any of it counts as production' },
  },
  Reach: {
    worstTier: { type: 'int', about: 'Most critical tier reached, 1 to 4; 0 when none' },
    tier1: { type: 'int', about: 'How many Tier-1 systems are reached' },
    tier2: { type: 'int', about: 'How many Tier-2 systems are reached' },
    tier3: { type: 'int', about: 'How many Tier-3 systems are reached' },
    tier4: { type: 'int', about: 'How many Tier-4 systems are reached' },
    count: { type: 'int', about: 'How many systems are reached' },
    systems: { type: 'list<ReachedSystem>', about: 'The systems reached, nearest first' },
    crossings: { type: 'int', about: 'How often a less critical system reaches a critical one' },
    unclaimed: { type: 'int', about: 'How many effects hit no system of the catalog' },
  },
  ReachedSystem: {
    id: { type: 'string', about: 'Id of the system', names: 'system' },
    tier: { type: 'int', about: 'Its tier, 1 to 4; 0 when it has none' },
    distance: { type: 'int', about: '0 when hit directly' },
  },
  Provenance: {
    kind: { type: 'string', about: 'Who or what made it', choices: provenance.kind.options },
    ai: { type: 'bool', about: 'Whether AI had a part in it, declared or attested' },
    tools: { type: 'list<string>', about: 'Names of the AI tools' },
  },
  Author: {
    known: { type: 'bool', about: 'Whether every author is in the catalog, and there is one' },
    level: {
      type: 'string',
      about: 'Lowest level among the authors; unknown when one is not in the catalog',
      choices: [...LevelSchema.options, 'unknown'],
    },
    levelRank: { type: 'int', about: 'The same as a number: junior is 1, vp 6, unknown 0' },
    people: { type: 'list<string>', about: 'Ids of the authors', names: 'person' },
  },
  Risk: {
    points: { type: 'double', about: 'Sum of the risk factors' },
    percentile: { type: 'double', about: 'Among earlier changes, 0 to 100; -1 when unknown' },
  },
  Echo: {
    id: { type: 'string', about: 'Id of the incident' },
    likeness: { type: 'double', about: 'How much of it this change shows, 0 to 1' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

/** The names a condition starts from. */
export const VARIABLES = {
  effect: { type: 'Effect', about: 'The effect that is asked about; only with per: effect' },
  effects: { type: 'list<Effect>', about: 'Every effect of the change' },
  change: { type: 'Change', about: 'The change as a whole' },
  signals: { type: 'list<Signal>', about: 'What the readers saw of the input as a whole' },
  losses: { type: 'list<Loss>', about: 'What would be gone' },
  reach: { type: 'Reach', about: 'The blast radius' },
  provenance: { type: 'Provenance', about: 'Who or what made the change' },
  author: { type: 'Author', about: 'The people who made the change' },
  risk: { type: 'Risk', about: 'The risk score' },
  echoes: { type: 'list<Echo>', about: 'Incidents that the change resembles' },
  validations: {
    type: 'map<string, string>',
    about: 'Outcome of each check by its name',
    choices: ValidationSchema.shape.outcome.options,
  },
  environment: {
    type: 'string',
    about: 'The most dangerous environment that the change acts on',
    choices: EnvironmentKindSchema.options,
  },
} as const satisfies Readonly<Record<string, Field>>;

export type TypeName = keyof typeof TYPES;
export type FieldsOf<T extends TypeName> = { readonly [F in keyof (typeof TYPES)[T]]: unknown };

/** The field of a type, or undefined; for lint, which only has names. */
export function fieldOf(type: string, name: string): Field | undefined {
  const fields: Readonly<Record<string, Field>> | undefined = Object.hasOwn(TYPES, type)
    ? TYPES[type as TypeName]
    : undefined;
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function variableOf(name: string): Field | undefined {
  const variables: Readonly<Record<string, Field>> = VARIABLES;
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}
