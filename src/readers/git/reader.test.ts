import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRange } from './reader.ts';
import { TestRepository } from './test-repository.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

function read(range: string) {
  return readRange({ repository: repository.folder, range });
}

describe('a range', () => {
  it('becomes one effect per file, and two for a rename', async () => {
    repository.write('kept.ts', 'a\n').write('old.ts', 'one\ntwo\nthree\n').write('gone.ts', 'x\n');
    repository.commit('first');
    repository.git('mv', 'old.ts', 'new.ts');
    repository.git('rm', '-q', 'gone.ts');
    repository.write('kept.ts', 'b\n').write('fresh.ts', 'y\n').commit('second');
    const { effects } = await read('HEAD~1..HEAD');
    expect(effects.map(({ verb, resource }) => `${verb} ${resource.address}`)).toEqual([
      'create fresh.ts',
      'delete gone.ts',
      'update kept.ts',
      'move old.ts',
      'move new.ts',
    ]);
  });
});
