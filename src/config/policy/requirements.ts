import type { Level } from '../../core/provenance/types.ts';
import type { PolicyFile } from '../schema/policy.ts';

/** What a directive of the server can ask for, by name. */
export const REQUIREMENTS = [
  'two-reviewers',
  'senior-sign-off',
  'director-audit',
  'vp-audit',
  'automated-checks',
  'owners',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

type Written = NonNullable<PolicyFile['rules'][number]['require']>;

export interface RequirementMeaning {
  /** As `require` of policy.yaml has it. */
  readonly approvals: Written['approvals'];
  readonly validations: Written['validations'];
  /** Who looks at the change after it was released; null where nobody has to. Never a hold. */
  readonly audit: Level | null;
  /** For people, to be read after "asks for". */
  readonly words: string;
}

export const REQUIREMENT_MEANINGS: Readonly<Record<Requirement, RequirementMeaning>> = {
  'two-reviewers': {
    approvals: [{ count: 2, except: [] }],
    validations: [],
    audit: null,
    words: 'two people who had no hand in it',
  },
  'senior-sign-off': {
    approvals: [{ count: 1, level: 'senior', except: [] }],
    validations: [],
    audit: null,
    words: 'somebody senior',
  },
  'director-audit': {
    approvals: [],
    validations: [],
    audit: 'director',
    words: 'a look by a director after the release',
  },
  'vp-audit': {
    approvals: [],
    validations: [],
    audit: 'vp',
    words: 'a look by a vice-president after the release',
  },
  'automated-checks': {
    approvals: [],
    validations: ['automated-checks'],
    audit: null,
    words: 'the check "automated-checks" passed',
  },
  owners: {
    approvals: [{ count: 1, ownersOf: 'direct', except: [] }],
    validations: [],
    audit: null,
    words: 'an owner of each system hit directly',
  },
};

/** Who has to look at what these let through, or null: the higher of two counts. */
export function auditLevel(requires: readonly Requirement[]): Level | null {
  const levels = requires.flatMap((name) => REQUIREMENT_MEANINGS[name].audit ?? []);
  return levels.includes('vp') ? 'vp' : (levels[0] ?? null);
}

/** `two people who had no hand in it and somebody senior`. */
export function requirementWords(requires: readonly Requirement[]): string {
  return requires.map((name) => REQUIREMENT_MEANINGS[name].words).join(' and ');
}
