import type { PresenceReads, PresenceWrites } from '../engine/presence/ports.ts';
import type { Queryable } from './connection/pool.ts';
import * as challenges from './queries/presence/challenges.ts';
import * as entries from './queries/presence/entries.ts';
import * as links from './queries/presence/links.ts';
import * as notices from './queries/presence/notices.ts';
import * as passkeys from './queries/presence/passkeys.ts';
import * as proofs from './queries/presence/proofs.ts';

/** The engine's reads about presence, over the pool or within a transaction. */
export function presenceReadsOver(db: Queryable): PresenceReads {
  return {
    findPasskey: (id) => passkeys.findPasskey(db, id),
    passkeysOf: (person) => passkeys.passkeysOf(db, person),
    keptPasskeysOf: (people) => passkeys.keptPasskeysOf(db, people),
    pendingPasskeys: (since) => passkeys.pendingPasskeys(db, since),
    findProof: (digest) => proofs.findProof(db, digest),
    findLink: (sha256, now) => links.findLink(db, sha256, now),
    openNotices: (person) => notices.openNotices(db, person),
    passkeyEntries: (credentials) => entries.passkeyEntries(db, credentials),
    caseEntries: (caseId, kinds) => entries.caseEntries(db, caseId, kinds),
    leafHashes: (size) => entries.leafHashes(db, size),
  };
}

/** The engine's writes about presence over one transaction's connection. */
export function presenceWritesOver(db: Queryable): PresenceWrites {
  return {
    ...presenceReadsOver(db),
    async insertChallenge(challenge, now) {
      await challenges.forgetChallenges(db, now);
      if (challenge.person === null) await challenges.forgetAnonymous(db, now);
      await challenges.insertChallenge(db, challenge);
    },
    useChallenge: (nonce, now) => challenges.useChallenge(db, nonce, now),
    lockPasskey: (id) => passkeys.lockPasskey(db, id),
    insertPasskey: (passkey) => passkeys.insertPasskey(db, passkey),
    enrolPasskey: (id, at, by) => passkeys.enrolPasskey(db, id, at, by),
    usePasskey: (id, at, counter) => passkeys.usePasskey(db, id, at, counter),
    revokePasskey: (id, at, by) => passkeys.revokePasskey(db, id, at, by),
    insertProof: (proof) => proofs.insertProof(db, proof),
    insertLink: (sha256, person, expiresAt) => links.insertLink(db, sha256, person, expiresAt),
    useLink: (sha256, now) => links.useLink(db, sha256, now),
    insertNotice: (notice) => notices.insertNotice(db, notice),
    acknowledgeNotice: (id, person, at) => notices.acknowledgeNotice(db, id, person, at),
  };
}
