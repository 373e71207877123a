import type { Verdict } from '../../core/policy/types.ts';
import { VERSION } from '../version.ts';
import type { CallReplayed } from './replay-calls.ts';
import type { Replayed } from './replay.ts';

/** What `drill --format json` prints. */
export function drillJson(replayed: readonly Replayed[]): object {
  return {
    holdpoint: { version: VERSION, format: 1 },
    passed: replayed.every(({ passed }) => passed),
    drills: replayed.map(({ drill, harmful, twin, calls, passed }) => ({
      id: drill.id,
      title: drill.title,
      happened: drill.happened,
      passed,
      harmful: { ...verdictJson(harmful), ...callsJson(calls.harmful) },
      twin: {
        title: drill.twin.title,
        why: drill.twin.why,
        ...verdictJson(twin),
        ...callsJson(calls.twin),
      },
    })),
  };
}

/** Calls of an agent, where it was those that were replayed. */
function callsJson(calls: readonly CallReplayed[]): object {
  if (calls.length === 0) return {};
  return {
    calls: calls.map(({ host, asked, passes, outcome, message, reasons }) => ({
      host,
      asked,
      outcome,
      leadsThere: passes,
      message,
      rules: reasons.map(({ rule }) => rule),
    })),
  };
}

function verdictJson({ outcome, summary, reasons }: Verdict): object {
  return {
    outcome,
    summary,
    rules: reasons.map(({ rule, severity, message, source }) => ({
      rule,
      severity,
      message,
      source,
    })),
  };
}
