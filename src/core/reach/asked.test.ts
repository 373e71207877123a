import { describe, expect, it } from 'vitest';
import { catalog, system } from '../../../test/support/builders.ts';
import { systemsAsked } from './asked.ts';

const shop = catalog({
  systems: [
    system('orders', {
      aliases: ['order-desk'],
      paths: ['services/orders/**'],
      resources: ['aws_db_instance.orders*', 'kubernetes:shop/*'],
    }),
    system('mail', { name: 'Mail', paths: ['services/**/mail.ts'] }),
    system('cart-eu', { name: 'Cart' }),
    system('cart-us', { name: 'Cart' }),
  ],
});

describe('what a word asks about', () => {
  it.each([
    ['orders', { kind: 'system', ids: ['orders'] }],
    ['Order-Desk', { kind: 'system', ids: ['orders'] }],
    ['aws_db_instance.orders_prod', { kind: 'resource', ids: ['orders'] }],
    ['kubernetes:shop/Deployment/web', { kind: 'resource', ids: ['orders'] }],
    ['services/orders/src/a.ts', { kind: 'path', ids: ['orders'] }],
    ['./services/orders/mail.ts', { kind: 'path', ids: ['mail', 'orders'] }],
    ['cart', { kind: 'ambiguous', candidates: ['cart-eu', 'cart-us'] }],
    ['nothing/like/it', { kind: 'nobody' }],
  ])('%s', (word, asked) => {
    expect(systemsAsked(word, shop)).toMatchObject(asked);
  });

  it('says by which pattern', () => {
    expect(systemsAsked('services/orders/src/a.ts', shop)).toMatchObject({
      patterns: ['services/orders/**'],
    });
  });
});
