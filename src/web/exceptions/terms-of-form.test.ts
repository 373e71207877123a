import { describe, expect, it } from 'vitest';
import { EMPTY_EXCEPTION, exceptionOf, missingIn, type ExceptionFields } from './terms-of-form.ts';

const NOW = '2026-03-11T00:00:00.000Z';
const FOR_CASE: ExceptionFields = {
  ...EMPTY_EXCEPTION,
  case: 'c-1',
  rules: ['irreversible'],
  reason: 'The old cluster is on fire.',
};
const FOR_SYSTEMS: ExceptionFields = {
  ...FOR_CASE,
  scope: 'systems',
  systems: 'orders, wiki',
  written: '*',
};

describe('the form of an exception', () => {
  it.each<[string, ExceptionFields, string | null]>([
    ['all for a case', FOR_CASE, null],
    ['all for systems', FOR_SYSTEMS, null],
    ['no case', { ...FOR_CASE, case: '' }, 'case'],
    ['no system', { ...FOR_SYSTEMS, systems: ' , ' }, 'system'],
    ['no rule ticked', { ...FOR_CASE, rules: [], written: '*' }, 'rules'],
    ['no rule written', { ...FOR_SYSTEMS, written: '' }, 'rules'],
    ['a short reason', { ...FOR_CASE, reason: 'please' }, '10 characters'],
  ])('with %s', (_, fields, missing) => {
    const said = missingIn(fields);
    expect(said).toEqual(missing === null ? null : expect.stringContaining(missing));
  });

  it('becomes what is asked for', () => {
    expect(exceptionOf(FOR_CASE, NOW)).toEqual({
      rules: ['irreversible'],
      scope: { kind: 'case', case: 'c-1' },
      reason: 'The old cluster is on fire.',
      ends: '2026-03-12T00:00:00.000Z',
    });
    expect(exceptionOf(FOR_SYSTEMS, NOW)).toMatchObject({
      rules: ['*'],
      scope: { kind: 'systems', systems: ['orders', 'wiki'] },
    });
  });
});
