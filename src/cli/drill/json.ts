import type { Verdict } from '../../core/policy/types.ts';
import { VERSION } from '../version.ts';
import type { Replayed } from './replay.ts';

/** What `drill --format json` prints. */
export function drillJson(replayed: readonly Replayed[]): object {
  return {
    holdpoint: { version: VERSION, format: 1 },
    passed: replayed.every(({ passed }) => passed),
    drills: replayed.map(({ drill, harmful, twin, passed }) => ({
      id: drill.id,
      title: drill.title,
      happened: drill.happened,
      passed,
      harmful: verdictJson(harmful),
      twin: { title: drill.twin.title, why: drill.twin.why, ...verdictJson(twin) },
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
