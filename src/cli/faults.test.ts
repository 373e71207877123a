import { describe, expect, it } from 'vitest';
import { ConfigError } from '../config/problem.ts';
import { InputError } from '../readers/types.ts';
import { ServerFault, UsageError, describeFailure } from './faults.ts';

const problem = (message: string) =>
  ({
    severity: 'error',
    code: 'x',
    file: 'p.yaml',
    line: 2,
    column: 3,
    message,
    suggestion: null,
  }) as const;

class StoreLike extends Error {
  readonly code = 'HOLDPOINT_DATABASE_UNREACHABLE';
}

describe('describeFailure', () => {
  it.each([
    ['usage', new UsageError('no such thing'), 2, /^holdpoint: no such thing$/],
    ['input', new InputError('a', 'is empty', 'Look'), 2, /^holdpoint: a: is empty\. Look$/],
    [
      'one mistake in a file',
      new ConfigError([problem('m1')]),
      2,
      /^holdpoint: p\.yaml:2:3: m1\.$/,
    ],
    [
      'several mistakes',
      new ConfigError([problem('m1'), problem('m2'), problem('m3')]),
      2,
      /m1\. \(and 2 more; /,
    ],
    [
      'a server that is away',
      new ServerFault('it does not answer'),
      1,
      /^holdpoint: it does not answer$/,
    ],
    ['a database that is away', new StoreLike('cannot connect'), 1, /^holdpoint: cannot connect$/],
    [
      'our own',
      new TypeError('x is\nundefined'),
      1,
      /a fault of our own.*x is undefined.*Treat it as a hold/,
    ],
    [
      'a code of the system',
      Object.assign(new Error('EMFILE'), { code: 'EMFILE' }),
      1,
      /fault of our own/,
    ],
    ['anything', 'thrown text', 1, /fault of our own.*thrown text/],
    ['nothing', undefined, 1, /fault of our own/],
  ])('says a fault of %s in one line', (_, thrown, exitCode, line) => {
    const failure = describeFailure(thrown, '1.2.3');
    expect(failure.exitCode).toBe(exitCode);
    expect(failure.line).toMatch(line);
    expect(failure.line).not.toContain('\n');
  });

  it('lets no text speak to the terminal', () => {
    expect(describeFailure(new UsageError('a\u001b[2Jb\u0085c'), '1').line).toBe(
      'holdpoint: a [2Jb c',
    );
  });
});
