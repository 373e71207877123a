import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../test/support/builders.ts';
import { lineMarks } from './line-marks.ts';

const marks = (...lines: readonly string[]) => lineMarks(lines, sha256, 100);

describe('marks of lines', () => {
  it('are the same however a line is indented, and others for other lines', () => {
    expect(marks('  return total;')).toEqual(marks('return total;\r'));
    expect(marks('return total;')).not.toEqual(marks('return  total;'));
  });

  it.each([['}'], [''], ['  );'], ['else']])('there are none for %j', (line) => {
    expect(marks(line)).toEqual([]);
  });

  it('are given once each, and no more than asked for', () => {
    expect(marks('const a = 1;', 'const a = 1;')).toHaveLength(1);
    expect(lineMarks(['line one', 'line two', 'line three'], sha256, 2)).toHaveLength(2);
  });
});
