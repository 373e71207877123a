import { formatProblem } from '../../config/problem.ts';
import type { Problem } from '../../config/problem.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { count, listOf } from '../render/counting.ts';

/** One line for each problem on stdout, a count on stderr. Warnings alone are no failure. */
export function printProblems(
  problems: readonly Problem[],
  files: readonly string[],
  context: CliContext,
): ExitCode {
  for (const problem of problems) context.stdout.write(`${formatProblem(problem)}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const found = [
    ...(errors > 0 ? [count(errors, 'mistake')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const line = found.length === 0 ? 'nothing to complain of' : found.join(' and ');
  context.stderr.write(`${listOf(files)}: ${line}.\n`);
  return errors > 0 ? EXIT.usage : EXIT.allow;
}
