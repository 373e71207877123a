import type { EntryFields } from '../../ledger/entry.ts';
import type { NewToken, Revocation, Token } from './types.ts';

/** Reads of tokens outside a transaction. */
export interface TokenReads {
  /** By name. */
  listTokens(): Promise<readonly Token[]>;
  /** `token.created`, `.kept` and `.revoked` of this fingerprint, oldest first. */
  entriesOf(fingerprint: string): Promise<readonly EntryFields[]>;
  /** Notes that it was used, unless that was noted within the last five minutes. */
  noteUse(name: string, at: string): Promise<void>;
}

export interface TokenWrites {
  /** As `TokenReads` has it. */
  listTokens(): Promise<readonly Token[]>;
  /** As `TokenReads` has it. */
  entriesOf(fingerprint: string): Promise<readonly EntryFields[]>;
  findByName(name: string): Promise<Token | null>;
  /** The same, held until the transaction ends. */
  lockToken(name: string): Promise<Token | null>;
  /** False where there is a token of that name already. */
  insert(token: NewToken): Promise<boolean>;
  revoke(name: string, revocation: Revocation): Promise<void>;
  /** Says which token took its place. */
  noteReplaced(name: string, by: string): Promise<void>;
  /** Makes room for a token of the same name; returns what the old one is called from now on (`ci~1`). */
  setAside(name: string): Promise<string>;
}
