import { describe, expect, it } from 'vitest';
import { cutNames, shortNames } from './sentence-parts.ts';

const A = 'module.data.aws_db_snapshot.weekly["2026-11-01"]';
const B = 'module.data.aws_db_snapshot.weekly';

describe('what is said for an address', () => {
  it.each([
    ['the modules go', [A], [[A, 'aws_db_snapshot.weekly["2026-11-01"]']]],
    [
      'also nested and counted ones',
      ['module.a["x.y"].module.b.aws_db_instance.orders'],
      [['module.a["x.y"].module.b.aws_db_instance.orders', 'aws_db_instance.orders']],
    ],
    [
      'not where two would be called the same',
      ['module.a.aws_db_instance.orders', 'module.b.aws_db_instance.orders'],
      [
        ['module.a.aws_db_instance.orders', 'module.a.aws_db_instance.orders'],
        ['module.b.aws_db_instance.orders', 'module.b.aws_db_instance.orders'],
      ],
    ],
    [
      'nor where one in no module is called so',
      ['module.a.aws_db_instance.orders', 'aws_db_instance.orders'],
      [
        ['module.a.aws_db_instance.orders', 'module.a.aws_db_instance.orders'],
        ['aws_db_instance.orders', 'aws_db_instance.orders'],
      ],
    ],
    ['a word stays a word', ['orders-prod'], []],
  ])('%s', (_, addresses, said) => {
    expect([...shortNames(addresses)]).toEqual(said);
  });
});

describe('a sentence cut at its names', () => {
  it.each([
    ['none', 'Nothing is lost.', [A], ['Nothing is lost.']],
    ['one in the middle', `It takes ${A} along.`, [A], ['It takes ', `<${A}>`, ' along.']],
    ['two with a comma', `${B}, ${A}.`, [A, B], [`<${B}>`, ', ', `<${A}>`, '.']],
    ['the longer one', `It takes ${A}`, [B, A], ['It takes ', `<${A}>`]],
    ['not the beginning of another', `It takes ${A}`, [B], [`It takes ${A}`]],
    ['not the end of another', `It takes x${B}`, [B], [`It takes x${B}`]],
  ])('%s', (_, text, names, parts) => {
    const said = cutNames(text, names).map((part) => (part.isName ? `<${part.text}>` : part.text));
    expect(said).toEqual(parts);
  });
});
