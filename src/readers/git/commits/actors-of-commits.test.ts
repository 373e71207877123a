import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActorGatherer } from './actors-of-commits.ts';
import { parseCommit } from './parse-commit.ts';

const ADA = 'Ada <ada@example.org> 0 +0000';

function actorsOf(
  message: string,
  head: Partial<Record<'author' | 'committer' | 'more', string>> = {},
) {
  const { author = ADA, committer = ADA, more = '' } = head;
  const text = `tree 1\nauthor ${author}\ncommitter ${committer}\n${more}\n${message}`;
  const gatherer = new ActorGatherer();
  gatherer.add(parseCommit('1', Buffer.from(text)));
  return gatherer.actors().map(({ role, identity }) => `${role} ${identity}`);
}

const BOTH = ['author ada@example.org', 'committer ada@example.org'];

describe('whoever had a hand in a commit', () => {
  it.each<[string, string, readonly string[]]>([
    ['without a space', 'Co-authored-by:Ben <ben@example.org>', ['co-author ben@example.org']],
    ['with spaces', 'co-authored-by  :   Ben   < ben@example.org >', ['co-author ben@example.org']],
    ['without brackets', 'Co-authored-by: Ben ben@example.org', ['co-author ben@example.org']],
    ['without an address', 'Co-authored-by: Ben Bitdiddle', ['co-author Ben Bitdiddle']],
    ['with one bracket', 'Co-authored-by: Ben <ben@example.org', ['co-author ben@example.org']],
    [
      'twice',
      'Co-authored-by: B <ben@example.org>\nCo-authored-by: Ben <BEN@example.org>',
      ['co-author ben@example.org'],
    ],
    [
      'two in one',
      'Co-authored-by: B <ben@example.org>, C <cy@example.org>',
      ['co-author ben@example.org', 'co-author cy@example.org'],
    ],
    ['folded', 'Co-authored-by: Ben\n <ben@example.org>', ['co-author ben@example.org']],
    ['behind a bullet', '* Co-authored-by: Ben <ben@example.org>', ['co-author ben@example.org']],
    [
      'as an agent’s namesake',
      'Co-authored-by: Ben (aider) <ben@example.org>',
      ['co-author ben@example.org'],
    ],
    [
      'under an agent’s name',
      'Co-authored-by: Claude <ben@example.org>',
      ['co-author ben@example.org'],
    ],
    [
      'in lookalike letters',
      'Со-authored-by: Ben <ben@example.org>',
      ['co-author ben@example.org'],
    ],
    ['of another spelling', 'Coauthored-by: Ben <ben@example.org>', ['co-author ben@example.org']],
    [
      'with a long tail',
      `Co-authored-by: Ben <ben@example.org> ${'x'.repeat(5000)}`,
      ['co-author ben@example.org'],
    ],
    [
      'with Windows lines',
      'Co-authored-by: Ben <ben@example.org>\r\nSigned-off-by: Cy <cy@example.org>\r',
      ['co-author ben@example.org', 'signer cy@example.org'],
    ],
    ['an agent', 'Co-authored-by: Claude <noreply@anthropic.com>', []],
    ['who looked at it', 'Reviewed-by: Ben <ben@example.org>', []],
    ['in a quotation', '    Co-authored-by: Ben <ben@example.org>', []],
  ])('is named %s', (_, trailer, expected) => {
    const found = actorsOf(`x\n\n${trailer}\n`).filter((claim) => !BOTH.includes(claim));
    expect(found).toEqual(expected);
  });

  it.each<[string, Parameters<typeof actorsOf>[1], readonly string[]]>([
    [
      'an author without brackets',
      { author: 'Ada ada@x.example 0 +0000' },
      ['author ada@x.example', BOTH[1] ?? ''],
    ],
    ['an author that is no address', { author: 'Ada 0 +0000' }, ['author Ada', BOTH[1] ?? '']],
    ['an author that is empty', { author: ' 0 +0000' }, ['author unknown', BOTH[1] ?? '']],
    [
      'a bot as author, with whoever commits',
      { author: 'b <1+devin-ai-integration[bot]@users.noreply.github.com> 0 +0000' },
      ['author 1+devin-ai-integration[bot]@users.noreply.github.com', BOTH[1] ?? ''],
    ],
    [
      'the forge’s name without its signature',
      { committer: 'GitHub <noreply@github.com> 0 +0000' },
      [BOTH[0] ?? '', 'committer noreply@github.com'],
    ],
    [
      'the forge',
      { committer: 'GitHub <noreply@github.com> 0 +0000', more: 'gpgsig -----BEGIN\n -----END\n' },
      [BOTH[0] ?? ''],
    ],
  ])('is kept: %s', (_, head, expected) => {
    expect(actorsOf('x\n', head)).toEqual(expected);
  });

  it('is never nobody, whatever stands in a co-author’s trailer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        // Where nothing can be seen in it, or a line ends, there is nobody to name.
        fc.pre(/[^\s<>:]/u.test(value) && !/[\r\n]/.test(value));
        const found = actorsOf(`x\n\nCo-authored-by: ${value}\n`);
        expect(found.some((claim) => claim.startsWith('co-author '))).toBe(true);
      }),
      { seed: 18 },
    );
  });
});
