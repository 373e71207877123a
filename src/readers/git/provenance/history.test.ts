import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeProvenance } from '../../../core/provenance/judge.ts';
import { openHistory, readRange } from '../reader.ts';
import type { HistoryCommit } from '../reader.ts';
import { TestRepository } from '../test-repository.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

function note(commit: string, text: string): void {
  repository.write('.git/note', text);
  repository.git('notes', '--ref=ai', 'add', '-F', `${repository.folder}/.git/note`, commit);
}

async function change(range = 'BASE..HEAD') {
  const { clues, commits } = await readRange({ repository: repository.folder, range });
  return judgeProvenance(clues, commits);
}

async function history(range = 'HEAD', since?: string): Promise<readonly HistoryCommit[]> {
  const commits: HistoryCommit[] = [];
  const options = since === undefined ? { range } : { range, since };
  const read = await openHistory(repository.folder, options);
  await read(async (some) => {
    commits.push(...some);
    return true;
  });
  return commits;
}

describe('notes that tell lines apart', () => {
  it('make a commit mixed, by the lines that it adds', async () => {
    repository.write('a.ts', '1\n2\n').commit('first');
    repository.git('tag', 'BASE');
    const commit = repository.write('a.ts', '1\n2\n3\n4\n5\n6\n').commit('second');
    note(commit, 'a.ts\n  abcd1234abcd1234 1-5\n  h_31dce776f88375 6\n---\n{}');
    const judged = await change();
    expect(judged.kind).toBe('mixed');
    expect(judged.clues.map(({ says, lines }) => [says, lines])).toEqual([
      ['ai', 0.75],
      ['human', 0.25],
    ]);
    expect(judged.commits).toMatchObject([{ commit, subject: 'second', kind: 'mixed' }]);
  });

  it('of a person alone attest nothing: anybody can write a note', async () => {
    repository.commit('first');
    repository.git('tag', 'BASE');
    const commit = repository.write('a.ts', '1\n').commit('second');
    note(commit, 'a.ts\n  h_31dce776f88375 1\n---\n{}');
    expect((await change()).kind).toBe('unknown');
  });

  it('are not misled by lines of files that look like a patch', async () => {
    repository.commit('first');
    repository.git('tag', 'BASE');
    const trick = '++ b/other.ts\n@@ -0,0 +1,99 @@\n';
    const commit = repository.write('a.ts', trick).commit('second');
    note(commit, 'a.ts\n  abcd1234abcd1234 1\nother.ts\n  h_31dce776f88375 1-99\n---\n{}');
    const { clues } = await change();
    expect(clues.map(({ says, lines }) => [says, lines])).toEqual([
      ['ai', 0.5],
      ['human', 0],
    ]);
  });

  it('of other commits say nothing', async () => {
    const first = repository.write('a.ts', '1\n').commit('first');
    note(first, 'a.ts\n  abcd1234abcd1234 1\n---\n{}');
    repository.git('tag', 'BASE');
    repository.commit('second');
    expect((await change()).clues).toEqual([]);
  });
});

describe('checkpoints', () => {
  it.each([
    ['0123456789ab', 'refs/heads/entire/checkpoints/v1', '01/23456789ab/0/metadata.json'],
    [
      '01KXEWS08ZG9WXQPFE4QDA4GA3',
      'refs/entire/checkpoints/A3/01KXEWS08ZG9WXQPFE4QDA4GA3',
      '0/metadata.json',
    ],
  ])('that the repository keeps name the tool: %s', async (id, ref, path) => {
    repository.commit('first');
    repository.git('tag', 'BASE');
    const commit = repository.commit(`second\n\nEntire-Checkpoint: ${id}`);
    repository.git('switch', '-q', '--orphan', 'aside');
    repository.write(path, '{"agent":"Claude Code"}').commit('checkpoint');
    repository.git('update-ref', ref, 'HEAD');
    repository.git('switch', '-q', 'main');
    const { clues } = await change();
    expect(clues).toMatchObject([
      { kind: 'checkpoint', tool: null, commits: [commit] },
      { kind: 'checkpoint', tool: 'Claude Code', commits: [commit] },
    ]);
  });
});

