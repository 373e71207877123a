/** Reads the sample and judges its changes, with nobody's answer or with some. */
import { loadCatalog } from '../../src/config/catalog/load.ts';
import { loadIncidents } from '../../src/config/incidents/load.ts';
import { packageFile } from '../../src/config/package-root.ts';
import { loadPolicy } from '../../src/config/policy/load.ts';
import { loadSample } from '../../src/config/sample/load.ts';
import type { SampleChange, SampleExplanation } from '../../src/config/sample/types.ts';
import type { Explanation } from '../../src/core/approval/explanation.ts';
import { NO_STANDING, type Standing } from '../../src/core/approval/standing.ts';
import type { Approval } from '../../src/core/approval/types.ts';
import { assess, sealAssessment } from '../../src/core/assess.ts';
import type { Assessment } from '../../src/core/assess.ts';
import { compileCatalog } from '../../src/core/catalog/compile.ts';
import { decide } from '../../src/core/decide.ts';
import type { Verdict } from '../../src/core/policy/types.ts';
import { sha256 } from '../../src/engine/sha256.ts';
import { readSample } from '../../src/server/sample/changes/read-sample.ts';

export const SAMPLE = packageFile('sample');
const NOW = '2026-11-20T09:00:00.000Z';

export const catalog = await loadCatalog([packageFile('sample/catalog.yaml')]);
export const roster = compileCatalog(catalog);
export const policy = await loadPolicy({ path: packageFile('sample/policy.yaml') });
export const sample = await loadSample(SAMPLE);
export const incidents = await loadIncidents(packageFile('sample/incidents.yaml'));

/** Assesses a sample change as the server does when it is handed in and its author has said this of it. */
export async function assessed(
  change: SampleChange,
  said: SampleExplanation | null = change.explanation,
): Promise<Assessment> {
  const {
    change: sealed,
    title: _,
    slot: __,
    link: ___,
    ...account
  } = await readSample(change, policy);
  const facts = {
    catalog: roster,
    incidents,
    earlier: [],
    history: [],
    ...account,
    ...(said === null ? {} : { explanation: explanationOf(said) }),
  };
  return sealAssessment(assess(sealed, facts, NOW), sha256);
}

function explanationOf({ by: person, does, risks, undo }: SampleExplanation): Explanation {
  return { person, at: NOW, does, risks, undo, effects: [] };
}

/** Everything found in a change, taken as it is by somebody. */
export function allAccepted({ change }: Assessment, person: string): Standing {
  const acceptances = (change.findings ?? []).map(({ id: finding }) => ({
    finding,
    person,
    reason: 'It is bounded by what calls it.',
    at: NOW,
  }));
  return { ...NO_STANDING, acceptances };
}

/** The verdict once these people have approved, at some instant. */
export function verdictOn(
  assessment: Assessment,
  people: readonly string[] = [],
  now: string = NOW,
  standing: Standing = NO_STANDING,
): Verdict {
  const approvals = people.map((person, sequence): Approval => ({
    id: `answer-${sequence}`,
    person,
    answer: 'approve',
    reason: 'I know what it does and it is meant.',
    at: now,
    sequence,
    binding: {
      changeDigest: assessment.change.digest,
      assessmentDigest: assessment.digest,
      policyHash: policy.hash,
    },
  }));
  return decide(assessment, policy, approvals, roster, now, standing);
}
