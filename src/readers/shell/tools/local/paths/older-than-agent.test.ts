import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../../world/memory-world.ts';
import type { ShellWorld } from '../../../world/types.ts';
import { tell } from '../../../read/tell.ts';

const world = (isOlder: boolean | null): ShellWorld => {
  const base = memoryWorld({
    files: { '/work/app/notes.txt': 'mine', '/work/app/src/cart.ts': 'code' },
    repository: { stateOf: (path) => (path.endsWith('notes.txt') ? 'untracked' : 'clean') },
  });
  return isOlder === null ? base : { ...base, isOlderThanAgent: () => isOlder };
};

describe('a single file that git has not been told of', () => {
  it.each<[boolean | null, string]>([
    [true, 'irreversible'],
    [false, 'costly'],
    [null, 'costly'],
  ])('that is older than the agent (%s) is %s', async (isOlder, reversibility) => {
    const lines = await tell('rm notes.txt', world(isOlder));
    expect(lines.join('\n')).toContain(reversibility);
  });

  it('is another matter than one that git keeps', async () => {
    const lines = await tell('rm src/cart.ts', world(true));
    expect(lines.join('\n')).toContain('reversible');
    expect(lines.join('\n')).not.toContain('irreversible');
  });
});
