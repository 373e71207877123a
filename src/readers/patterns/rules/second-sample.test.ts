import { describe, expect, it } from 'vitest';
import { sightingsOf } from '../test-pattern.ts';

/** Cut in two, so that no scanner takes this file for a leak. */
const PROVEN = ['ghp', 'q7Lk2Zt9Xw4Bn8Vr1Ms6Hd3Gf5Jc0P3XlewO'].join('_');
const MADE_UP = PROVEN.slice(0, -1).concat('0');

const pay = (body: string) =>
  `def pay(user, key, order):\n${body}    total = sum(order)\n    send(total)\n    return total\n`;

describe('a guard that is asked in another way', () => {
  it.each([
    ['gone', pay('    self.validate_key(key)\n'), pay(''), ['a.py:2 note']],
    [
      'part of another call',
      pay('    self.validate_key(key)\n'),
      pay('    safe = self.make_and_validate_key(key)\n'),
      [],
    ],
    [
      'by a routine of its own',
      pay('    if user.role != "a":\n        raise Forbidden("that is not yours to do")\n'),
      pay('    _check_may_pay(user)\n'),
      [],
    ],
    [
      'with the same refusal',
      pay('    if user.is_guest:\n        raise Forbidden("that is not yours to do")\n'),
      pay('    if delegation.stands(order):\n        raise Forbidden("that is not yours to do")\n'),
      [],
    ],
    [
      'with another refusal',
      pay('    if user.is_guest:\n        raise Forbidden("no")\n'),
      pay('    if user.is_guest:\n        raise Denied("no")\n'),
      [],
    ],
  ])('%s', async (_what, before, after, found) => {
    expect(await sightingsOf('guard-removed', [{ path: 'a.py', before, after }])).toEqual(found);
  });
});

describe('a test that is not weakened', () => {
  const go = (body: string, more = '') =>
    `package a\nfunc TestPay(t *testing.T) {\n${body}\tassert.Equal(t, 1, pay())\n}\n${more}`;
  const code = { path: 'src/pay.go', before: 'package a\n', after: 'package a\nvar A = 1\n' };
  it.each([
    ['skipped', go(''), go('\tt.Skip("later")\n'), ['src/pay_test.go:3 hold']],
    ['skipped sometimes', go(''), go('\tif !isRoot() {\n\t\tt.Skip("root")\n\t}\n'), []],
    [
      'new and skipped',
      go(''),
      go('', 'func TestLater(t *testing.T) {\n\tt.Skip("later")\n}\n'),
      ['src/pay_test.go:6 note'],
    ],
    [
      'handed to a helper',
      go(''),
      'package a\nfunc TestPay(t *testing.T) {\n\tpayAndLook(t)\n}\n',
      [],
    ],
  ])('%s', async (_what, before, after, found) => {
    const told = { path: 'src/pay_test.go', before, after };
    expect(await sightingsOf('test-weakened', [code, told])).toEqual(found);
  });

  it('expects a fault by its annotation', async () => {
    const java = (test: string) => `class PayTest {\n  ${test}\n}\n`;
    const told = {
      path: 'src/PayTest.java',
      before: java('@Test void pays() { assertEquals(1, pay()); }'),
      after: java('@Test(expected = No.class) public void pays() { pay(); }'),
    };
    expect(await sightingsOf('test-weakened', [code, told])).toEqual([]);
  });
});

describe('what tests, examples and other ways of checking bring', () => {
  it.each([
    ['timeout-missing', 'src/a.py', 'import requests\nrequests.get(u)\n', 'hold'],
    ['timeout-missing', 'acceptance/a.py', 'import requests\nrequests.get(u)\n', 'note'],
    ['permission-widened-in-code', 'a.py', 'requests.get(u, verify=False)\n', 'hold'],
    ['permission-widened-in-code', 'a.py', 'self.session.verify = False\n', 'hold'],
    ['permission-widened-in-code', 'a.py', 'verify = False\n', 'note'],
    [
      'permission-widened-in-code',
      'a.py',
      'def ignore_faults(session):\n    session.verify = False\n',
      'note',
    ],
    [
      'permission-widened-in-code',
      'a.py',
      'requests.get(u, verify=False)  # by its own fingerprint\n',
      'note',
    ],
    [
      'permission-widened-in-code',
      'a.go',
      'package a\nvar c = tls.Config{InsecureSkipVerify: true}\n',
      'note',
    ],
    ['secret-in-code', 'src/a.ts', `const key = '${MADE_UP}';\n`, 'hold'],
    ['secret-in-code', 'test/a.test.ts', `const key = '${MADE_UP}';\n`, 'note'],
    ['secret-in-code', 'test/a.test.ts', `const key = '${PROVEN}';\n`, 'hold'],
    ['secret-in-code', 'src/a.ts', `const key = 'AIza${'Sy3kQ'.repeat(7)}';\n`, 'note'],
  ])('%s in %s', async (pattern, path, after, weight) => {
    const found = await sightingsOf(pattern, [{ path, after }]);
    expect(found.map((one) => one.split(' ')[1])).toEqual([weight]);
  });

  it.each([
    [
      'used up',
      'while addresses:\n    try:\n        return api.get(addresses.pop())\n    except OSError:\n        log()\n',
      0,
    ],
    [
      'not used up',
      'while addresses:\n    try:\n        return api.get(addresses[0])\n    except OSError:\n        log()\n',
      1,
    ],
  ])('a list that is %s', async (_what, body, count) => {
    const after = `def f(addresses):\n${body.replaceAll(/^/gm, '    ')}`.trimEnd();
    expect(await sightingsOf('retry-without-limit', [{ path: 'a.py', after }])).toHaveLength(count);
  });

  it('lets a field be set elsewhere', async () => {
    const after =
      'package a\nimport "net/http"\nvar c = Client{\n\tHTTPClient: &http.Client{},\n}\n';
    expect(await sightingsOf('timeout-missing', [{ path: 'a.go', after }])).toEqual([]);
  });
});

describe('what moved between files of which one brings nothing', () => {
  const guard = pay('    if user.is_guest:\n        raise Forbidden("no")\n');
  it.each([
    ['moved', guard, []],
    ['not moved', pay('    log(key)\n'), ['a.py:2 note']],
  ])('%s', async (_what, elsewhere, found) => {
    const files = [
      { path: 'a.py', before: guard, after: pay('') },
      { path: 'b.py', before: 'A = 1\n', after: `A = 1\n${elsewhere}` },
    ];
    expect(await sightingsOf('guard-removed', files)).toEqual(found);
  });
});
