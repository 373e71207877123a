import { createHash } from 'node:crypto';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { descriptorOf, keepStatement } from '../statements/issue-challenge.ts';
import { activePerson, presenceOf } from '../statements/presence-of.ts';
import { STATEMENT_LIFETIME } from '../statements/statement.ts';
import type { RegistrationOptions } from '../types.ts';

/** ES256, EdDSA and RS256 as COSE numbers them, the best liked first. */
const ALGORITHMS = [-7, -8, -257];
const MOST_PASSKEYS = 20;

export interface EnrolmentAsked {
  readonly nonce: string;
  readonly options: RegistrationOptions;
}

/**
 * What a browser needs to make a passkey for a person. Making one gives it no power yet. Throws
 * `unknown-person`, `too-many-passkeys` or `no-presence`.
 */
export async function askEnrolment(
  engine: Engine,
  asked: { readonly person: string; readonly name: string },
): Promise<EnrolmentAsked> {
  const person = activePerson(engine, asked.person);
  if (person === null) throw unknownPerson(asked.person);
  const site = presenceOf(engine).relyingParty();
  const own = (await engine.store.presence.passkeysOf(person.id)).filter(
    ({ revokedAt }) => revokedAt === null,
  );
  if (own.length >= MOST_PASSKEYS) throw tooMany();
  const subject = { name: asked.name, site: site.id };
  const { statement, challenge } = await keepStatement(engine, {
    person: person.id,
    purpose: 'enrol',
    subject,
  });
  return {
    nonce: statement.nonce,
    options: {
      challenge,
      rp: { id: site.id, name: site.name },
      user: { id: userHandle(person.id), name: person.id, displayName: person.name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: STATEMENT_LIFETIME,
      attestation: 'none',
      excludeCredentials: own.map(descriptorOf),
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
    },
  };
}

/** The same for every passkey of a person, at most 64 bytes, and no name. */
function userHandle(person: string): string {
  return createHash('sha256').update(person, 'utf8').digest('base64url');
}

export function unknownPerson(id: string): EngineFault {
  return new EngineFault(
    'unknown-person',
    `The catalog knows nobody active as ${JSON.stringify(id.slice(0, 100))}.`,
    'Check the spelling against the catalog’s people.',
  );
}

function tooMany(): EngineFault {
  return new EngineFault(
    'too-many-passkeys',
    `There are ${MOST_PASSKEYS} passkeys already.`,
    'Revoke those that are not used any more, then enrol the new one.',
  );
}
