import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPgProxy } from '../../../test/support/pg-proxy.ts';
import type { PgProxy } from '../../../test/support/pg-proxy.ts';
import { answerTo, storedCase } from '../../../test/support/rows.ts';
import { freshStore } from '../../../test/support/store.ts';
import type { FreshStore } from '../../../test/support/store.ts';
import type { OpenStore } from '../open-store.ts';

let fresh: FreshStore;
let proxy: PgProxy;
let listening: OpenStore;
beforeAll(async () => {
  fresh = await freshStore();
  proxy = await startPgProxy({ target: fresh.connectionString });
  listening = await fresh.another({ connectionString: proxy.connectionString });
});
afterAll(async () => {
  await fresh.drop();
  await proxy.close();
});

const hear = async () => {
  const heard: string[] = [];
  const stop = await listening.onCaseChanged((event) => void heard.push(event.case));
  const hears = async (id: string) => {
    await expect.poll(() => heard).toContain(id);
  };
  return { heard, stop, hears };
};

describe('changes of cases', () => {
  it('made by another process are heard once they are kept, and not before', async () => {
    const { heard, stop, hears } = await hear();
    const row = storedCase('told');
    await fresh.store.transaction(async (tx) => {
      await tx.insertCase(row);
      await tx.insertAnswer(row.id, answerTo(row, 0));
      await listening.ping();
      expect(heard).toEqual([]);
    });
    await hears('told');
    expect(heard).toEqual(['told']);
    await fresh.store.transaction((tx) => tx.updateCase('told', { state: 'refused' }));
    await expect.poll(() => heard).toEqual(['told', 'told']);
    await stop();
  });

  it('that were given up are never heard, and nothing is after one stopped listening', async () => {
    const [first, second] = [await hear(), await hear()];
    await fresh.store
      .transaction(async (tx) => {
        await tx.insertCase(storedCase('given-up'));
        throw new Error('given up');
      })
      .catch(() => {});
    await first.stop();
    await fresh.store.transaction((tx) => tx.insertCase(storedCase('after')));
    await second.hears('after');
    expect([first.heard, second.heard]).toEqual([[], ['after']]);
    await second.stop();
  });

  it('made while the connection was broken are heard when it is back', async () => {
    const { heard, stop, hears } = await hear();
    let refusing = true;
    proxy.onMessage('every', (message) => {
      if (refusing) message.cut();
    });
    proxy.cutAll();
    await fresh.store.transaction((tx) => tx.insertCase(storedCase('meanwhile')));
    refusing = false;
    await hears('meanwhile');
    await fresh.store.transaction((tx) => tx.insertCase(storedCase('again')));
    await hears('again');
    expect(heard).toContain('meanwhile');
    await stop();
  });
});
