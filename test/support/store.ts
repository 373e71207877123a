/** A migrated store on a database of its own. */
import { openStore } from '../../src/store/open-store.ts';
import type { OpenStore, StoreOptions } from '../../src/store/open-store.ts';
import { migratedDatabase } from './postgres.ts';
import { testSigner } from './signer.ts';

export interface FreshStore {
  readonly store: OpenStore;
  readonly connectionString: string;
  /** Another process's view of the same database. */
  another(options?: Partial<StoreOptions>): Promise<OpenStore>;
  readonly drop: () => Promise<void>;
}

export async function freshStore(options: Partial<StoreOptions> = {}): Promise<FreshStore> {
  const { connectionString, drop } = await migratedDatabase(migrateOnce);
  const opened: OpenStore[] = [];
  const another = async (more: Partial<StoreOptions> = {}) => {
    const store = await openStore({ connectionString, signer: testSigner, ...more });
    opened.push(store);
    return store;
  };
  const store = await another(options);
  await store.checkSchema();
  return {
    store,
    connectionString,
    another,
    async drop() {
      await Promise.all(opened.map((each) => each.close()));
      await drop();
    },
  };
}

async function migrateOnce(connectionString: string): Promise<void> {
  const store = await openStore({ connectionString, signer: testSigner });
  await store.migrate();
  await store.close();
}
