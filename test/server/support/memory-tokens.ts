import type { LedgerEntry, Store, StoreTransaction } from '../../../src/engine/ports.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { NewToken, Token } from '../../../src/engine/tokens/types.ts';

type MemoryTokens = Pick<Store, 'findToken'> & {
  readonly reads: Store['tokens'];
  readonly writes: StoreTransaction['tokens'];
};

/** Tokens by name, each with the hash of its secret; `ledger` is the record as it stands. */
export function memoryTokens(ledger: () => readonly LedgerEntry[]): MemoryTokens {
  const rows = new Map<string, Token & { readonly sha256: string }>();
  const put = (name: string, update: Partial<Token>) => {
    const row = rows.get(name);
    if (row) rows.set(name, { ...row, ...update });
  };
  const findByName = async (name: string) => rows.get(name) ?? null;
  const insert = async (token: NewToken) => {
    if (rows.has(token.name)) return false;
    const fingerprint = sha256(token.sha256);
    const fresh = { lastUsedAt: null, revoked: null, replacedBy: null };
    rows.set(token.name, { ...token, fingerprint, ...fresh });
    return true;
  };
  const entriesOf = async (fingerprint: string) =>
    ledger().filter(
      ({ kind, body }) => kind.startsWith('token.') && body['fingerprint'] === fingerprint,
    );
  const listTokens = async () => [...rows.values()];
  return {
    findToken: async (hash) => [...rows.values()].find((row) => row.sha256 === hash) ?? null,
    reads: {
      entriesOf,
      listTokens,
      noteUse: async (name, lastUsedAt) => put(name, { lastUsedAt }),
    },
    writes: {
      listTokens,
      entriesOf,
      findByName,
      lockToken: findByName,
      insert,
      revoke: async (name, revoked) => put(name, { revoked }),
      noteReplaced: async (name, replacedBy) => put(name, { replacedBy }),
      setAside: async (name) => {
        const row = rows.get(name);
        const keptAs = `${name}~1`;
        rows.delete(name);
        if (row) rows.set(keptAs, { ...row, name: keptAs });
        return keptAs;
      },
    },
  };
}
