import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../test/support/builders.ts';
import { lineMarks } from '../../../core/provenance/line-marks.ts';
import type { AgentAct, AgentCall } from '../../../doors/agent/types.ts';
import type { ShellWorld } from '../../../readers/shell/world/types.ts';
import { writtenLines } from './written-lines.ts';

const world = (root: string | null) =>
  ({
    cwd: '/w/shop/src',
    repositoryAt: () => (root === null ? null : { root }),
  }) as unknown as ShellWorld;
const call = (...acts: readonly AgentAct[]) => ({ acts }) as unknown as AgentCall;
const file = (given: Partial<Extract<AgentAct, { kind: 'file' }>>): AgentAct => ({
  kind: 'file',
  act: 'write',
  path: 'pay.ts',
  content: null,
  edits: [],
  ...given,
});
const marks = (...lines: readonly string[]) => lineMarks(lines, sha256, 100);
const written = (act: AgentAct, root: string | null = '/w/shop') =>
  writtenLines(call(act), world(root), sha256);

describe('the lines an agent writes', () => {
  it('are those of a new text', () => {
    const act = file({ content: 'const total = 1;\n}\nreturn total;\n' });
    expect(written(act)).toEqual([
      { path: 'src/pay.ts', marks: marks('const total = 1;', 'return total;') },
    ]);
  });

  it('are those that an edit brings, without the ones it keeps', () => {
    const edits = [{ before: 'const a = 1;', after: 'const a = 1;\nconst b = 2;' }];
    expect(written(file({ act: 'edit', edits }))[0]?.marks).toEqual(marks('const b = 2;'));
  });

  it.each([
    ['a file that is read', file({ act: 'read', content: 'const a = 1;' })],
    ['a file outside', file({ path: '/etc/hosts', content: '127.0.0.1 localhost' })],
    ['a file outside by ..', file({ path: '../../other/x.ts', content: 'const a = 1;' })],
    ['nothing but brackets', file({ content: '}\n)\n' })],
    ['a command', { kind: 'command', text: 'echo const a = 1', dialect: 'posix' } as const],
  ])('are none for %s', (_, act) => {
    expect(written(act)).toEqual([]);
  });

  it('are none outside a repository', () => {
    expect(written(file({ content: 'const total = 1;' }), null)).toEqual([]);
  });
});
