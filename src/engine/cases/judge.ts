import { assess, sealAssessment, type Assessment, type Facts } from '../../core/assess.ts';
import { NO_STANDING, type Standing } from '../../core/approval/standing.ts';
import { withPresentHands } from '../../core/approval/people/present-hands.ts';
import type { Approval } from '../../core/approval/types.ts';
import type { Change } from '../../core/change/types.ts';
import { decide } from '../../core/decide.ts';
import type { Verdict } from '../../core/policy/types.ts';
import type { World } from '../engine.ts';
import { assessmentFault, faultyAssessment, heldByFault } from './judgement-fault.ts';
import { sha256 } from '../sha256.ts';

/** Assesses and seals. A fault of our own comes back as an assessment that can never be released. */
export function judgeChange(change: Change, facts: Facts, at: string): Assessment {
  try {
    return sealAssessment(assess(change, facts, at), sha256);
  } catch (error) {
    return sealAssessment(faultyAssessment(change, facts, at, error), sha256);
  }
}

/** Decides, with whose hands these are by now. A fault of our own, here or when the change was assessed, comes back as a hold for nobody. */
export function judgeAssessment(
  world: World,
  assessment: Assessment,
  answers: readonly Approval[],
  now: string,
  standing: Standing = NO_STANDING,
): Verdict {
  const fault = assessmentFault(assessment);
  if (fault !== null) return heldByFault(world.policy.hash, fault, now);
  try {
    const present = withPresentHands(assessment, world.catalog);
    return decide(present, world.policy, answers, world.catalog, now, standing);
  } catch (error) {
    return heldByFault(world.policy.hash, `The rules could not be applied: ${saying(error)}`, now);
  }
}

function saying(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
