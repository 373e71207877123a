import { describe, expect, it } from 'vitest';
import type { ForgeAnnotation, ForgeReport } from '../../../../../engine/forge/types.ts';
import { placeAnnotations } from './annotations.ts';
import { CONCLUSIONS } from './conclusions.ts';
import { outputOf } from './output.ts';

const note: ForgeAnnotation = {
  path: 'a.ts',
  line: 3,
  weight: 'warning',
  title: 'Retries without end',
  message: 'Nothing ends this loop.',
};
const report: ForgeReport = {
  case: 'case-1',
  commit: 'a'.repeat(40),
  conclusion: 'held',
  title: 'Held',
  summary: 'Why.',
  annotations: [],
  detailsUrl: 'https://holdpoint.example/c',
};

describe('CONCLUSIONS', () => {
  it('lets a required check pass for a release alone', () => {
    const passing = Object.entries(CONCLUSIONS).filter(([, conclusion]) =>
      ['success', 'neutral', 'skipped'].includes(conclusion),
    );
    expect(passing).toEqual([['released', 'success']]);
  });
});

describe('placeAnnotations', () => {
  const lines = new Map([['a.ts', new Set([1, 2, 3])]]);

  it('puts them on lines of the diff only', () => {
    const given = [note, { ...note, line: 9 }, { ...note, path: 'b.ts' }];
    const { annotations, unplaced } = placeAnnotations(given, lines);
    expect(annotations).toMatchObject([
      { path: 'a.ts', start_line: 3, annotation_level: 'warning' },
    ]);
    expect(unplaced).toEqual(given.slice(1));
  });

  it('sends no more than 500', () => {
    const { annotations, unplaced } = placeAnnotations(
      Array.from({ length: 600 }, () => note),
      lines,
    );
    expect([annotations.length, unplaced.length]).toEqual([500, 100]);
  });
});

describe('outputOf', () => {
  it('says what could not be put on a line', () => {
    expect(outputOf(report, [note]).text).toContain('`a.ts:3` Retries without end: Nothing ends');
    expect(outputOf(report, [])).toEqual({ title: 'Held', summary: 'Why.' });
  });

  it('stays within what GitHub takes', () => {
    const long = { ...report, title: 'é'.repeat(300), summary: 'word é\n'.repeat(20_000) };
    const many = Array.from({ length: 1000 }, () => ({ ...note, message: 'x'.repeat(2000) }));
    const { title, summary, text = '' } = outputOf(long, many);
    expect(Buffer.byteLength(title)).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_535);
  });

  it('is never empty, as GitHub refuses that', () => {
    expect(outputOf({ ...report, title: '', summary: '' }, [])).toEqual({
      title: 'Holdpoint',
      summary: 'Holdpoint',
    });
  });
});
