import { createHash } from 'node:crypto';
import { assess, sealAssessment } from '../../core/assess.ts';
import type { Assessment, Facts } from '../../core/assess.ts';
import type { Explanation } from '../../core/approval/explanation.ts';
import type { Approval } from '../../core/approval/types.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { sealChange } from '../../core/change/seal.ts';
import type { Effect, Evidence } from '../../core/change/types.ts';
import type { ProvenanceClue } from '../../core/provenance/types.ts';
import type { PolicyCase } from '../schema/policy-cases.ts';

/** A case made into what `decide` takes. */
export interface CaseWorld {
  readonly assessment: Assessment;
  readonly roster: CatalogIndex;
  readonly approvals: (policyHash: string) => readonly Approval[];
}

type WrittenEffect = PolicyCase['effects'][number];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Builds the world of a case: the same assessment that a reader's findings would come to, with checks that
 * this token reported.
 */
export function worldOf(
  written: PolicyCase,
  catalog: Catalog,
  now: string,
  checksFrom?: string,
): CaseWorld {
  const effects = written.effects.map((effect, index) => effectOf(effect, index));
  const roster = compileCatalog(withHits(catalog, written.effects, effects));
  const change = sealChange(
    {
      kind: written.change,
      inputs: [],
      effects,
      signals: written.signals.map((signal) => ({
        ...signal,
        message: 'As the case says.',
        evidence: [],
      })),
    },
    sha256,
  );
  const facts: Facts = {
    catalog: roster,
    actors: [
      ...written.actors,
      ...written.authors.map((identity) => ({ role: 'author' as const, identity })),
    ],
    clues: cluesOf(written),
    explanation: written.explained ? explanationOf(written, now) : null,
    incidents: [],
    validations: Object.entries(written.validations).map(([name, outcome]) => ({
      name,
      outcome,
      detail: null,
      ...(checksFrom === undefined ? {} : { reportedBy: { kind: 'token', name: checksFrom } }),
    })),
    earlier: written.protectionRemovedBefore.map((address) => ({
      changeDigest: `sha256:${'0'.repeat(64)}`,
      at: now,
      address,
      trait: 'protection-removed',
    })),
    history: [],
  };
  const assessment = sealAssessment(assess(change, facts, now), sha256);
  const approvals = (policyHash: string) => approvalsOf(written, assessment, policyHash, now);
  return { assessment, roster, approvals };
}

function cluesOf({ ai }: PolicyCase): readonly ProvenanceClue[] {
  if (ai === 'unknown') return [];
  const clue = { kind: 'declaration', tool: null, evidence: CASE } as const;
  return [
    ai
      ? { ...clue, says: 'ai', strength: 'declared' }
      : { ...clue, says: 'human', strength: 'attested' },
  ];
}

function explanationOf({ effects }: PolicyCase, at: string): Explanation {
  const said = 'As the case says.';
  return {
    person: 'case',
    at,
    does: said,
    risks: said,
    undo: said,
    effects: effects.map((effect, index) => ({
      effect: effectOf(effect, index).resource.address,
      answer: said,
    })),
  };
}

const CASE: Evidence = {
  source: 'case',
  pointer: null,
  line: null,
  note: 'the case says so',
  excerpt: [],
};

function effectOf(written: WrittenEffect, index: number): Effect {
  const { path } = written;
  const type = written.type ?? (path === undefined ? 'example_resource' : 'file');
  const inRepository = path !== undefined;
  return {
    verb: written.verb,
    resource: {
      type,
      address: path ?? written.address ?? `${type}.case-${index}`,
      provider: inRepository ? null : (written.provider ?? type.split('_')[0] ?? type),
      name: null,
    },
    environment: written.environment ?? (inRepository ? 'development' : 'production'),
    environmentName: null,
    reversibility: written.reversibility,
    data: written.data,
    traits: written.traits,
    changes: written.changes,
    why: 'As the case says.',
    safer: [],
    evidence: [],
  };
}

/** The catalog with each system claiming the effects that the case says hit it. */
function withHits(
  catalog: Catalog,
  written: readonly WrittenEffect[],
  effects: readonly Effect[],
): Catalog {
  const claims = new Map<string, string[]>();
  written.forEach(({ systems }, index) => {
    const address = effects[index]?.resource.address ?? '';
    for (const system of systems) claims.set(system, [...(claims.get(system) ?? []), address]);
  });
  const systems = catalog.systems.map((system) => ({
    ...system,
    resources: [...system.resources, ...(claims.get(system.id) ?? [])],
  }));
  return { ...catalog, systems };
}

function approvalsOf(
  written: PolicyCase,
  assessment: Assessment,
  policyHash: string,
  now: string,
): readonly Approval[] {
  const binding = {
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash,
  };
  return written.approvals.map((approval, sequence): Approval => {
    const given =
      typeof approval === 'string'
        ? {
            person: approval,
            answer: 'approve' as const,
            reason: 'As the case says',
            means: 'passkey' as const,
          }
        : approval;
    return { id: `answer-${sequence}`, ...given, at: now, sequence, binding };
  });
}
