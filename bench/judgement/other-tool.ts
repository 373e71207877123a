import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import type { LabelledCase, LabelledCases } from './format.ts';
import type { Findings } from './score.ts';

const AnswerSchema = z.object({
  destroys: z.array(z.string()).default([]),
  irreversible: z.array(z.string()).default([]),
  reaches: z.array(z.string()).default([]),
  stop: z.boolean(),
});

/**
 * Asks any other program: the case without its labels goes in as JSON on standard input, its findings
 * come out as JSON. Throws when it fails or answers otherwise.
 */
export function otherToolSays(
  command: string,
  { id, files }: LabelledCase,
  systems: LabelledCases['systems'],
): Findings {
  const input = JSON.stringify({ id, files, systems });
  const ran = spawnSync(command, { shell: true, input, encoding: 'utf8', timeout: 60_000 });
  if (ran.status !== 0)
    throw new Error(`${id}: ${command} ended with ${ran.status}: ${ran.stderr}`);
  return AnswerSchema.parse(JSON.parse(ran.stdout));
}
