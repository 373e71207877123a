import type { EnvironmentKind, Verb } from '../../../core/change/types.ts';
import type { AgentCall } from '../../../doors/agent/types.ts';
import { NO_DIGEST } from '../unhashed.ts';
import type { GuardJudgement } from '../judge.ts';
import type { WrittenLines } from './written-lines.ts';

/** One decision, as it goes to the server; machine, spool and number are added when it is sent. */
export interface DecisionRecord {
  readonly id: string;
  readonly at: string;
  readonly host: string;
  readonly session: string;
  readonly subagent: string | null;
  readonly model: string | null;
  readonly tool: string;
  readonly cwd: string;
  readonly repository: string | null;
  readonly operator: string | null;
  readonly programs: readonly string[];
  readonly headline: string;
  readonly environment: EnvironmentKind;
  readonly outcome: 'allow' | 'ask' | 'hold' | 'deny' | 'stop';
  readonly rules: readonly string[];
  readonly changeDigest: string | null;
  readonly effects: Readonly<Partial<Record<Verb, number>>>;
  readonly systems: readonly string[];
  readonly caseId: string | null;
  readonly stop: string | null;
  readonly grant: string | null;
  readonly policyHash: string | null;
  readonly offline: boolean;
  readonly durationMs: number;
  /** Left out where no line was written into a repository. */
  readonly wrote?: readonly WrittenLines[];
}

/** What is known of a decision beside the call and its judgement. */
export interface Circumstances {
  readonly id: string;
  readonly at: string;
  readonly repository: string | null;
  readonly operator: string | null;
  readonly outcome: DecisionRecord['outcome'];
  readonly programs: readonly string[];
  readonly headline?: string;
  readonly caseId?: string | null;
  readonly stop?: string | null;
  readonly offline: boolean;
  readonly durationMs: number;
  readonly wrote?: readonly WrittenLines[];
}

export function recordOf(
  call: AgentCall,
  judged: GuardJudgement | null,
  around: Circumstances,
): DecisionRecord {
  const assessment = judged?.assessment;
  return {
    id: around.id,
    at: around.at,
    host: call.host,
    session: call.session.slice(0, 200),
    subagent: call.subagent?.slice(0, 200) ?? null,
    model: call.model?.slice(0, 200) ?? null,
    tool: call.tool.slice(0, 200),
    cwd: call.cwd.slice(0, 2000),
    repository: around.repository,
    operator: around.operator,
    programs: around.programs.slice(0, 50).map((program) => program.slice(0, 100)),
    headline: (around.headline ?? assessment?.headline ?? '').slice(0, 500),
    environment: assessment?.environment ?? 'unknown',
    outcome: around.outcome,
    rules: judged?.verdict.reasons.map(({ rule }) => rule).slice(0, 50) ?? [],
    changeDigest: digestOf(judged),
    effects: countByVerb(judged),
    systems: [...new Set(assessment?.reach.hits.map(({ system }) => system))].slice(0, 100),
    caseId: around.caseId ?? null,
    stop: around.stop ?? null,
    grant: around.outcome === 'allow' ? (judged?.grants[0] ?? null) : null,
    policyHash: judged?.verdict.policyHash ?? null,
    offline: around.offline,
    durationMs: around.durationMs,
    ...(around.wrote === undefined || around.wrote.length === 0 ? {} : { wrote: around.wrote }),
  };
}

/** Null for what passed: nothing has to find it again. */
function digestOf(judged: GuardJudgement | null): string | null {
  const digest = judged?.assessment.change.digest ?? null;
  return digest === null || digest.endsWith(NO_DIGEST) ? null : digest;
}

function countByVerb(judged: GuardJudgement | null): DecisionRecord['effects'] {
  const counts: Partial<Record<Verb, number>> = {};
  for (const { verb } of judged?.assessment.change.effects ?? []) {
    counts[verb] = (counts[verb] ?? 0) + 1;
  }
  return counts;
}
