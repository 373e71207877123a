import { dataFolderOf, openDataFolder } from '../../store/embedded/data-folder.ts';
import { pinInFolder } from '../../store/embedded/checkpoint-pin.ts';
import { loadOrCreateSigner, signerFromPem } from '../../store/embedded/signing-key.ts';
import { startEmbedded } from '../../store/embedded/start.ts';
import { openStore, type OpenStore } from '../../store/open-store.ts';
import type { Environment, Settings } from './settings.ts';

export interface Record {
  readonly store: OpenStore;
  /** Where the ledger's key, its pinned checkpoint and, when embedded, the database lie. */
  readonly dataFolder: string;
  /** Closes the store, then the embedded database if this process started it. */
  close(): Promise<void>;
}

export interface RecordOptions {
  readonly env: Environment;
  readonly settings: Settings;
  /** Hears one line about what takes time or is not as it should be. */
  readonly say: (line: string) => void;
}

/**
 * Opens the record: the database (DATABASE_URL, else the embedded one), its schema brought up to date, and
 * the key that signs the ledger. Throws `StoreFault` with one line when that cannot be.
 */
export async function openRecord({ env, settings, say }: RecordOptions): Promise<Record> {
  const dataFolder = await openDataFolder(dataFolderOf(env));
  const signer =
    settings.ledgerKey === null
      ? await loadOrCreateSigner(dataFolder, settings.origin)
      : signerFromPem(settings.ledgerKey, settings.origin);
  const embedded =
    settings.databaseUrl === null ? await startEmbedded({ dataDir: dataFolder, log: say }) : null;
  try {
    const store = await openStore({
      connectionString: settings.databaseUrl ?? embedded?.connectionString ?? '',
      signer,
      pin: pinInFolder(dataFolder, say, settings.databaseUrl),
      onWarning: say,
    });
    return {
      store,
      dataFolder,
      close: async () => {
        await store.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
