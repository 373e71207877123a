/** Reads the sample and judges its changes, with nobody's answer or with some. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { loadCatalog } from '../../src/config/catalog/load.ts';
import { loadIncidents } from '../../src/config/incidents/load.ts';
import { packageFile } from '../../src/config/package-root.ts';
import { loadPolicy } from '../../src/config/policy/load.ts';
import type { SampleChange } from '../../src/config/sample/load.ts';
import type { Approval } from '../../src/core/approval/types.ts';
import { assess, sealAssessment } from '../../src/core/assess.ts';
import type { Assessment } from '../../src/core/assess.ts';
import { compileCatalog } from '../../src/core/catalog/compile.ts';
import { sealChange } from '../../src/core/change/seal.ts';
import { decide } from '../../src/core/decide.ts';
import type { Verdict } from '../../src/core/policy/types.ts';
import { sha256 } from '../../src/engine/sha256.ts';
import { readChange } from '../../src/readers/read-change.ts';

export const SAMPLE = packageFile('sample');
const NOW = '2026-11-20T09:00:00.000Z';

export const catalog = await loadCatalog([packageFile('sample/catalog.yaml')]);
export const roster = compileCatalog(catalog);
export const policy = await loadPolicy({ path: packageFile('sample/policy.yaml') });
export const incidents = await loadIncidents(packageFile('sample/incidents.yaml'));

/** Assesses a sample change as the server does when it is handed in. */
export async function assessed(change: SampleChange): Promise<Assessment> {
  const inputs = change.inputs.map(({ name, path }) => ({ name, bytes: createReadStream(path) }));
  const read = await readChange(inputs, { sha256: () => createHash('sha256') });
  const facts = {
    catalog: roster,
    actors: [...read.actors, ...change.actors],
    clues: [...read.clues, ...change.clues],
    incidents,
    validations: change.validations,
    earlier: [],
    history: [],
  };
  return sealAssessment(assess(sealChange(read.draft, sha256), facts, NOW), sha256);
}

/** The verdict once these people have approved, at some instant. */
export function verdictOn(
  assessment: Assessment,
  people: readonly string[] = [],
  now: string = NOW,
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
  return decide(assessment, policy, approvals, roster, now);
}
