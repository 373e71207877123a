import type { Proof } from '../../../engine/presence/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface ProofRow {
  readonly digest: string;
  readonly person: string;
  readonly purpose: Proof['purpose'];
  readonly at: Date;
  readonly passkey: string;
  readonly statement: string;
  readonly public_key: string;
  readonly client_data_json: string;
  readonly authenticator_data: string;
  readonly signature: string;
}

export async function findProof(db: Queryable, digest: string): Promise<Proof | null> {
  return (await findProofs(db, [digest]))[0] ?? null;
}

/** In no order; none for a digest that nothing was signed by. */
export async function findProofs(
  db: Queryable,
  digests: readonly string[],
): Promise<readonly Proof[]> {
  const { rows } = await db.query<ProofRow>(
    `select digest, person, purpose, at, passkey, statement, public_key, client_data_json,
            authenticator_data, signature
       from holdpoint.presence_proofs where digest = any ($1)`,
    [digests],
  );
  return rows.map(proofOf);
}

function proofOf(row: ProofRow): Proof {
  return {
    digest: row.digest,
    person: row.person,
    purpose: row.purpose,
    at: row.at.toISOString(),
    signed: {
      statement: row.statement,
      credential: row.passkey,
      publicKey: row.public_key,
      clientDataJSON: row.client_data_json,
      authenticatorData: row.authenticator_data,
      signature: row.signature,
    },
  };
}

export async function insertProof(db: Queryable, proof: Proof): Promise<void> {
  const { signed } = proof;
  await db.query(
    `insert into holdpoint.presence_proofs
       (digest, person, purpose, at, passkey, statement, public_key, client_data_json,
        authenticator_data, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      proof.digest,
      proof.person,
      proof.purpose,
      proof.at,
      signed.credential,
      signed.statement,
      signed.publicKey,
      signed.clientDataJSON,
      signed.authenticatorData,
      signed.signature,
    ],
  );
}
