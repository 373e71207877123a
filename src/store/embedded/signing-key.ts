import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Signer } from '../../engine/ports.ts';
import { LedgerFault } from '../../ledger/faults.ts';
import { createSigner } from '../../ledger/signer.ts';
import { StoreFault } from '../faults.ts';
import { createDurably } from './durable-file.ts';

/**
 * The signer with the data folder's own key (`ledger.key`, mode 0600), which is made once, at the first
 * call. Throws `StoreFault` when the file holds no such key.
 */
export async function loadOrCreateSigner(folder: string, origin: string): Promise<Signer> {
  const file = path.join(folder, 'ledger.key');
  const found = await readKey(file);
  if (found === null) await createDurably(file, newKey(), 0o600);
  return signerFrom((found ?? (await readKey(file))) as string, origin, file);
}

/** The signer with a key given as PEM text (`HOLDPOINT_LEDGER_KEY`). Throws `StoreFault`. */
export function signerFromPem(pem: string, origin: string): Signer {
  // Variables of the environment often carry line ends as two characters.
  return signerFrom(pem.replaceAll('\\n', '\n'), origin, 'HOLDPOINT_LEDGER_KEY');
}

function signerFrom(pem: string, origin: string, where: string): Signer {
  try {
    return createSigner(pem, origin);
  } catch (cause) {
    if (!(cause instanceof LedgerFault)) throw cause;
    throw new StoreFault(
      'HOLDPOINT_LEDGER_KEY',
      `${where}: ${cause.message}. Put the ledger's Ed25519 key (PEM, PKCS #8) there`,
      { cause },
    );
  }
}

async function readKey(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new StoreFault(
      'HOLDPOINT_LEDGER_KEY',
      `${file} cannot be read. Check its owner and mode`,
      {
        cause,
      },
    );
  }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
