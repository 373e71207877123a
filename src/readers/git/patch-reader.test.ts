import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { InputError } from '../types.ts';
import { patchReader } from './reader.ts';
import { TestRepository, inputOf } from './test-repository.ts';

const SIMPLE = `diff --git a/a.ts b/a.ts
index 7898192..6178079 100644
--- a/a.ts
+++ b/a.ts
@@ -1 +1 @@
-a
+b
`;

function read(text: string | Uint8Array, piece?: number) {
  return patchReader.read(inputOf(text, 'change.patch', piece));
}

async function verbs(text: string): Promise<string[]> {
  const { effects } = await read(text);
  return effects.map(({ verb, resource }) => `${verb} ${resource.type} ${resource.address}`);
}

describe('a patch', () => {
  it('cannot show what a file does that is moved among the workflows', async () => {
    const moved = (from: string) =>
      `diff --git a/${from} b/.github/workflows/b.yml\nsimilarity index 100%\nrename from ${from}\nrename to .github/workflows/b.yml\n`;
    const traits = async (from: string) =>
      (await read(moved(from))).effects.flatMap((effect) => effect.traits);
    expect(await traits('templates/a.yml')).toContain('permission-widened');
    expect(await traits('.github/workflows/a.yml')).not.toContain('permission-widened');
  });

  it('shows where a pipeline loses its statement of permissions', async () => {
    const header =
      'diff --git a/.github/workflows/a.yml b/.github/workflows/a.yml\n--- a/.github/workflows/a.yml\n+++ b/.github/workflows/a.yml\n';
    const gone = `${header}@@ -1,4 +1,2 @@\n name: a\n-permissions:\n-  contents: read\n jobs: {}\n`;
    const swapped = `${header}@@ -1,4 +1,3 @@\n name: a\n-permissions:\n-  contents: read\n+permissions: {}\n jobs: {}\n`;
    expect((await read(gone)).effects[0]?.traits).toContain('permission-widened');
    expect((await read(swapped)).effects[0]?.traits).not.toContain('permission-widened');
  });

  it.each([
    ['a modification', SIMPLE, ['update file a.ts']],
    [
      'a mode change',
      'diff --git a/my tool b/my tool\nold mode 100644\nnew mode 100755\n',
      ['update file my tool'],
    ],
    [
      'a rename',
      'diff --git a/old name b/new name\nsimilarity index 100%\nrename from old name\nrename to new name\n',
      ['move file old name', 'move file new name'],
    ],
    [
      'a copy',
      'diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n',
      ['create file y'],
    ],
    [
      'a quoted name',
      'diff --git "a/tab\\tand \\303\\274" "b/tab\\tand \\303\\274"\nnew file mode 100644\nindex 0000000..e69de29\n',
      ['create file tab\tand ü'],
    ],
    [
      'a binary',
      'diff --git a/x.so b/x.so\nindex 1111111..2222222 100644\nBinary files a/x.so and b/x.so differ\n',
      ['update binary x.so'],
    ],
    [
      'binary data',
      'diff --git a/x.so b/x.so\nindex 1111111..2222222 100644\nGIT binary patch\nliteral 4\nLc${NkU|;|M00aO5\n\nliteral 0\nHcmV?d00001\n\n',
      ['update binary x.so'],
    ],
    [
      'a submodule',
      'diff --git a/sub b/sub\nindex 1111111..2222222 160000\n--- a/sub\n+++ b/sub\n@@ -1 +1 @@\n-Subproject commit 1111111111111111111111111111111111111111\n+Subproject commit 2222222222222222222222222222222222222222\n',
      ['update git-submodule sub'],
    ],
    [
      'no prefixes',
      'diff --git src/a.ts src/a.ts\n--- src/a.ts\n+++ src/a.ts\n@@ -1 +1 @@\n-a\n+b\n',
      ['update file src/a.ts'],
    ],
    [
      'other prefixes',
      'diff --git i/a.ts w/a.ts\n--- i/a.ts\n+++ w/a.ts\n@@ -1 +1 @@\n-a\n+b\n',
      ['update file a.ts'],
    ],
    [
      'diff -u with times, two files',
      '--- a/one.c\t2026-01-01 00:00:00\n+++ b/one.c\t2026-01-02 00:00:00\n@@ -1 +1 @@\n-a\n+b\n--- a/two.c\t2026\n+++ b/two.c\t2026\n@@ -1 +1 @@\n-a\n+b\n',
      ['update file one.c', 'update file two.c'],
    ],
    [
      'a file that appears and one that goes',
      '--- /dev/null\n+++ b/new.c\n@@ -0,0 +1 @@\n+a\n--- a/old.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n',
      ['create file new.c', 'delete file old.c'],
    ],
    [
      'no newline at the end',
      'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
      ['update file a'],
    ],
    [
      'lines that look like headers',
      'diff --git a/q.sql b/q.sql\n--- a/q.sql\n+++ b/q.sql\n@@ -1,2 +1,2 @@\n--- a/one\n-diff --git a/x b/x\n+++ b/two\n+@@ -1 +1 @@\n',
      ['update file q.sql'],
    ],
    ['line ends of Windows', SIMPLE.replaceAll('\n', '\r\n'), ['update file a.ts']],
  ])('with %s', async (_, text, expected) => {
    expect(patchReader.recognises(text, '-')).toBe(true);
    expect(await verbs(text)).toEqual(expected);
  });

  it('is the same however its bytes come in', async () => {
    const whole = await read(SIMPLE);
    for (const piece of [1, 2, 3, 7]) expect(await read(SIMPLE, piece)).toEqual(whole);
  });

  it('shows lines with their numbers', async () => {
    const text = SIMPLE.replace('@@ -1 +1 @@', '@@ -41,2 +51,2 @@ function f() {').concat(' c\n');
    const { effects } = await read(text);
    expect(effects[0]?.evidence[0]).toMatchObject({
      source: 'a.ts',
      line: 51,
      excerpt: [
        { number: 41, text: 'a', mark: 'removed' },
        { number: 51, text: 'b', mark: 'added' },
        { number: 52, text: 'c', mark: 'context' },
      ],
    });
  });

  it('shows at most 40 lines of a file and says how many are left out', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `+line ${index}\n`).join('');
    const { effects } = await read(`--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1,100 @@\n${lines}`);
    expect(effects[0]?.evidence[0]?.excerpt).toHaveLength(40);
    expect(effects[0]?.evidence[0]?.note).toContain('60 lines are not shown');
  });

  it('never shows the lines of a file that holds secrets', async () => {
    const { effects } = await read(
      '--- /dev/null\n+++ b/.env.prod\n@@ -0,0 +1 @@\n+GREETING=hello\n',
    );
    expect(effects[0]).toMatchObject({ environment: 'production', environmentName: 'prod' });
    expect(JSON.stringify(effects)).not.toContain('hello');
  });
});

