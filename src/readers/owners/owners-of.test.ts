import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGitHubOwners } from './github/parse.ts';
import { parseGitLabOwners } from './gitlab/parse.ts';
import { ownersOf } from './owners-of.ts';
import type { OwnersFile, Ownership } from './types.ts';

/** Few names, so that patterns and paths meet. */
const name = fc.constantFrom('a', 'b', 'ab', 'b.a', '.a', 'ab.ab');
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
const piece = fc.oneof(
  { weight: 3, arbitrary: name },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*',
      '**',
      '*.a',
      'a*',
      '?',
      '*a*',
      '?b*',
      '**a',
      'a?*b',
      '*b.a*',
      '*.a*b',
    ),
  },
);
const pattern = fc
  .tuple(
    fc.constantFrom('', '/'),
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '', '/'),
  )
  .map(([start, pieces, end]) => `${start}${pieces.join('/')}${end}`);
const patterns = fc.array(pattern, { minLength: 1, maxLength: 12 });

function lineOf(file: OwnersFile, candidate: string): number | null {
  return known(ownersOf(file, candidate))[0]?.line ?? null;
}

function known(ownership: Ownership) {
  if (ownership.kind === 'unread') throw new Error(ownership.problem.message);
  return ownership.claims;
}

/** All ways to match a name, letter by letter. */
function nameFits(glob: string, candidate: string): boolean {
  if (glob === '') return candidate === '';
  const rest = glob.slice(1);
  if (glob[0] === '*') {
    return nameFits(rest, candidate) || (candidate !== '' && nameFits(glob, candidate.slice(1)));
  }
  return (
    candidate !== '' &&
    (glob[0] === '?' || glob[0] === candidate[0]) &&
    nameFits(rest, candidate.slice(1))
  );
}

/** All ways to match a path, name by name; `**` is any names where `folders` says so of its place. */
function pathFits(
  globs: readonly string[],
  names: readonly string[],
  folders: (rest: readonly string[]) => boolean,
): boolean {
  const [glob, ...rest] = globs;
  if (glob === undefined) return names.length === 0;
  if (glob === '**' && folders(rest)) {
    return (
      pathFits(rest, names, folders) ||
      (names.length > 0 && pathFits(globs, names.slice(1), folders))
    );
  }
  return (
    names.length > 0 &&
    nameFits(glob, names[0] as string) &&
    pathFits(rest, names.slice(1), folders)
  );
}

