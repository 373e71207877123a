import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAuthorshipLog } from './authorship-log.ts';
import { sharesOf } from './clues-of-notes.ts';
import { countOf, merged, shared } from './ranges.ts';
import type { Range } from './ranges.ts';

const LOG = `src/main.rs
  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20
  h_31dce776f88375 42-50
"src/my file.rs"
  abcd1234abcd1234 1-3
---
{
  "schema_version": "authorship/3.0.0",
  "prompts": { "abcd1234abcd1234": { "agent_id": { "tool": "claude" } } },
  "humans": { "h_31dce776f88375": { "author": "Ada" } },
  "sessions": { "s_c9883b05a2487d": { "agent_id": { "tool": "cursor" } } }
}`;

function shown(text: string) {
  return parseAuthorshipLog(text)?.map(({ says, tool, lines }) => [says, tool, [...lines]]);
}

describe('an authorship log', () => {
  it('tells sessions, earlier prompts and people apart', () => {
    expect(shown(LOG)).toEqual([
      ['ai', 'Claude Code', [['src/my file.rs', [[1, 3]]]]],
      [
        'ai',
        'Cursor',
        [
          [
            'src/main.rs',
            [
              [1, 10],
              [15, 20],
            ],
          ],
        ],
      ],
      ['human', null, [['src/main.rs', [[42, 50]]]]],
    ]);
  });

  it.each([
    ['without a divider', 'a.rs\n  abcd1234abcd1234 1-3\n', undefined],
    ['without lines', '---\n{}', []],
    [
      'with JSON that is broken',
      'a.rs\n  abcd1234abcd1234 1-3\n---\n{',
      [['ai', null, [['a.rs', [[1, 3]]]]]],
    ],
    [
      'with a tool that is no name',
      'a.rs\n  abcd1234abcd1234 1\n---\n{"prompts":{"abcd1234abcd1234":{"agent_id":{"tool":"\\u001b[2J"}}}}',
      [['ai', null, [['a.rs', [[1, 1]]]]]],
    ],
    ['with lines without a file', '  abcd1234abcd1234 1-3\n---\n{}', []],
    [
      'with ranges that are none',
      'a.rs\n  abcd1234abcd1234 5-2,0,99999999999,1-999999999,7\n---\n{}',
      [['ai', null, [['a.rs', [[7, 7]]]]]],
    ],
    [
      'with the keys of every object',
      'a.rs\n  abcd1234abcd1234 1\n---\n{"prompts":{"__proto__":{"agent_id":{"tool":"x"}}}}',
      [['ai', null, [['a.rs', [[1, 1]]]]]],
    ],
    [
      'of Windows lines',
      'a.rs\r\n  abcd1234abcd1234 1-3\r\n---\r\n{}',
      [['ai', null, [['a.rs', [[1, 3]]]]]],
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (head, tail) => {
        expect(parseAuthorshipLog(`${head}\n---\n${tail}`)).toBeInstanceOf(Array);
      }),
      { seed: 18 },
    );
  });
});

describe('shares of the lines that a commit adds', () => {
  const authors = parseAuthorshipLog(LOG) ?? [];
  const added = (ranges: readonly Range[]) => new Map([['src/main.rs', ranges]]);

  it('count nothing that the commit does not add', () => {
    expect(
      sharesOf(
        authors,
        added([
          [1, 10],
          [41, 50],
        ]),
      ),
    ).toEqual([
      { says: 'ai', tool: 'Claude Code', lines: 0 },
      { says: 'ai', tool: 'Cursor', lines: 0.5 },
      { says: 'human', tool: null, lines: 0.45 },
    ]);
  });

  it('give a line that both are said to have written to the agent', () => {
    const log =
      parseAuthorshipLog('a\n  h_31dce776f88375 1-10\n  abcd1234abcd1234 1-9\n---\n{}') ?? [];
    expect(sharesOf(log, null).map(({ lines }) => lines)).toEqual([0.9, 0.1]);
  });

  it('never round a line away', () => {
    const log =
      parseAuthorshipLog('a\n  h_31dce776f88375 2-100000\n  abcd1234abcd1234 1\n---\n{}') ?? [];
    expect(sharesOf(log, null).map(({ lines }) => lines)).toEqual([0.01, 0.99]);
  });
});

describe('ranges of lines', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
  const ranges = fc.array(range, { maxLength: 8 });
  const linesOf = (some: readonly Range[]) =>
    new Set(
      some.flatMap(([from, to]) =>
        Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at),
      ),
    );

  it('are counted as if line by line', () => {
    fc.assert(
      fc.property(ranges, ranges, (left, right) => {
        const [a, b] = [linesOf(left), linesOf(right)];
        expect(countOf(merged(left))).toBe(a.size);
        expect(shared(merged(left), merged(right))).toBe(
          [...a].filter((line) => b.has(line)).length,
        );
      }),
      { seed: 18 },
    );
  });
});