describe('trace records', () => {
  const record = (id: string, type: string, revision: string) =>
    JSON.stringify({
      version: '0.1.0',
      id,
      vcs: { type: 'git', revision },
      tool: { name: 'cursor' },
      files: [{ path: 'a.ts', conversations: [{ contributor: { type }, ranges: [] }] }],
    });

  it('about a commit bear on it; new ones about none bear on the change', async () => {
    const old = record('1', 'ai', '0'.repeat(40));
    repository.write('.agent-trace/traces.jsonl', `${old}\n`).commit('first');
    repository.git('tag', 'BASE');
    const second = repository.write('a.ts', 'x\n').commit('second');
    const lines = [old, record('2', 'ai', second), 'no JSON', record('3', 'human', 'x')];
    repository.write('.agent-trace/traces.jsonl', lines.join('\n')).commit('third');
    const { clues, kind } = await change();
    expect(kind).toBe('ai-declared');
    expect(
      clues.map(({ kind: source, says, tool, commits }) => [source, says, tool, commits]),
    ).toEqual([
      ['trace', 'ai', 'Cursor', [second]],
      ['trace', 'human', null, undefined],
    ]);
  });
});

describe('a history', () => {
  it('is read from its newest commit, every parent of merges included', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.git('switch', '-q', '-c', 'side');
    repository
      .write('b.ts', 'b\n')
      .commit('side\n\nCo-authored-by: Claude <noreply@anthropic.com>');
    repository.git('switch', '-q', 'main');
    repository
      .write('c.ts', 'c\n')
      .commit('main', 'devin <1+devin-ai-integration[bot]@users.noreply.github.com>');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const commits = await history();
    const shown = commits.map(({ subject, clues }) => [subject, ...clues.map(({ tool }) => tool)]);
    expect(shown[0]).toEqual(['merge']);
    expect(shown.slice(1, 3).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))).toEqual([
      ['main', 'Devin'],
      ['side', 'Claude Code'],
    ]);
    expect(shown[3]).toEqual(['first']);
  });

  it('names the same verdicts as a change does', async () => {
    repository.commit('first');
    repository.git('tag', 'BASE');
    repository.commit('x\n\nGenerated with Claude Code');
    const noted = repository.write('a.ts', '1\n2\n').commit('y');
    note(noted, 'a.ts\n  abcd1234abcd1234 1\n  h_31dce776f88375 2\n---\n{}');
    const commits = await history('BASE..HEAD');
    const kinds = commits.map(({ commit, clues }) => [commit, judgeProvenance(clues).kind]);
    const judged = (await change()).commits?.map(({ commit, kind }) => [commit, kind]);
    expect(kinds.toReversed()).toEqual(judged);
  });

  it('reads what is not UTF-8', async () => {
    repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    repository.write(
      '.git/message',
      Buffer.from('Gr\xfc\xdfe\n\nCo-authored-by: Claude <noreply@anthropic.com>\n', 'latin1'),
    );
    repository.git('commit', '-q', '--allow-empty', '-F', `${repository.folder}/.git/message`);
    expect(await history()).toMatchObject([{ subject: 'Grüße', clues: [{ tool: 'Claude Code' }] }]);
  });

  it('ends where nobody wants more', async () => {
    for (let n = 0; n < 3; n++) repository.commit(`${n}`);
    const read = await openHistory(repository.folder, { range: 'HEAD' });
    let calls = 0;
    await read(async () => {
      calls += 1;
      return false;
    });
    expect(calls).toBe(1);
  });

  it.each(['nope', '', '--all', '-n1', 'a b'])('of %j is refused', async (range) => {
    repository.commit('first');
    await expect(openHistory(repository.folder, { range })).rejects.toMatchObject({
      code: 'HOLDPOINT_INPUT',
    });
  });
});
