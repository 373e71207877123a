import { assess, sealAssessment } from '../../core/assess.ts';
import type { Assessment, EarlierEffect } from '../../core/assess.ts';
import { sealChange } from '../../core/change/seal.ts';
import { decide } from '../../core/decide.ts';
import type { Validation } from '../../core/assess.ts';
import type { Verdict } from '../../core/policy/types.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { ReadChange } from '../../readers/read-change.ts';
import type { InputsRead } from './read-inputs.ts';
import type { Sources } from './sources.ts';

export interface Judgement {
  readonly assessment: Assessment;
  readonly verdict: Verdict;
}

/** Facts in, verdict out, with nobody's approval yet. */
export function judge(
  read: Pick<InputsRead, keyof ReadChange | 'commits'>,
  sources: Sources,
  circumstances: {
    readonly validations: readonly Validation[];
    readonly earlier: readonly EarlierEffect[];
    readonly now: string;
  },
): Judgement {
  const { validations, earlier, now } = circumstances;
  const change = sealChange(read.draft, sha256);
  const facts = {
    catalog: sources.catalog,
    actors: read.actors,
    clues: read.clues,
    incidents: sources.incidents,
    validations,
    earlier,
    history: [],
    ...(read.commits === undefined ? {} : { commits: read.commits }),
  };
  const assessment = sealAssessment(assess(change, facts, now), sha256);
  return { assessment, verdict: decide(assessment, sources.policy, [], sources.catalog, now) };
}
