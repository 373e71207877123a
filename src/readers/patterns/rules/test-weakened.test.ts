import { describe, expect, it } from 'vitest';
import { sightingsOf } from '../test-pattern.ts';

const CODE = {
  path: 'src/pay.ts',
  before: 'export const a = 1;\n',
  after: 'export const a = 2;\n',
};
const find = (path: string, before: string | null, after: string | null) =>
  sightingsOf('test-weakened', [CODE, { path, before, after }]);

const T = (body: string, call = 'it') => `${call}('pays', () => {\n  ${body}\n});\n`;
const FULL = T('expect(pay(1)).toBe(1);\n  expect(pay(2)).toBe(2);');

describe('a test that is weakened', () => {
  it.each([
    [
      'skipped',
      'src/pay.test.ts',
      FULL,
      T('expect(pay(1)).toBe(1);\n  expect(pay(2)).toBe(2);', 'it.skip'),
    ],
    [
      'xit',
      'src/pay.test.ts',
      FULL,
      T('expect(pay(1)).toBe(1);\n  expect(pay(2)).toBe(2);', 'xit'),
    ],
    [
      'alone',
      'src/pay.test.ts',
      FULL,
      T('expect(pay(1)).toBe(1);\n  expect(pay(2)).toBe(2);', 'it.only'),
    ],
    ['emptied', 'src/pay.test.ts', FULL, T('pay(1);')],
    ['deleted', 'src/pay.test.ts', FULL, null],
    [
      'skipped in Python',
      'tests/test_pay.py',
      'def test_pay():\n    assert pay() == 1\n',
      '@pytest.mark.skip\ndef test_pay():\n    assert pay() == 1\n',
    ],
    [
      'emptied in Python',
      'tests/test_pay.py',
      'def test_pay():\n    assert pay() == 1\n',
      'def test_pay():\n    pay()\n',
    ],
    [
      'skipped in Go',
      'src/pay_test.go',
      'package a\nfunc TestPay(t *testing.T) {\n\tassert.Equal(t, 1, pay())\n}\n',
      'package a\nfunc TestPay(t *testing.T) {\n\tt.Skip("later")\n\tassert.Equal(t, 1, pay())\n}\n',
    ],
    [
      'disabled in Java',
      'src/PayTest.java',
      'class PayTest {\n  @Test\n  void pays() {\n    assertEquals(1, pay());\n  }\n}\n',
      'class PayTest {\n  @Disabled\n  @Test\n  void pays() {\n    assertEquals(1, pay());\n  }\n}\n',
    ],
  ])('%s', async (_what, path, before, after) => {
    const found = await find(path, before, after);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/hold$/);
  });

  it('is only shown where the code that it covers does not change', async () => {
    const told = {
      path: 'src/other.test.ts',
      before: FULL,
      after: FULL.replace('it(', 'it.skip('),
    };
    expect(await sightingsOf('test-weakened', [CODE, told])).toEqual(['src/other.test.ts:1 note']);
  });

  it.each([
    ['unchanged but for its words', 'src/pay.test.ts', FULL, FULL.replace('pays', 'pays twice')],
    ['with another expectation', 'src/pay.test.ts', FULL, FULL.replace('toBe(2)', 'toBe(3)')],
    [
      'with more expectations',
      'src/pay.test.ts',
      FULL,
      T('expect(pay(1)).toBe(1);\n  expect(pay(2)).toBe(2);\n  expect(pay(3)).toBe(3);'),
    ],
    [
      'moved in its file',
      'src/pay.test.ts',
      `${FULL}it('x', () => { expect(1).toBe(1); });\n`,
      `it('x', () => { expect(1).toBe(1); });\n${FULL}`,
    ],
    [
      'skipped before too',
      'src/pay.test.ts',
      FULL.replace('it(', 'it.skip('),
      `// More.\n${FULL.replace('it(', 'it.skip(')}`,
    ],
    ['switched on', 'src/pay.test.ts', FULL.replace('it(', 'it.skip('), FULL],
    ['new', 'src/pay.test.ts', null, FULL],
    ['new and skipped', 'src/pay.test.ts', null, FULL.replace('it(', 'it.skip(')],
    ['deleted with other code', 'src/gone.test.ts', FULL, null],
    ['no test', 'src/pay.ts2.ts', 'list.skip(1);\n', 'list.skip(2);\nit.skip("x");\n'],
    ['a word in a name', 'src/pay.test.ts', FULL, FULL.replace('pays', 'does not skip(1)')],
    ['with expectations in a helper', 'src/pay.test.ts', FULL, T('expectPayment(1);')],
    ['reformatted', 'src/pay.test.ts', FULL, FULL.replaceAll('  expect', '      expect')],
  ])('not: %s', async (_what, path, before, after) => {
    expect(await find(path, before, after)).toEqual([]);
  });

  it('says nothing of tests that moved to another file', async () => {
    const found = await sightingsOf('test-weakened', [
      CODE,
      { path: 'src/pay.test.ts', before: FULL, after: null },
      { path: 'src/pay-all.test.ts', before: null, after: FULL },
    ]);
    expect(found).toEqual([]);
  });
});
