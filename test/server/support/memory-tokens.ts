import type { Store, StoreTransaction } from '../../../src/engine/ports.ts';
import type { NewToken, Token } from '../../../src/engine/tokens/types.ts';

type MemoryTokens = Pick<Store, 'findToken' | 'insertToken'> & {
  readonly reads: Store['tokens'];
  readonly writes: StoreTransaction['tokens'];
};

/** Tokens by name, each with the hash of its secret. */
export function memoryTokens(): MemoryTokens {
  const rows = new Map<string, Token & { readonly sha256: string }>();
  const put = (name: string, update: Partial<Token>) => {
    const row = rows.get(name);
    if (row) rows.set(name, { ...row, ...update });
  };
  const findByName = async (name: string) => rows.get(name) ?? null;
  const insert = async (token: NewToken) => {
    if (rows.has(token.name)) return false;
    rows.set(token.name, { ...token, lastUsedAt: null, revoked: null, replacedBy: null });
    return true;
  };
  return {
    findToken: async (sha256, scope = 'submit') =>
      [...rows.values()].find((row) => row.sha256 === sha256 && row.scope === scope) ?? null,
    insertToken: async (name, sha256, createdAt, scope = 'submit') => {
      const bare = { owner: null, slots: null, createdBy: null, expiresAt: null };
      await insert({ name, sha256, scope, createdAt, ...bare });
    },
    reads: {
      listTokens: async () => [...rows.values()],
      noteUse: async (name, lastUsedAt) => put(name, { lastUsedAt }),
    },
    writes: {
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
