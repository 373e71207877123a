import type {
  DirectiveScope,
  NewDirectiveInput,
  Requirement,
} from '../../server/contract/governance/directives.ts';
import { missingReason, namesIn } from '../governance/form-words.ts';

type Tier = NonNullable<DirectiveScope['tiers']>[number];
type Environment = NonNullable<DirectiveScope['environments']>[number];

/** What the fields of the form say. */
export interface DirectiveFields {
  readonly name: string;
  readonly title: string;
  readonly tiers: readonly Tier[];
  /** Ids with commas between; empty for every system. */
  readonly systems: string;
  readonly environments: readonly Environment[];
  readonly requires: readonly Requirement[];
  readonly length: string;
  readonly reason: string;
}

export const LENGTHS = [
  { value: '7d', word: '7 days' },
  { value: '14d', word: '14 days' },
  { value: '30d', word: '30 days' },
  { value: '60d', word: '60 days' },
  { value: '90d', word: '90 days' },
  { value: '180d', word: '180 days' },
] as const;

export const TIERS: readonly { readonly value: Tier; readonly word: string }[] = [
  { value: 1, word: 'Tier 1' },
  { value: 2, word: 'Tier 2' },
  { value: 3, word: 'Tier 3' },
  { value: 4, word: 'Tier 4' },
];

export const ENVIRONMENTS: readonly { readonly value: Environment; readonly word: string }[] = [
  { value: 'production', word: 'production' },
  { value: 'staging', word: 'staging' },
  { value: 'test', word: 'test' },
  { value: 'development', word: 'development' },
];

export const EMPTY_DIRECTIVE: DirectiveFields = {
  name: '',
  title: '',
  tiers: [1],
  systems: '',
  environments: ['production'],
  requires: ['two-reviewers'],
  length: '90d',
  reason: '',
};

/** What is still missing, in a sentence, or null. */
export function missingIn(fields: DirectiveFields): string | null {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(fields.name.trim())) {
    return 'Give it a short name of small letters, digits and hyphens, such as tier-1-reset.';
  }
  if (fields.requires.length === 0) return 'Choose what it asks for.';
  return missingReason(fields.reason);
}

/** The directive that complete fields come to. What was left empty narrows nothing. */
export function directiveOf(fields: DirectiveFields): NewDirectiveInput {
  const systems = namesIn(fields.systems);
  const title = fields.title.trim();
  return {
    name: fields.name.trim(),
    title: title === '' ? null : title,
    reason: fields.reason.trim(),
    scope: {
      ...(fields.tiers.length > 0 && { tiers: [...fields.tiers] }),
      ...(systems.length > 0 && { systems: [...systems] }),
      ...(fields.environments.length > 0 && { environments: [...fields.environments] }),
    },
    requires: [...fields.requires],
    until: { for: fields.length },
  };
}