describe('a patch that is not whole', () => {
  const two = `${SIMPLE}${SIMPLE.replaceAll('a.ts', 'c.ts')}`;

  it.each([
    ['in a hunk', SIMPLE.slice(0, -3)],
    ['before the hunks', SIMPLE.slice(0, SIMPLE.indexOf('@@'))],
    ['before the second name', SIMPLE.slice(0, SIMPLE.indexOf('+++'))],
    ['after the ids', SIMPLE.slice(0, SIMPLE.indexOf('---'))],
    ['in a rename', 'diff --git a/x b/y\nsimilarity index 90%\nrename from x\n'],
    [
      'in binary data',
      'diff --git a/x b/x\nindex 1..2 100644\nGIT binary patch\nliteral 4\nLc${NkU|;|M00aO5\n',
    ],
    [
      'with a hunk of another length',
      SIMPLE.replace('+1 @@', '+1,2 @@').concat('diff --git a/z b/z\n'),
    ],
    ['with a hunk of no file', '@@ -1 +1 @@\n-a\n+b\n'],
    ['without any file', 'nothing here\n'],
  ])('is refused in one line: cut %s', async (_, text) => {
    const error = await read(text).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toMatch(/^InputError: change\.patch\b.*$/);
  });

  it('never shows fewer files than it began, wherever it is cut', async () => {
    for (let end = 1; end < two.length; end += 1) {
      const text = two.slice(0, end);
      const begun = text.match(/^diff --git .*$/gm)?.length ?? 0;
      const files = await verbs(text).then(
        (effects) => effects.length,
        (error: unknown) => (error instanceof InputError ? Infinity : Number.NaN),
      );
      expect(files, `cut at ${end}`).toBeGreaterThanOrEqual(begun);
    }
  });

  it('is refused where its own summary announces more files', async () => {
    const mail = `From ${'1'.repeat(40)} Mon Sep 17 00:00:00 2001\nFrom: Ada <ada@example.org>\nSubject: [PATCH] x\n\n---\n a.ts | 2 +-\n c.ts | 2 +-\n 2 files changed, 2 insertions(+), 2 deletions(-)\n\n${SIMPLE}`;
    await expect(read(mail)).rejects.toThrow('announces 2 files, but 1 are there');
    expect(await verbs(`${mail}${SIMPLE.replaceAll('a.ts', 'c.ts')}-- \n2.39.5\n\n`)).toHaveLength(
      2,
    );
  });

  it('is held where it shows a merge of several versions', async () => {
    const combined =
      'diff --cc a.ts\nindex 1,2..3\n--- a/a.ts\n+++ b/a.ts\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n';
    const { effects, signals } = await read(combined + SIMPLE.replaceAll('a.ts', 'c.ts'));
    expect(effects.map(({ resource }) => resource.address)).toEqual(['a.ts', 'c.ts']);
    expect(signals).toMatchObject([{ kind: 'incomplete-input', weight: 'hold' }]);
  });

  it('is held where it only mentions a file', async () => {
    const { signals } = await read(`Only in b: new.c\n${SIMPLE}`);
    expect(signals).toMatchObject([{ kind: 'incomplete-input', weight: 'hold' }]);
  });
});

