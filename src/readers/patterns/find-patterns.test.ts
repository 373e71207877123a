import { describe, expect, it } from 'vitest';
import { findPatterns, type PatternOptions } from './find-patterns.ts';
import { PATTERNS } from './registry.ts';
import { pairOf, sightingsOf } from './test-pattern.ts';

const BAD = "import axios from 'axios';\nexport const load = (url) => axios.get(url);\n";

describe('only what a change brings', () => {
  it('says nothing of what was there before', async () => {
    const found = await sightingsOf('timeout-missing', [
      { path: 'a.ts', before: BAD, after: `${BAD}export const b = 1;\n` },
    ]);
    expect(found).toEqual([]);
  });

  it.each([
    ['laid out anew', BAD.replace('axios.get(url)', 'axios.get(\n    url,\n  )')],
    ['in another place', BAD.replace('export const', '\n\n// Loads.\nexport const')],
    ['edited a little', BAD.replace('get(url)', 'get(`${url}/x`)')],
  ])('says nothing of code %s', async (_what, after) => {
    const found = await sightingsOf('timeout-missing', [{ path: 'a.ts', before: BAD, after }]);
    expect(found).toEqual([]);
  });

  it('counts one more of the same', async () => {
    const after = `${BAD}export const again = (url) => axios.get(url);\n`;
    const found = await sightingsOf('timeout-missing', [{ path: 'a.ts', before: BAD, after }]);
    expect(found).toHaveLength(1);
  });

  it('knows what has moved from one file to another', async () => {
    const found = await sightingsOf('timeout-missing', [
      { path: 'a.ts', before: BAD, after: 'export {};\n' },
      { path: 'b.ts', after: BAD },
    ]);
    expect(found).toEqual([]);
  });

  it('says it when a bound is taken off', async () => {
    const before = BAD.replace('axios.get(url)', 'axios.get(url, { timeout: 5 })');
    const found = await sightingsOf('timeout-missing', [{ path: 'a.ts', before, after: BAD }]);
    expect(found).toEqual(['a.ts:2 hold']);
  });
});

describe('a pattern on request', () => {
  const told = [
    pairOf({
      path: 'a.ts',
      after:
        'export async function save(order) {\n  try {\n    await api.post(order);\n  } catch {}\n}\n',
    }),
  ];
  const named = async (options: PatternOptions) =>
    (await findPatterns(told, options)).findings.map(({ pattern }) => pattern);

  it('is looked for only where it is asked for', async () => {
    const pattern = 'error-swallowed';
    expect(await named({})).not.toContain(pattern);
    expect(await named({ also: [pattern] })).toContain(pattern);
    expect(await named({ also: [pattern], off: [pattern] })).not.toContain(pattern);
  });

  it('holds nothing: it is wrong too often for that', () => {
    const onRequest = PATTERNS.filter(({ isOnRequest }) => isOnRequest === true);
    expect(onRequest.length).toBeGreaterThan(0);
    for (const { weight } of onRequest) expect(weight).toBe('note');
  });
});

