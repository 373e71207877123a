import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

const TEXT = `
Examples:
  $ holdpoint run -- claude
  $ holdpoint run --grant AWS_PROFILE --system checkout -- codex exec "mend the build"

A stop ends the agent and everything that it has started: it is asked to end, then killed. Keys to
running systems are left out of its environment unless they are granted by name.
Exit codes: the agent's own; 20 when it was stopped.
`;

export function defineRun(program: Command, context: CliContext): void {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  program
    .command('run')
    .summary('run an agent so that a stop also ends what is already running')
    .description('Supervises an agent with all the processes that come of it.')
    .argument('<command...>', 'the agent and its words, after --')
    .option('--host <name>', 'what it is called in stops, if not by its program')
    .option(
      '--grant <name>',
      'a variable to leave in its environment; may be repeated',
      collect,
      [],
    )
    .option('--system <id>', 'a system it works on, for stops of that system', collect, [])
    .addHelpText('after', TEXT)
    .action(
      async (
        command: string[],
        options: { host?: string; grant: readonly string[]; system: readonly string[] },
      ) => {
        const { supervise } = await import('../supervise/run.ts');
        context.finish(await supervise(command, options, context));
      },
    );
}
