/** Something wrong in a file that people write, and where. Lines and columns are 1-based. */
export interface Problem {
  /** An `error` makes the file unusable; a `warning` is worth a look. */
  readonly severity: 'error' | 'warning';
  /** Stable name of the kind of mistake: `unknown-key`, `duplicate-id`, … */
  readonly code: string;
  /** The file as the person named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** One sentence without its full stop. */
  readonly message: string;
  /** What to do about it, a sentence, or null where nothing better can be said. */
  readonly suggestion: string | null;
}

/** `file:line:column: message. suggestion`, on one line whatever the file's text holds. */
export function formatProblem(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const warning = problem.severity === 'warning' ? 'warning: ' : '';
  const suggestion = problem.suggestion === null ? '' : ` ${problem.suggestion}`;
  return oneLine(`${place}: ${warning}${problem.message}.${suggestion}`);
}

/** By file, then place, then message: the same mistakes come out in the same order. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.message, b.message),
  );
}

/** A file of settings that cannot be used. The message has one line for each problem. */
export class ConfigError extends Error {
  readonly code = 'HOLDPOINT_CONFIG';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const sorted = sortProblems(problems);
    super(sorted.map(formatProblem).join('\n'), options);
    this.name = 'ConfigError';
    this.problems = sorted;
  }
}

/** Throws a `ConfigError` with everything that was found when any of it is an error. */
export function throwOnErrors(problems: readonly Problem[]): void {
  if (problems.some((problem) => problem.severity === 'error')) throw new ConfigError(problems);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Control characters out of a file's text must neither break the line nor reach a terminal. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ');
}
