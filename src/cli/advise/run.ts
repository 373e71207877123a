import { agentId } from '../../core/policy/acting-agent.ts';
import type { LessonNote } from '../../config/snapshot/types.ts';
import { hostOfClient } from '../../mcp/ground/client-host.ts';
import { openGround } from '../../mcp/ground/ground.ts';
import { ToolFault } from '../../mcp/ground/tool-fault.ts';
import { lessonsOn } from '../../mcp/knowledge/lessons.ts';
import { leaveInWords, placeInWords } from '../../mcp/knowledge/place-words.ts';
import { leaveOn, placeOf } from '../../mcp/knowledge/place.ts';
import type { Leave, Place } from '../../mcp/knowledge/place.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import { VERSION } from '../version.ts';

export interface AdviseOptions {
  readonly agent: string;
  readonly json?: true;
}

interface Advice extends Place {
  readonly lessons: readonly LessonNote[];
  readonly autonomy: readonly Leave[];
}

/** `holdpoint advise`. It only tells, so whatever it tells ends with 0. */
export async function runAdvise(
  paths: readonly string[],
  options: AdviseOptions,
  context: CliContext,
): Promise<ExitCode> {
  const ground = openGround(context.cwd, context.env, VERSION);
  const host = hostOfClient({ name: options.agent }, 'agent');
  const rules = await ground.rules(host);
  const advice = paths.map((path): Advice => {
    const place = placeOf(rules, placed(path, ground.workspace.place));
    return {
      ...place,
      lessons: lessonsOn(rules.lessons, [place.path], place.systems),
      autonomy: leaveOn(rules, place.systems, [agentId(host.title)]),
    };
  });
  context.stdout.write(
    options.json === true
      ? `${JSON.stringify({ judgedBy: rules.judgedBy, places: advice }, null, 2)}\n`
      : `${advice.map(inWords).join('\n\n')}\n`,
  );
  return EXIT.allow;
}

function placed(path: string, place: (path: string) => string): string {
  try {
    return place(path);
  } catch (error) {
    if (error instanceof ToolFault) throw new UsageError(error.message.replace(/\.$/, ''));
    throw error;
  }
}

function inWords({ lessons, autonomy, ...place }: Advice): string {
  return [
    placeInWords(place),
    ...lessons.map(({ id, title, note }) => `  Lesson ${id}, ${title}: ${note}`),
    ...leaveInWords(autonomy).map((line) => `  On what runs in ${line}`),
  ]
    .flatMap((text) => text.split('\n'))
    .map(plain)
    .join('\n');
}