describe('what git writes', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = new TestRepository();
    repository.write('a.ts', 'a\n').commit('first');
    repository.write('a.ts', 'b\n').write('n e w.ts', 'x\n');
    repository.commit(
      'Change it\n\nCo-authored-by: Ben <ben@example.org>',
      'Jörg <jo@example.org>',
    );
    repository
      .write('c.ts', 'c\n')
      .commit('Then\n\nCo-Authored-By: Claude <noreply@anthropic.com>');
  });
  afterEach(() => repository.remove());

  it.each([
    ['mails', ['format-patch', '--stdout', 'HEAD~2']],
    ['a log', ['log', '-p', '--stat', '-2']],
  ])('as %s names the people and the tools', async (_, args) => {
    const { effects, actors, clues } = await read(`${repository.git(...args)}\n`);
    expect(effects.map(({ resource }) => resource.address).toSorted()).toEqual([
      'a.ts',
      'c.ts',
      'n e w.ts',
    ]);
    expect(actors).toEqual([
      { role: 'author', identity: 'ada@example.org' },
      { role: 'author', identity: 'jo@example.org' },
      { role: 'co-author', identity: 'ben@example.org' },
    ]);
    expect(clues).toMatchObject([{ kind: 'trailer', tool: 'Claude Code', strength: 'declared' }]);
  });
});

describe('any bytes', () => {
  const piece = fc.constantFrom(
    'diff --git a/x b/x\n',
    'diff --git "a/\\',
    'index 1..2 100644\n',
    'rename from x\n',
    'rename to ',
    '--- a/x\n',
    '+++ b/x\n',
    '@@ -1 +1 @@\n',
    '@@ -0,0 +1,2 @@\n',
    'GIT binary patch\n',
    'literal 5\n',
    'diff --cc x\n',
    '+a\n',
    '-a\n',
    ' a\n',
    '\n',
    '\r\n',
    '\\ No newline\n',
    'From 1111111111111111111111111111111111111111 x\n',
    'commit 1111111\n',
    'Author: A <a@b>\n',
    '---\n',
    ' 3 files changed\n',
  );
  const pieces = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: piece.map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
    ),
    { maxLength: 40 },
  );

  it('are read or refused, and never crash the reader', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        const bytes = Buffer.concat(parts);
        patchReader.recognises(bytes.toString('utf8'), '-');
        const result = await read(bytes).catch((error: unknown) => {
          if (!(error instanceof InputError)) throw error;
          return null;
        });
        for (const effect of result?.effects ?? []) {
          expect(canonicalJson(effect)).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});
