import { createHash } from 'node:crypto';
import { sealChange } from '../core/change/seal.ts';
import { compareCandidates } from '../core/comparison/compare.ts';
import type { Candidate, Comparison } from '../core/comparison/types.ts';
import { compileCondition } from '../config/condition/compile.ts';
import { filePair } from '../readers/file-pair.ts';
import { joinParts, readParts, type Part } from '../readers/read-change.ts';
import { readVersions } from '../readers/read-versions.ts';
import type { FilePair } from '../readers/types.ts';
import type { Engine } from './engine.ts';
import { EngineFault } from './fault.ts';
import { gatherFacts } from './cases/gather-facts.ts';
import { judgeAssessment, judgeChange } from './cases/judge.ts';
import { sha256 } from './sha256.ts';

/** One text of a candidate: a plan, patch, script or manifest, or the new version of a file. */
export interface CandidateText {
  readonly name: string;
  readonly text: string;
  /** The version it takes the place of; null where the text says by itself what happens. */
  readonly before: string | null;
}

export interface CandidateTexts {
  readonly name: string;
  readonly texts: readonly CandidateText[];
}

/**
 * Reads alternatives for one task, judges each as if it were submitted now, and compares them. Nothing
 * is kept. Throws `bad-constraint` on a constraint that is no condition, and `InputError` on a text
 * that cannot be read.
 */
export async function compareTexts(
  engine: Engine,
  candidates: readonly CandidateTexts[],
  constraints: readonly string[],
): Promise<Comparison> {
  const compiled = constraints.map((text) => ({ text, holds: conditionOf(text) }));
  const at = engine.clock.now();
  const judged: Candidate[] = [];
  for (const { name, texts } of candidates) {
    const { draft, actors, clues } = joinParts(await partsOf(texts));
    const change = sealChange(draft, sha256);
    const account = { actors, clues, validations: [] };
    const facts = await gatherFacts(engine, engine.store, change, account, at);
    const assessment = judgeChange(change, facts, at);
    const verdict = judgeAssessment(engine.world, assessment, [], at);
    judged.push({ name, assessment, verdict });
  }
  return compareCandidates(judged, compiled);
}

function conditionOf(text: string) {
  const { condition, problems } = compileCondition(text, 'change', null);
  if (condition !== null) return condition;
  throw new EngineFault(
    'bad-constraint',
    `The constraint ${text} is no condition: ${problems[0]?.message ?? 'it cannot be read'}.`,
    problems[0]?.suggestion ?? 'Write it as a condition of a policy is written.',
  );
}

async function partsOf(texts: readonly CandidateText[]): Promise<readonly Part[]> {
  const alone = texts.filter(({ before }) => before === null);
  const versions = texts.filter(({ before }) => before !== null);
  const inputs = alone.map(({ name, text }) => ({ name, bytes: bytesOf(text) }));
  const parts = await readParts(inputs, { sha256: () => createHash('sha256') });
  if (versions.length === 0) return parts;
  return [...parts, await readVersions(versions.map(pairOf), { sha256 })];
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function pairOf({ name, text, before }: CandidateText): FilePair {
  const sources = { before: `${name} (before)`, after: name };
  return filePair({ path: name, before, after: text, sources, inRepository: false });
}
