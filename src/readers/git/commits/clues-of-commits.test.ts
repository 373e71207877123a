import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRange } from '../reader.ts';
import { TestRepository } from '../test-repository.ts';
import { agentOfAssistance, agentOfBranch, agentOfLine, agentOfSignature } from './agent-of.ts';
import { parseCommit } from './parse-commit.ts';

describe('a signature', () => {
  it.each([
    ['Claude', 'noreply@anthropic.com', 'Claude Code'],
    ['Claude', 'NoReply@Anthropic.com', 'Claude Code'],
    ['copilot-swe-agent[bot]', '198982749+Copilot@users.noreply.github.com', 'GitHub Copilot'],
    ['Cursor Agent', 'cursoragent@cursor.com', 'Cursor'],
    ['devin', '158243242+devin-ai-integration[bot]@users.noreply.github.com', 'Devin'],
    ['jules', '161369871+google-labs-jules[bot]@users.noreply.github.com', 'Jules'],
    ['Ada Lovelace (aider)', 'ada@example.org', 'Aider'],
    ['Ada Lovelace', 'ada@example.org', null],
    ['An Employee', 'someone@anthropic.com', null],
    ['A Person', '1234+claude@users.noreply.github.com', null],
    ['A Person', 'cursor@users.noreply.github.com', null],
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', null],
  ])('of %s <%s> is that of %s', (name, email, tool) => {
    expect(agentOfSignature({ name, email })).toBe(tool);
  });
});

describe('a line of a message', () => {
  it.each([
    ['🤖 Generated with [Claude Code](https://claude.ai/code)', 'Claude Code'],
    ['Generated with Claude Code', 'Claude Code'],
    ['Amp-Thread-ID: https://ampcode.com/threads/T-1', 'Amp'],
    ['Made with [Cursor](https://cursor.com)', 'Cursor'],
    ['Replit-Commit-Author: Agent', 'Replit Agent'],
    ['Entire-Checkpoint: 0123456789ab', null],
    ['AI-assisted: yes', null],
    ['AI-assisted: no', undefined],
    ['Remove "Generated with Claude Code" from messages', undefined],
    ['    Generated with Claude Code', undefined],
    ['Replit-Commit-Author: Ada', undefined],
  ])('%j names %s', (line, tool) => {
    expect(agentOfLine(line)).toBe(tool);
  });

  it.each([
    ['Claude:claude-opus-4 coccinelle', 'Claude Code'],
    ['Some-Agent:model-1', 'Some-Agent'],
    ['GitHub Copilot', 'GitHub Copilot'],
    ['Ada Lovelace <ada@example.org>', null],
    ['Claude Monet <claude@example.org>', null],
    ['the people of http://example.org', null],
  ])('Assisted-by: %s names %s', (value, tool) => {
    expect(agentOfAssistance(value)).toBe(tool);
  });
});

describe('a branch', () => {
  it.each([
    ['claude/fix', 'Claude Code'],
    ['origin/copilot/fix-12', 'GitHub Copilot'],
    ['refs/remotes/upstream/cursor/a-b', 'Cursor'],
    ['feature/cursor', null],
    ['codex', null],
    ['main', null],
  ])('called %s is that of %s', (branch, tool) => {
    expect(agentOfBranch(branch)).toBe(tool);
  });
});

