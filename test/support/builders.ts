/** Small, valid core values for tests; every builder takes what the test is about and fills in the rest. */
import { createHash } from 'node:crypto';
import type { Approval } from '../../src/core/approval/types.ts';
import { assess, sealAssessment, type Assessment, type Facts } from '../../src/core/assess.ts';
import { compileCatalog, type CatalogIndex } from '../../src/core/catalog/compile.ts';
import type { Catalog, Person, System } from '../../src/core/catalog/types.ts';
import { sealChange } from '../../src/core/change/seal.ts';
import type { ChangeOrigin } from '../../src/core/change/origin.ts';
import type { ReleaseTerms } from '../../src/core/policy/release-terms.ts';
import type { Change, ChangeDraft, Effect, Evidence } from '../../src/core/change/types.ts';
import type { ApprovalNeed, Policy, Rule, SeverityTable } from '../../src/core/policy/types.ts';

export const NOW = '2026-03-11T09:00:00.000Z';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function evidence(given: Partial<Evidence> = {}): Evidence {
  return { source: 'plan.json', pointer: null, line: null, note: 'seen', excerpt: [], ...given };
}

export function effect(
  given: Partial<Omit<Effect, 'resource'>> & {
    readonly resource?: Partial<Effect['resource']>;
  } = {},
): Effect {
  const { resource, ...rest } = given;
  return {
    verb: 'update',
    environment: 'production',
    environmentName: null,
    reversibility: 'reversible',
    data: 'none',
    traits: [],
    changes: [],
    why: 'Listed as stateless.',
    safer: [],
    evidence: [evidence()],
    ...rest,
    resource: {
      type: 'aws_lambda_function',
      address: 'aws_lambda_function.mail',
      provider: 'aws',
      name: null,
      ...resource,
    },
  };
}

/** The deletion of a production database, the case that most rules are about. */
export function databaseDeletion(address = 'aws_db_instance.orders'): Effect {
  return effect({
    verb: 'delete',
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['database'],
    resource: { type: 'aws_db_instance', address },
  });
}

export function change(effects: readonly Effect[], given: Partial<ChangeDraft> = {}): Change {
  return sealChange({ kind: 'plan', inputs: [], signals: [], ...given, effects }, sha256);
}

export function person(id: string, given: Partial<Person> = {}): Person {
  return { id, name: id, level: 'mid', teams: [], identities: [], active: true, ...given };
}

export function system(id: string, given: Partial<System> = {}): System {
  return {
    id,
    name: id,
    tier: null,
    owners: [],
    environments: [],
    paths: [],
    resources: [],
    dependsOn: [],
    ...given,
  };
}

export function dependsOn(on: string): System['dependsOn'][number] {
  return { on, source: 'declared', confidence: 1, via: null };
}

export function catalog(given: Partial<Catalog> = {}): CatalogIndex {
  return compileCatalog({ systems: [], people: [], teams: [], environments: [], ...given });
}

export function facts(given: Partial<Facts> = {}): Facts {
  return {
    catalog: catalog(),
    actors: [],
    clues: [],
    incidents: [],
    validations: [],
    earlier: [],
    history: [],
    ...given,
  };
}

export function assessment(of: Change, given: Partial<Facts> = {}): Assessment {
  return sealAssessment(assess(of, facts(given), NOW), sha256);
}

export function need(count: number, from: Partial<ApprovalNeed['from']> = {}): ApprovalNeed {
  return {
    count,
    from: { level: null, team: null, ownersOf: null, people: null, except: [], ...from },
  };
}

export function rule(given: Partial<Rule> = {}): Rule {
  return {
    id: 'rule',
    title: 'A rule',
    severity: 'high',
    per: 'change',
    when: () => ({ kind: 'matched' }),
    whenText: 'true',
    demand: { kind: 'require', approvals: [need(1)], validations: [] },
    message: 'It applies.',
    lift: 'An approval.',
    source: { file: 'policy.yaml', line: 1 },
    ...given,
  };
}

const ROW = {
  production: 'critical',
  unknown: 'critical',
  staging: 'medium',
  test: 'low',
  development: 'info',
} as const;
const SEVERITIES: SeverityTable = { '1': ROW, '2': ROW, '3': ROW, '4': ROW, none: ROW };

export function policy(rules: readonly Rule[], given: Partial<Policy> = {}): Policy {
  return {
    hash: `sha256:${sha256('policy')}`,
    rules,
    directives: [],
    severities: SEVERITIES,
    ...given,
  };
}

/** Terms under which nothing is asked of answers, with what the test is about put in. */
export function terms(given: Partial<ReleaseTerms> = {}): ReleaseTerms {
  return {
    presence: null,
    reviews: 'ignore',
    seniority: 'everywhere',
    explain: null,
    exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
    findings: { off: [], acceptedBy: 'senior' },
    unknownAsAi: [],
    ...given,
  };
}

/** A request on a forge. */
export function origin(given: Partial<ChangeOrigin> = {}): ChangeOrigin {
  return {
    forge: 'github.com',
    repository: 'acme/shop',
    request: 12,
    baseBranch: 'main',
    base: 'b1',
    mergeBase: 'm1',
    head: 'h1',
    diff: `sha256:${sha256('diff')}`,
    ...given,
  };
}

export function approval(
  by: string,
  of: Assessment,
  given: Partial<Approval> & { readonly policyHash?: string } = {},
): Approval {
  const { policyHash, ...rest } = given;
  return {
    id: `${by}-${given.sequence ?? 0}`,
    person: by,
    answer: 'approve',
    reason: 'Read and understood.',
    at: NOW,
    sequence: 0,
    binding: {
      changeDigest: of.change.digest,
      assessmentDigest: of.digest,
      policyHash: policyHash ?? `sha256:${sha256('policy')}`,
    },
    ...rest,
  };
}
