import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../../world/memory-world.ts';
import type { ShellWorld } from '../../../world/types.ts';
import { readCommand } from '../../../read-command.ts';

const closed = (name: string): ShellWorld => {
  const base = memoryWorld({ files: { '/work/app/x.txt': 'x' } });
  return {
    ...base,
    look: (path, limit) =>
      path === `/work/app/${name}` ? { kind: 'closed', why: 'too large' } : base.look(path, limit),
  };
};

const traitsOf = async (command: string, world: ShellWorld) => {
  const { effects, signals } = await readCommand(
    { text: command, dialect: 'posix', source: 'command' },
    { world },
  );
  return [...effects.flatMap(({ traits }) => traits), ...signals.map(({ kind }) => kind)];
};

describe('a file of tasks that cannot be read', () => {
  it.each([
    ['package.json', 'npm test'],
    ['package.json', 'yarn deploy'],
    ['package.json', 'node --run deploy'],
    ['Makefile', 'make clean'],
    ['justfile', 'just clean'],
    ['Taskfile.yml', 'task clean'],
  ])('%s: %s runs what nobody has read', async (name, command) => {
    expect(await traitsOf(command, closed(name))).toContain('unread-code');
    expect(await traitsOf(command, memoryWorld({}))).not.toContain('unread-code');
  });
});
