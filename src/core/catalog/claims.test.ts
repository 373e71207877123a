import { describe, expect, it } from 'vitest';
import { catalog, system } from '../../../test/support/builders.ts';
import type { Resource } from '../change/types.ts';

const shop = catalog({
  systems: [
    system('people', { resources: ['users'] }),
    system('orders', { paths: ['services/orders/**'] }),
  ],
});

function claimed(given: Partial<Resource>): readonly string[] {
  const resource = { type: 'column', address: 'x', provider: 'postgresql', name: null, ...given };
  return shop.claimsOn(resource).map(({ system: id }) => id);
}

describe('what a system claims', () => {
  it.each<readonly [string, Partial<Resource>, readonly string[]]>([
    ['a thing by its name', { name: 'users' }, ['people']],
    ['a part by what it is part of', { within: 'users' }, ['people']],
    ['a part by the last name of that', { within: 'public.users' }, ['people']],
    ['no part of another', { within: 'public.user_settings' }, []],
    ['what a file of its paths declares', { file: 'services/orders/db/1.sql' }, ['orders']],
    ['a file whose path differs in case', { file: 'Services/ORDERS/db/1.sql' }, ['orders']],
    ['no file of another folder', { file: 'services/orders-old/1.sql' }, []],
    ['nothing by an address that looks like a path', { address: 'services/orders/a' }, []],
  ])('%s', (_, given, systems) => {
    expect(claimed(given)).toEqual(systems);
  });
});
