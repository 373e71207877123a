import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it.each([
  { name: 'plain cells', row: ['a', 3], line: 'a,3' },
  {
    name: 'quotes, commas and line ends',
    row: ['say "a, b"', 'x\ny'],
    line: '"say ""a, b""","x\ny"',
  },
  {
    name: 'what a spreadsheet would run',
    row: ['=1+1', '@x', '-rf', -3],
    line: "'=1+1,'@x,'-rf,-3",
  },
])('$name', ({ row, line }) => {
  expect(toCsv([row])).toBe(`${line}\r\n`);
});
