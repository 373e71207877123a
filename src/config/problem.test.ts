import { describe, expect, it } from 'vitest';
import { ConfigError, formatProblem, throwOnErrors } from './problem.ts';
import type { Problem } from './problem.ts';

const problem: Problem = {
  severity: 'error',
  code: 'unknown-key',
  file: 'policy.yaml',
  line: 3,
  column: 5,
  message: 'unknown key "wen"',
  suggestion: 'Did you mean "when"?',
};

describe('a problem', () => {
  it.each<[string, Partial<Problem>, string]>([
    ['in full', {}, 'policy.yaml:3:5: unknown key "wen". Did you mean "when"?'],
    ['without a suggestion', { suggestion: null }, 'policy.yaml:3:5: unknown key "wen".'],
    [
      'as a warning',
      { severity: 'warning', suggestion: null },
      'policy.yaml:3:5: warning: unknown key "wen".',
    ],
    [
      'with line breaks in it',
      { message: 'a\nb\u001b[2Jc', suggestion: null },
      'policy.yaml:3:5: a b [2Jc.',
    ],
    [
      'with line separators in it',
      { file: 'a\u2028b', suggestion: null },
      'a b:3:5: unknown key "wen".',
    ],
  ])('is one line %s', (_, change, line) => {
    expect(formatProblem({ ...problem, ...change })).toBe(line);
  });

  it('comes out in the order of the files, however it was found', () => {
    const at = (file: string, line: number, column: number) => ({ ...problem, file, line, column });
    const found = [at('b', 1, 1), at('a', 2, 1), at('a', 1, 9), at('a', 1, 2)];
    const places = new ConfigError(found).problems.map((one) => [one.file, one.line, one.column]);
    expect(places).toEqual([
      ['a', 1, 2],
      ['a', 1, 9],
      ['a', 2, 1],
      ['b', 1, 1],
    ]);
  });

  it('stops the work only when it is an error', () => {
    expect(() => throwOnErrors([{ ...problem, severity: 'warning' }])).not.toThrow();
    expect(() => throwOnErrors([problem])).toThrow(ConfigError);
  });
});
