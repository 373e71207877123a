import { describe, expect, it } from 'vitest';
import { sightingsOf } from '../test-pattern.ts';

const find = (path: string, before: string | null, after: string | null) =>
  sightingsOf('guard-removed', [{ path, before, after }]);

const PAY = (guard: string, rest = '') => `
async function pay(user, order) {
  ${guard}
  const total = sum(order.items);
  const receipt = await charge(user.card, total);
  ${rest}
  return receipt;
}
`;
const CAN = "if (!user.can('pay')) throw new Forbidden();";

describe('a guard that is removed', () => {
  it.each([
    ['a check of rights', 'a.ts', PAY(CAN), PAY(''), 'note'],
    [
      'an answer 403',
      'a.ts',
      PAY('if (!isOwner(user, order)) return res.status(403).end();'),
      PAY(''),
      'note',
    ],
    [
      'a check of the tenant',
      'a.ts',
      PAY('if (order.tenantId !== user.tenantId) { throw new NotFound(); }'),
      PAY(''),
      'note',
    ],
    [
      'a check for nothing',
      'a.ts',
      PAY('if (!order) { throw new Error("no order"); }'),
      PAY(''),
      'note',
    ],
    ['a call that validates', 'a.ts', PAY('validateOrder(order);'), PAY(''), 'note'],
    ['a call that authorizes', 'a.ts', PAY('await authorize(user, order);'), PAY(''), 'note'],
    [
      'a limit',
      'a.ts',
      PAY('if (await rateLimit.isExceeded(user)) throw new TooMany();'),
      PAY(''),
      'note',
    ],
    ['a switch', 'a.ts', PAY("if (!flags.isEnabled('pay')) return null;"), PAY(''), 'note'],
    ['middleware', 'a.ts', "app.get('/x', requireAuth, show);", "app.get('/x', show);", 'note'],
    [
      'a decorator in Python',
      'a.py',
      '@login_required\ndef pay(order):\n    total = sum(order)\n    return total\n',
      'def pay(order):\n    total = sum(order)\n    return total\n',
      'note',
    ],
    [
      'an annotation in Java',
      'A.java',
      'class A {\n  @PreAuthorize("hasRole(1)")\n  void pay() {\n    charge(total());\n  }\n}',
      'class A {\n  void pay() {\n    charge(total());\n  }\n}',
      'note',
    ],
    [
      'in Python',
      'a.py',
      'def pay(user, order):\n    if not user.has_permission("pay"):\n        raise Forbidden()\n    total = sum(order)\n    return total\n',
      'def pay(user, order):\n    total = sum(order)\n    return total\n',
      'note',
    ],
    [
      'in Go',
      'a.go',
      'package a\nfunc Pay(u User) error {\n\tif !u.IsAdmin {\n\t\treturn ErrForbidden\n\t}\n\ttotal := sum(u)\n\treturn charge(total)\n}\n',
      'package a\nfunc Pay(u User) error {\n\ttotal := sum(u)\n\treturn charge(total)\n}\n',
      'note',
    ],
  ])('%s', async (_what, path, before, after, weight) => {
    const found = await find(path, before, after);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`${weight}$`));
  });

  it.each([
    [
      'reformatted',
      PAY(CAN),
      PAY("if (!user.can('pay')) {\n    throw new Forbidden();\n  }")
        .replace('{\n    throw', '\n    throw')
        .replace(';\n  }', ';'),
    ],
    ['moved down', PAY(CAN), PAY('', CAN)],
    [
      'made stricter',
      PAY(CAN),
      PAY("if (!user.active || !user.can('pay')) throw new Forbidden();"),
    ],
    ['put into a routine that refuses', PAY(CAN), PAY("requirePermission(user, 'pay');")],
    ['gone with its routine', PAY(CAN), 'export const a = 1;\n'],
    [
      'in a routine that is written anew',
      PAY(CAN),
      'async function pay(user, order) {\n  return gateway.submit({ user, order });\n}\n',
    ],
    [
      'about what is no longer there',
      PAY('if (!order.coupon) { throw new Error("x"); }').replaceAll('order', 'cart'),
      PAY('').replaceAll('order', 'basket'),
    ],
    ['of a test', PAY(CAN), PAY(CAN)],
    ['an ordinary branch', PAY('if (order.items.length > 3) log("many");'), PAY('')],
    ['an early answer', PAY('if (order.isFree) return null;'), PAY('')],
    ['renamed', PAY('validateOrder(order);'), PAY('checkOrder(order);')],
    ['a comment', PAY('// requires a login'), PAY('')],
    [
      'a call that is still made',
      PAY('validateOrder(order);'),
      PAY('const ok = validateOrder(order);'),
    ],
  ])('not where it is %s', async (_what, before, after) => {
    expect(await find('a.ts', before, after)).toEqual([]);
  });

  it('says nothing of tests, of new and of deleted files', async () => {
    const found = [
      await find('a.test.ts', PAY(CAN), PAY('')),
      await find('a.ts', null, PAY('')),
      await find('a.ts', PAY(CAN), null),
    ];
    expect(found).toEqual([[], [], []]);
  });

  it('says nothing of one that stands in another file now', async () => {
    const found = await sightingsOf('guard-removed', [
      { path: 'a.ts', before: PAY(CAN), after: PAY('') },
      { path: 'b.ts', before: 'export {};\n', after: `function mayPay(user) {\n  ${CAN}\n}\n` },
    ]);
    expect(found).toEqual([]);
  });
});
