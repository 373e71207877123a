import { expect, it } from 'vitest';
import { readSort, without, writeSort } from './search.ts';
import { nextSort, sortRows, type Column } from './table.tsx';

const COLUMNS: readonly Column<number>[] = [
  { id: 'n', title: 'N', compare: (a, b) => a - b, cell: String, csv: (n) => n },
];

it('sorts both ways, and leaves the order alone without a sort or a known column', () => {
  const rows = [2, 3, 1];
  expect(sortRows(rows, COLUMNS, { column: 'n', descending: false })).toEqual([1, 2, 3]);
  expect(sortRows(rows, COLUMNS, { column: 'n', descending: true })).toEqual([3, 2, 1]);
  expect(sortRows(rows, COLUMNS, null)).toEqual([2, 3, 1]);
  expect(sortRows(rows, COLUMNS, { column: 'gone', descending: true })).toEqual([2, 3, 1]);
});

it('goes from the useful way to the other and back to none', () => {
  const first = nextSort('n', true, null);
  const second = nextSort('n', true, first);
  expect([first, second, nextSort('n', true, second)]).toEqual([
    { column: 'n', descending: true },
    { column: 'n', descending: false },
    null,
  ]);
});

it.each(['risk', '-risk'])('reads what it wrote: %s', (text) => {
  expect(writeSort(readSort(text))).toBe(text);
});

it('drops what says nothing', () => {
  expect(without({ a: '', b: undefined, c: 0 })).toEqual({ c: 0 });
});