describe('the commits of a range', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = new TestRepository();
  });
  afterEach(() => repository.remove());

  const read = (range: string) => readRange({ repository: repository.folder, range });

  it('name everybody along every parent of a merge', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.git('switch', '-q', '-c', 'side');
    repository.write('b.ts', 'b\n').commit('side', 'ben');
    repository.git('switch', '-q', 'main');
    repository.write('c.ts', 'c\n').commit('main', 'Cy <cy@example.org>');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const { actors } = await read('HEAD~2..HEAD');
    expect(actors.map(({ role, identity }) => `${role} ${identity}`)).toEqual([
      'author ada@example.org',
      'author ben@example.org',
      'author cy@example.org',
      'committer ada@example.org',
      'committer ben@example.org',
      'committer cy@example.org',
    ]);
  });

  it('name co-authors and signers, and agents as clues alone', async () => {
    repository.commit('first');
    repository
      .write('a.ts', 'a\n')
      .commit(
        [
          'Change it',
          '',
          'Co-authored-by: Ben Bitdiddle <BEN@example.org>',
          'Co-Authored-By: Claude <noreply@anthropic.com>',
          'Signed-off-by: Cy <cy@example.org>',
          'Reviewed-by: Dee <dee@example.org>',
        ].join('\n'),
      );
    const { actors, clues } = await read('HEAD~1..HEAD');
    expect(actors.map(({ role, identity }) => `${role} ${identity}`)).toEqual([
      'author ada@example.org',
      'co-author ben@example.org',
      'committer ada@example.org',
      'signer cy@example.org',
    ]);
    expect(clues).toHaveLength(1);
    expect(clues[0]).toMatchObject({
      kind: 'trailer',
      says: 'ai',
      strength: 'declared',
      tool: 'Claude Code',
      evidence: { line: 4, excerpt: [{ text: 'Co-Authored-By: Claude <noreply@anthropic.com>' }] },
    });
    expect(clues[0]?.evidence.note).toContain('in 1 of 1 commits');
  });

  it('keep an agent that is the author, since a change has one', async () => {
    repository.commit('first');
    repository
      .write('a.ts', 'a\n')
      .commit('x', 'devin <1+devin-ai-integration[bot]@users.noreply.github.com>');
    const { actors, clues } = await read('HEAD~1..HEAD');
    expect(actors.map(({ role }) => role)).toEqual(['author', 'committer']);
    expect(clues).toMatchObject([{ kind: 'bot-identity', tool: 'Devin' }]);
  });

  it('leave out the forge that commits for the author', async () => {
    repository.commit('first');
    repository.write('a.ts', 'a\n').commit('x', 'GitHub <noreply@github.com>');
    repository.git('commit', '-q', '--amend', '--no-edit', '--author', 'Ada <ada@example.org>');
    expect((await read('HEAD~1..HEAD')).actors).toEqual([
      { role: 'author', identity: 'ada@example.org' },
      { role: 'committer', identity: 'ada@example.org' },
    ]);
    repository.gitAs('GitHub <noreply@github.com>', 'commit', '-q', '--amend', '--no-edit');
    const pressed = await read('HEAD~1..HEAD');
    expect(pressed.actors).toContainEqual({ role: 'committer', identity: 'noreply@github.com' });
    // What the forge itself commits is signed.
    const unsigned = repository.git('cat-file', 'commit', 'HEAD');
    const signed = unsigned.replace(
      /^(committer .*)$/m,
      '$1\ngpgsig -----BEGIN PGP SIGNATURE-----',
    );
    repository.write('.git/signed', `${signed}\n`);
    const id = repository.git(
      'hash-object',
      '-t',
      'commit',
      '-w',
      `${repository.folder}/.git/signed`,
    );
    const { actors } = await read(`HEAD~1..${id}`);
    expect(actors.map(({ role }) => role)).not.toContain('committer');
  });

  it('are held where a shallow clone cuts them off', async () => {
    for (const name of ['one', 'two', 'three']) repository.write(name, 'x\n').commit(name);
    repository.git('switch', '-q', '-c', 'side', 'HEAD~2');
    repository.write('side', 'x\n').commit('side');
    const clone = new TestRepository();
    try {
      clone.git('fetch', '-q', '--depth=1', `file://${repository.folder}`, 'main:a', 'side:b');
      const { signals } = await readRange({ repository: clone.folder, range: 'b..a' });
      expect(signals).toMatchObject([
        { kind: 'incomplete-input', weight: 'hold' },
        { weight: 'note' },
      ]);
    } finally {
      clone.remove();
    }
  });
});

describe('a commit object', () => {
  it('is read in the encoding that it names', () => {
    const text =
      'tree 1\nauthor J\xf6rg <j@example.org> 0 +0000\ncommitter X <x@y> 0 +0000\nencoding ISO-8859-1\n\nGr\xfc\xdfe\n';
    const { author, message } = parseCommit('1', Buffer.from(text, 'latin1'));
    expect(author).toEqual({ name: 'Jörg', email: 'j@example.org' });
    expect(message[0]).toBe('Grüße');
  });

  it('without an author is by somebody unknown', () => {
    expect(parseCommit('1', Buffer.from('tree 1\n\nx')).author).toBeNull();
  });
});