describe('a finding', () => {
  const told = [pairOf({ path: 'a.ts', after: BAD })];

  it('says what, where and what to do', async () => {
    const { findings } = await findPatterns(told);
    expect(findings[0]).toMatchObject({
      pattern: 'timeout-missing',
      readBy: 'syntax',
      weight: 'hold',
      path: 'a.ts',
      evidence: { source: 'b/a.ts', line: 2, excerpt: [{ number: 2, mark: 'added' }] },
    });
    expect(findings[0]?.id).toMatch(/^timeout-missing:a\.ts:[0-9a-f]{16}$/);
  });

  it('keeps its identifier when other lines come', async () => {
    const more = [pairOf({ path: 'a.ts', after: `// More.\n\n${BAD}` })];
    const [one, other] = [await findPatterns(told), await findPatterns(more)];
    expect(other.findings.map(({ id }) => id)).toEqual(one.findings.map(({ id }) => id));
  });

  it('has an identifier of its own where the same stands twice', async () => {
    const after = "import axios from 'axios';\naxios.get(u);\naxios.get(u);\n";
    const { findings } = await findPatterns([pairOf({ path: 'a.ts', after })]);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });

  it('is the same each time, whatever the order of files', async () => {
    const files = ['a.ts', 'b.ts', 'c.ts'].map((path) => pairOf({ path, after: BAD }));
    const one = await findPatterns(files);
    const other = await findPatterns(files.toReversed());
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(one.findings).toHaveLength(3);
  });

  it('is left out where its pattern is off', async () => {
    const { findings } = await findPatterns(told, { off: ['timeout-missing'] });
    expect(findings).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('is read as text where it does not parse, and says so', async () => {
    const after = 'const a = {;\nconst b = { rejectUnauthorized: false };\n';
    const { findings, notes } = await findPatterns([pairOf({ path: 'a.ts', after })]);
    expect(findings.map(({ pattern, readBy }) => [pattern, readBy])).toEqual([
      ['permission-widened-in-code', 'text'],
    ]);
    expect(notes).toEqual([{ path: 'a.ts', why: 'was read as text: it does not parse' }]);
  });

  it('is read as text where its syntax takes too long', async () => {
    const after = `${BAD}\n`.repeat(500);
    const files = ['a.ts', 'b.ts', 'c.ts'].map((path) => pairOf({ path, after }));
    const notesAt = async (step: number) => {
      let now = 0;
      return (await findPatterns(files, { clock: () => (now += step) })).notes;
    };
    expect(await notesAt(0)).toEqual([]);
    const why = 'was read as text: it takes too long to parse';
    expect(await notesAt(2_000)).toEqual(files.map(({ path }) => ({ path, why })));
  });

  it('is read as text on both sides where one does not parse', async () => {
    const { findings, notes } = await findPatterns([
      pairOf({ path: 'a.ts', before: 'const a = {;\n', after: BAD }),
    ]);
    expect(findings).toEqual([]);
    expect(notes).toHaveLength(1);
  });

  it.each([
    ['minified', 'a.js', `fetch(u);${'a(1);'.repeat(200_000)}`],
    ['generated', 'a.ts', `// Code generated by tool. DO NOT EDIT.\n${BAD}`],
    ['from elsewhere', 'vendor/x/a.go', 'package a\n'.repeat(3)],
    ['large', 'a.ts', `${BAD}\n`.repeat(12_000)],
    ['not text', 'a.ts', `${BAD}\0`],
  ])('is named where it is %s', async (_what, path, after) => {
    const { findings, notes } = await findPatterns([pairOf({ path, after })]);
    expect([findings, notes.length]).toEqual([[], 1]);
  });

  it.each([
    ['brackets', 'a.ts', `const a = ${'['.repeat(100_000)}${']'.repeat(100_000)};\nfetch(u);`],
    ['calls', 'a.js', `${'f('.repeat(100_000)}fetch(u)${')'.repeat(100_000)}`],
    [
      'blocks',
      'a.go',
      `package a\nfunc f() ${'{'.repeat(100_000)}http.Get(u)${'}'.repeat(100_000)}`,
    ],
    ['Python', 'a.py', `x = ${'('.repeat(100_000)}requests.get(u)${')'.repeat(100_000)}\n`],
    ['nothing closed', 'a.ts', `fetch(${'{'.repeat(100_000)}`],
    ['operators', 'a.ts', `const timeout = ${'1+'.repeat(50_000)}1;`],
    ['quotes', 'a.py', `password = '${'"'.repeat(100_000)}`],
    ['blanks', 'a.yaml', `password:${' '.repeat(100_000)}x\n`],
  ])('survives nesting without end: %s', async (_what, path, after) => {
    const { findings } = await findPatterns([pairOf({ path, after })]);
    expect(findings.length).toBeLessThan(3);
  });

  it('survives ten thousand files', async () => {
    const files = Array.from({ length: 10_000 }, (_, index) =>
      pairOf({ path: `src/f${index}.ts`, after: `export const a = ${index};\n` }),
    );
    const { findings } = await findPatterns(files);
    expect(findings).toEqual([]);
  });
});

describe('the list of patterns', () => {
  it('names each once, with all that people need', () => {
    expect(new Set(PATTERNS.map(({ id }) => id)).size).toBe(PATTERNS.length);
    for (const { title, why, fix } of PATTERNS) {
      expect(Math.min(title.length, why.length, fix.length)).toBeGreaterThan(10);
    }
  });
});
