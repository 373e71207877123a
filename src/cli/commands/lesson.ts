import { Option } from 'commander';
import type { Command } from 'commander';
import type { LessonOptions } from '../agents-server/lesson.ts';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import { addServerOptions, type ServerOptions } from '../server/options.ts';

const TEXT = `
Examples:
  $ holdpoint lesson add --title "Migrations are additive" --path 'migrations/**' \\
      --note "Add the column first; drop the old one a release later." \\
      --pattern 'DROP\\s+COLUMN' --from https://git.example/pr/12
`;

export function defineLesson(program: Command, context: CliContext): void {
  const lesson = program
    .command('lesson')
    .summary('tell agents what reviews have found')
    .description(
      'A short note, given to agents when they touch the place, and a check where one fits.',
    );
  const add = lesson
    .command('add')
    .summary('add a lesson')
    .requiredOption('--title <title>', 'what it is about')
    .requiredOption('--note <text>', 'what agents are told, in at most 600 characters')
    .option('--id <id>', 'a name of its own, in lower case with dashes')
    .option('--path <glob>', 'where it matters; may be given again', collect)
    .option('--system <id>', 'a system where it matters; may be given again', collect)
    .option('--pattern <regex>', 'what the mistake looks like')
    .addOption(
      new Option('--over <where>', 'where the pattern is looked for')
        .choices(['added-lines', 'commands'])
        .default('added-lines'),
    )
    .option('--from <place>', 'the case or the review it comes from');
  addServerOptions(add)
    .addHelpText('after', TEXT)
    .action(async (options: LessonOptions) => {
      const { runLessonAdd } = await import('../agents-server/lesson.ts');
      context.finish(await runLessonAdd(options, context));
    });
  const list = lesson
    .command('list')
    .summary('lessons, how often each was given, and whether the mistake came back')
    .addOption(
      new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'),
    );
  addServerOptions(list).action(
    async (options: ServerOptions & { readonly format: 'text' | 'json' }) => {
      const { runLessonList } = await import('../agents-server/lesson.ts');
      context.finish(await runLessonList(options, context));
    },
  );
}
