/** Answers the calls of a drill as a hook does: the host's payload in, its own words out. */
import { join } from 'node:path';
import type { DrillChange, DrillPlace } from '../../config/drills/load.ts';
import type { Reason, Verdict } from '../../core/policy/types.ts';
import type { AgentHost } from '../../doors/agent/types.ts';
import { memoryWorld } from '../../readers/shell/world/memory-world.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import type { Sources } from '../assess/sources.ts';
import { UsageError } from '../faults.ts';
import type { Guard } from '../guard/decide-call.ts';
import { NO_DESK } from '../guard/holds/desk.ts';
import { hostFor, outcomeOf } from '../guard/hook.ts';
import type { Outcome } from '../guard/hook.ts';
import { sha256 } from '../guard/sha256.ts';
import type { Stop } from '../guard/stop/stop-files.ts';
import { callInWords, payloadOf } from './payloads.ts';

/** What became of one call. */
export interface CallReplayed {
  readonly host: string;
  readonly asked: string;
  /** True for a step on the way that has to pass. */
  readonly passes: boolean;
  readonly outcome: 'allow' | 'ask' | 'hold' | 'deny' | 'stop';
  /** What the agent is told; empty where it passes. */
  readonly message: string;
  readonly reasons: readonly Reason[];
}

export async function replayCalls(
  { calls, place }: DrillChange,
  sources: Sources,
  now: string,
): Promise<readonly CallReplayed[]> {
  const replayed: CallReplayed[] = [];
  const stops: Stop[] = [];
  const world = worldOf(place);
  for (const step of calls) {
    if ('stop' in step) {
      const { by, reason, agent } = step.stop;
      const scope = agent === undefined ? ALL : ({ kind: 'agent', host: agent } as const);
      stops.push({ id: `drill-${stops.length}`, scope, reason, by, at: now });
      continue;
    }
    const payload = Buffer.from(JSON.stringify(payloadOf(step, place)));
    const outcome = await outcomeOf(hostFor(step.host), payload, (host) =>
      guardOf(host, world, [...stops], sources, now),
    );
    const asked = callInWords(step);
    replayed.push({ host: step.host, asked, passes: step.passes, ...asReplayed(outcome, asked) });
  }
  return replayed;
}

/**
 * The calls as one verdict. A disaster is stopped only when every call that does harm is; of a twin the
 * worst that came of any call counts.
 */
export function verdictOfCalls(
  replayed: readonly CallReplayed[],
  about: 'disaster' | 'twin',
  now: string,
): Verdict {
  const counting = replayed.filter(({ passes }) => about === 'twin' || !passes);
  const through = counting.filter(({ outcome }) => outcome === 'allow');
  const stopped = counting.filter(({ outcome }) => outcome !== 'allow');
  const gotThrough = about === 'disaster' && through.length > 0;
  if (gotThrough || stopped.length === 0) {
    const summary = `${through.length} of ${counting.length} calls pass.`;
    return { ...NO_VERDICT, outcome: 'allow', summary, at: now };
  }
  const reasons = stopped.flatMap((call) => call.reasons);
  const known = new Set<string>();
  return {
    ...NO_VERDICT,
    outcome: stopped.some(({ outcome }) => ['deny', 'stop'].includes(outcome)) ? 'deny' : 'hold',
    summary: `${stopped.length} of ${counting.length} calls are stopped. ${reasons[0]?.message ?? ''}`,
    reasons: reasons.filter(({ rule }) => !known.has(rule) && known.add(rule)),
    at: now,
  };
}

const ALL = { kind: 'all' } as const;
const NO_VERDICT = { reasons: [], holds: [], answers: [], policyHash: '' } as const;

function asReplayed({ heard, answer, decided }: Outcome, asked: string) {
  if (heard.kind !== 'call' || decided === null) {
    throw new UsageError(`${asked}: the hook cannot read this call: ${answer.message}`);
  }
  const { stop, judged } = decided;
  const reasons = stop === null ? (judged?.verdict.reasons ?? []) : [stopReason(stop)];
  const { outcome, message } = answer;
  return { outcome, message, reasons: outcome === 'allow' ? [] : reasons };
}

function stopReason({ by, reason }: Stop): Reason {
  return {
    rule: 'stop',
    title: 'A stop is in force',
    severity: 'critical',
    outcome: 'deny',
    message: `${by} said stop: ${reason}`,
    effects: [],
    evidence: null,
    source: { file: 'built in', line: 0 },
    lift: 'A person resumes it.',
    until: null,
  };
}

function guardOf(
  host: AgentHost,
  world: ShellWorld,
  stops: readonly Stop[],
  { policy, catalog, incidents }: Sources,
  now: string,
): Guard {
  let named = 0;
  return {
    stops: () => ({ kind: 'read', stops }),
    snapshot: async () => ({
      policy,
      catalog,
      incidents,
      lessons: [],
      judgedBy: 'the drill',
      allowsNothing: false,
    }),
    worldAt: () => world,
    desk: NO_DESK,
    record: () => undefined,
    notice: () => undefined,
    machine: 'drill',
    caller: 0,
    now: () => now,
    elapsed: () => 0,
    nextId: () => `drill-${(named += 1)}`,
    sha256,
    host,
  };
}

function worldOf(place: DrillPlace): ShellWorld {
  const { cwd, home, operator, branch, remote, env } = place;
  const inPlace = (path: string) =>
    path.startsWith('~/')
      ? join(home, path.slice(2))
      : path.startsWith('/')
        ? path
        : join(cwd, path);
  return memoryWorld({
    cwd,
    home,
    env: { HOME: home, HOLDPOINT_OPERATOR: operator, ...env },
    files: Object.fromEntries(place.files.map(({ path, text }) => [inPlace(path), text])),
    repository: { branch, remotes: new Map([['origin', remote]]) },
  });
}
