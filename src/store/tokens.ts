import type { TokenReads, TokenWrites } from '../engine/tokens/ports.ts';
import type { Queryable } from './connection/pool.ts';
import * as tokens from './queries/tokens.ts';

/** The engine's reads of tokens over the pool. */
export function tokenReadsOver(db: Queryable): TokenReads {
  return {
    listTokens: () => tokens.listTokens(db),
    entriesOf: (fingerprint) => tokens.entriesOfToken(db, fingerprint),
    noteUse: (name, at) => tokens.noteUse(db, name, at),
  };
}

/** The engine's writes of tokens over one transaction's connection. */
export function tokenWritesOver(db: Queryable): TokenWrites {
  return {
    listTokens: () => tokens.listTokens(db),
    entriesOf: (fingerprint) => tokens.entriesOfToken(db, fingerprint),
    findByName: (name) => tokens.findTokenByName(db, name),
    lockToken: (name) => tokens.lockToken(db, name),
    insert: (token) => tokens.insertToken(db, token),
    revoke: (name, revocation) => tokens.revokeToken(db, name, revocation),
    noteReplaced: (name, by) => tokens.noteReplaced(db, name, by),
    setAside: (name) => tokens.setAside(db, name),
  };
}
