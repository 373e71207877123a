import { assess, sealAssessment } from '../../core/assess.ts';
import type { Assessment } from '../../core/assess.ts';
import { sealChange } from '../../core/change/seal.ts';
import { decide } from '../../core/decide.ts';
import type { Verdict } from '../../core/policy/types.ts';
import type { ReadChange } from '../../readers/read-change.ts';
import { judgeAction } from '../../cli/guard/judge.ts';
import { sha256 } from '../../cli/guard/sha256.ts';
import { draftOf, readActs } from '../../cli/guard/read-acts.ts';
import { rulesFor } from '../../cli/guard/rules-for.ts';
import type { AgentAct, AgentCall } from '../../doors/agent/types.ts';
import type { Ground, HostNames } from '../ground/ground.ts';

export interface Judged {
  readonly assessment: Assessment;
  readonly verdict: Verdict;
}

/** What an agent had read: its own draft, by the clue that it is the one who asks. */
export async function judgeText(
  read: ReadChange,
  ground: Ground,
  host: HostNames,
): Promise<Judged> {
  const rules = await ground.rules(host);
  const now = ground.guard(host).now();
  const facts = {
    catalog: rules.catalog,
    actors: read.actors,
    clues: [
      ...read.clues,
      {
        kind: 'agent-session' as const,
        says: 'ai' as const,
        strength: 'declared' as const,
        tool: host.title,
        evidence: {
          source: 'mcp',
          pointer: null,
          line: null,
          note: `${host.title} asked about it before it acted`,
          excerpt: [],
        },
      },
    ],
    incidents: rules.incidents,
    validations: [],
    earlier: [],
    history: [],
  };
  const assessment = sealAssessment(assess(sealChange(read.draft, sha256), facts, now), sha256);
  return { assessment, verdict: decide(assessment, rules.policy, [], rules.catalog, now) };
}

/** An action as the door would judge it. */
export async function judgeActs(
  acts: readonly AgentAct[],
  cwd: string,
  ground: Ground,
  host: HostNames,
): Promise<Judged> {
  const guard = ground.guard(host);
  const read = await readActs(acts, guard.worldAt(cwd));
  const rules = rulesFor(await guard.snapshot(cwd), host, read.programs);
  const call = callOf(acts, cwd, host);
  const who = { tool: host.title, session: '', operator: null };
  return judgeAction((hash) => draftOf(call, read, hash), who, rules, guard.now(), sha256);
}

export function callOf(acts: readonly AgentAct[], cwd: string, host: HostNames): AgentCall {
  return {
    host: host.id,
    session: '',
    callId: null,
    subagent: null,
    model: null,
    cwd,
    tool: acts[0]?.kind ?? 'unknown',
    acts,
  };
}
