import { CommanderError } from 'commander';
import type { CliContext } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { describeFailure } from './faults.ts';
import { buildProgram } from './program.ts';
import { VERSION } from './version.ts';

/** Runs one command line. Resolves to the exit code; never rejects and never prints a stack trace. */
export async function run(
  argv: readonly string[],
  world: Omit<CliContext, 'finish'>,
): Promise<number> {
  let exitCode: number = EXIT.fault;
  const context: CliContext = { ...world, finish: (code) => void (exitCode = code) };
  // A reader that closes the pipe early (`| head`) is no fault; the verdict stands in the exit code.
  world.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') world.stderr.write(`holdpoint: cannot write: ${error.message}\n`);
  });
  try {
    await buildProgram(context).parseAsync(argv, { from: 'user' });
  } catch (thrown) {
    exitCode = report(thrown, world);
  } finally {
    // An open standard input would keep the process alive after its work is done.
    world.stdin.destroy();
  }
  return exitCode;
}

function report(thrown: unknown, world: Omit<CliContext, 'finish'>): number {
  // Commander has printed its own message; help and version end with 0.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.allow : EXIT.usage;
  const failure = describeFailure(thrown, VERSION);
  world.stderr.write(`${failure.line}\n`);
  if (failure.exitCode === EXIT.fault && world.env['HOLDPOINT_DEBUG'] === '1') {
    world.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  }
  return failure.exitCode;
}