/** What gitignore says, and that a lone star at the end is about files alone, tried on every folder above. */
function gitHubFits(text: string, candidate: string): boolean {
  const isFolder = text.endsWith('/');
  const bare = text.replace(/\/$/, '');
  const globs = bare.replace(/^\//, '').split('/');
  if (!bare.includes('/')) globs.unshift('**');
  const names = candidate.split('/');
  const filesOnly = !isFolder && globs.at(-1) === '*';
  const inside = !isFolder && globs.at(-1) === '**';
  for (let end = 1; end <= names.length; end++) {
    const isWhole = end === names.length;
    if (isFolder && isWhole) continue;
    if (filesOnly && !isWhole) continue;
    const wanted = inside ? [...globs, '*'] : globs;
    const last = isFolder && globs.at(-1) === '**' ? [...globs, '*'] : wanted;
    if (pathFits(last, names.slice(0, end), () => true)) return true;
  }
  return false;
}

/** What fnmatch says of a pattern that GitLab has made whole. */
function gitLabFits(text: string, candidate: string): boolean {
  const whole = `${text.startsWith('/') ? text : `/**/${text}`}${text.endsWith('/') ? '**/*' : ''}`;
  const globs = text === '*' ? ['**', '*'] : whole.slice(1).split('/');
  return pathFits(globs, candidate.split('/'), (rest) => rest.length > 0);
}

describe('the last rule that matches counts', () => {
  it('on GitHub, as trying all rules from the end says', () => {
    fc.assert(
      fc.property(patterns, path, (all, candidate) => {
        const file = parseGitHubOwners(all.map((one) => `${one} @ada`).join('\n'), 'CODEOWNERS');
        const index = all.findLastIndex((one) => gitHubFits(one, candidate));
        expect(lineOf(file, candidate)).toBe(index < 0 ? null : index + 1);
      }),
      { numRuns: 5_000, seed: 335 },
    );
  });

  it('on GitLab, as trying all rules from the end says, unless one excludes', () => {
    const rules = fc.array(fc.tuple(pattern, fc.nat(8)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rules, path, (all, candidate) => {
        const text = all.map(([one, dice]) => (dice === 0 ? `!${one}` : `${one} @ada`)).join('\n');
        const fitting = all.map(([one]) => gitLabFits(one, candidate));
        const excluded = all.some(([, dice], at) => dice === 0 && fitting[at] === true);
        const index = fitting.lastIndexOf(true);
        expect(lineOf(parseGitLabOwners(text, 'CODEOWNERS'), candidate)).toBe(
          excluded || index < 0 ? null : index + 1,
        );
      }),
      { numRuns: 5_000, seed: 336 },
    );
  });

  it('in each section of GitLab, as if it stood alone', () => {
    const sections = fc.array(patterns, { minLength: 1, maxLength: 4 });
    const written = (all: readonly string[]): string => all.map((one) => `${one} @a\n`).join('');
    fc.assert(
      fc.property(sections, path, (all, candidate) => {
        const text = all.map((one, at) => `[S${at}]\n${written(one)}`).join('');
        const alone = all.flatMap((one) =>
          known(ownersOf(parseGitLabOwners(written(one), 'x'), candidate)),
        );
        const claims = known(ownersOf(parseGitLabOwners(text, 'x'), candidate));
        expect(claims.map((claim) => claim.pattern)).toEqual(alone.map((claim) => claim.pattern));
      }),
      { numRuns: 500, seed: 337 },
    );
  });
});

const DEEP = Array.from({ length: 2_000 }, () => 'a').join('/');
const LONG = 'a'.repeat(4_000);

describe('what is made to be slow', () => {
  it.each([
    ['stars in a name', `${'a*'.repeat(2_000)}b`, LONG],
    ['letters and stars', `${'?*a'.repeat(1_000)}b`, LONG],
    ['any folders again and again', `${'**/'.repeat(1_000)}b`, DEEP],
    ['any folders between names', `${'**/a/'.repeat(800)}b`, DEEP],
    ['any folders between stars', `${'**/*/'.repeat(800)}b`, DEEP],
    ['both', '**/**/**/a*a*a*a*b', `${'a'.repeat(2_000)}/${DEEP.slice(0, 2_000)}`],
  ])('has its answer, or none: %s', (_what, text, candidate) => {
    for (const parse of [parseGitHubOwners, parseGitLabOwners]) {
      const ownership = ownersOf(parse(`${text} @ada`, 'CODEOWNERS'), candidate);
      expect(ownership.kind === 'unread' || ownership.claims.length === 0).toBe(true);
    }
  });

  it('is unread, not owned by nobody, where there is too much of it', () => {
    const rules = Array.from(
      { length: 20_000 },
      (_, at) => `**/*${Array.from(String(at)).join('*')}*b\n`,
    ).join('');
    const file = parseGitHubOwners(rules, 'CODEOWNERS');
    const slow = Array.from({ length: 200 }, () => '1234567890b').join('/');
    expect(ownersOf(file, slow)).toMatchObject({
      kind: 'unread',
      problem: { source: 'CODEOWNERS', message: expect.stringContaining('too long to match') },
    });
    expect(ownersOf(file, 'aaaa')).toEqual({ kind: 'known', claims: [] });
  });

  it('is unread where the path is too long', () => {
    const file = parseGitHubOwners('* @ada', 'CODEOWNERS');
    expect(ownersOf(file, 'a'.repeat(4_096)).kind).toBe('known');
    expect(ownersOf(file, 'a'.repeat(4_097)).kind).toBe('unread');
  });

  it('tells so many problems, and how many there are', () => {
    const { problems } = parseGitHubOwners('! @ada\n'.repeat(100_000), 'CODEOWNERS');
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)).toMatchObject({
      line: 1_001,
      message: expect.stringMatching(/^99000 /),
    });
  });

  it('keeps hostile texts on one short line of a message', () => {
    const { problems } = parseGitHubOwners(`![\u001B[31m${'x'.repeat(5_000)} @a`, 'CODEOWNERS');
    expect(problems[0]?.message).toMatch(/^[^\p{Cc}]{1,200}$/u);
  });

  it('finds the owners of 3,000 paths among 100,000 rules', () => {
    const rules = Array.from({ length: 100_000 }, (_, at) =>
      at % 10 === 0 ? `**/f${at}*.ts @t${at}` : `/p${at % 500}/d${at % 97}/m${at}/ @t${at}`,
    );
    const text = rules.join('\n');
    expect(text.length).toBeLessThan(3_000_000);
    const file = parseGitHubOwners(text, 'CODEOWNERS');
    const found = Array.from({ length: 3_000 }, (_, count) => {
      const at = count * 31 + 1;
      return known(ownersOf(file, `p${at % 500}/d${at % 97}/m${at}/x/f${count}.go`)).length;
    });
    expect(found.filter((claims) => claims === 1)).toHaveLength(
      found.filter((_, count) => (count * 31 + 1) % 10 !== 0).length,
    );
  });
});
