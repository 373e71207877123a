import { Lesson, LessonList, NewLesson } from '../../server/contract/agents/lessons.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { ask, Refused } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import { issueWords } from '../server/issue-words.ts';
import type { ServerOptions } from '../server/options.ts';
import { plain } from '../terminal/layout.ts';
import { agentsHere } from '../release/agents-here.ts';

export interface LessonOptions extends ServerOptions {
  readonly title: string;
  readonly note: string;
  readonly id?: string;
  readonly path?: readonly string[];
  readonly system?: readonly string[];
  readonly pattern?: string;
  readonly over: 'added-lines' | 'commands';
  readonly from?: string;
}

const PATIENCE = 30_000;

const FLAGS: Readonly<Record<string, string>> = {
  paths: 'path',
  systems: 'system',
  rule: 'pattern',
};

/** `holdpoint lesson add`. What every agent is told is a person's to say, so no agent's shell adds one. */
export async function runLessonAdd(options: LessonOptions, context: CliContext): Promise<ExitCode> {
  const agents = agentsHere(context.env);
  if (agents.length > 0) {
    throw new UsageError(
      `this is the shell of ${agents.join(', ')}, and no agent adds a lesson. Use a terminal of your own`,
    );
  }
  const connection = connectionOf(options, context);
  const given = NewLesson.safeParse({
    ...(options.id !== undefined && { id: options.id }),
    title: options.title,
    note: options.note,
    paths: options.path ?? [],
    systems: options.system ?? [],
    rule: options.pattern === undefined ? null : { over: options.over, pattern: options.pattern },
    from: options.from ?? null,
  });
  if (!given.success) {
    const [issue] = given.error.issues;
    const place = String(issue?.path[0] ?? 'title');
    throw new UsageError(issueWords(`--${FLAGS[place] ?? place}`, issue));
  }
  const lesson = await ask(connection, {
    method: 'POST',
    path: 'api/lessons',
    body: given.data,
    answer: Lesson,
    patience: PATIENCE,
  }).catch((error: unknown) => {
    throw error instanceof Refused ? new UsageError(error.message, { cause: error }) : error;
  });
  context.stdout.write(`${plain(`Added ${lesson.id}: ${lesson.title}`)}\n`);
  return EXIT.allow;
}

/** `holdpoint lesson list`. */
export async function runLessonList(
  options: ServerOptions & { readonly format: 'text' | 'json' },
  context: CliContext,
): Promise<ExitCode> {
  const { lessons } = await ask(connectionOf(options, context), {
    method: 'GET',
    path: 'api/lessons',
    answer: LessonList,
    patience: PATIENCE,
  });
  context.stdout.write(
    options.format === 'json' ? `${JSON.stringify({ lessons }, null, 2)}\n` : say(lessons),
  );
  return EXIT.allow;
}

function say(lessons: LessonList['lessons']): string {
  if (lessons.length === 0) return 'There are no lessons yet.\n';
  return lessons
    .map(({ id, title, retired, given, recurred }) => {
      const came =
        recurred.count === 0
          ? 'has not come back'
          : `came back ${times(recurred.count)}, ${recurred.afterGiven} of them after it was given`;
      const state = retired === null ? '' : ' (retired)';
      return `${plain(`${id}${state}  ${title}`)}\n    given ${times(given.count)} to ${given.sessions} sessions; ${came}\n`;
    })
    .join('');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
