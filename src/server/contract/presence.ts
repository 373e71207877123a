/** The API's shapes for what people sign with a passkey. Binary members are base64url. */
import { z } from 'zod';
import { Digest, Instant } from '../../config/schema/change.ts';

const Base64Url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/);

/** Credential ids have at most 1,023 bytes. */
export const CredentialId = Base64Url(1364);

/** What the browser's `navigator.credentials.get` gave, as its `toJSON` has it. */
export const AssertionResponse = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Base64Url(4096),
    authenticatorData: Base64Url(4096),
    signature: Base64Url(2048),
    userHandle: z.string().max(200).nullish(),
  }),
});
export type AssertionResponse = z.infer<typeof AssertionResponse>;

/** What the browser's `navigator.credentials.create` gave. */
export const RegistrationResponse = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Base64Url(4096),
    attestationObject: Base64Url(16_384),
    transports: z.array(z.string().max(30)).max(10).exactOptional(),
  }),
});
export type RegistrationResponse = z.infer<typeof RegistrationResponse>;

/** What a page showed of a case: what is signed on it is worth nothing once it is something else. */
export const SeenCase = z.object({
  changeDigest: Digest,
  assessmentDigest: Digest,
  policyHash: Digest,
});
export type SeenCase = z.infer<typeof SeenCase>;

/** A signature, and the nonce of the challenge that it answers. */
export const GivenPresence = z.object({
  nonce: z.string().min(1).max(100),
  response: AssertionResponse,
});
export type GivenPresence = z.infer<typeof GivenPresence>;

/** What is signed: its canonical JSON is hashed, and the hash is the challenge. */
export const SignedStatement = z.object({
  format: z.literal(1),
  purpose: z.string(),
  person: z.string().nullable(),
  subject: z.record(z.string(), z.unknown()),
  nonce: z.string(),
  issuedAt: Instant,
  expiresAt: Instant,
});
export type SignedStatement = z.infer<typeof SignedStatement>;

const Descriptor = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.string()),
});

/** `PublicKeyCredentialRequestOptionsJSON`. */
export const AssertionOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(Descriptor),
});
export type AssertionOptions = z.infer<typeof AssertionOptions>;

/** `PublicKeyCredentialCreationOptionsJSON`. */
export const RegistrationOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number().int() })),
  timeout: z.number(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(Descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
});
export type RegistrationOptions = z.infer<typeof RegistrationOptions>;

/**
 * `GET /api/cases/:id/approvals`, and what `holdpoint approval verify` reads: nothing in it is without
 * something that proves it, so nothing else may stand in it.
 */
export const ApprovalBundle = z.strictObject({
  holdpoint: z.strictObject({ kind: z.literal('approvals'), format: z.literal(1) }),
  case: z.string(),
  answers: z.array(
    z.strictObject({
      /** Sequence number of its entry. */
      entry: z.number().int().nonnegative(),
      /** Null for an answer that was not signed. */
      proof: z
        .strictObject({
          statement: z.strictObject(SignedStatement.shape),
          credential: z.string(),
          publicKey: z.string(),
          clientDataJSON: z.string(),
          authenticatorData: z.string(),
          signature: z.string(),
        })
        .nullable(),
    }),
  ),
  entries: z.array(
    z.strictObject({
      sequence: z.number().int().nonnegative(),
      /** The text that is hashed. */
      canonical: z.string(),
      /** Base64 of the RFC 6962 audit path under the checkpoint. */
      path: z.array(z.string()).max(64),
    }),
  ),
  checkpoint: z.string(),
  verifierKey: z.string(),
});
export type ApprovalBundle = z.infer<typeof ApprovalBundle>;

/** `POST /api/cases/:id/challenge` and every other place where something is to be signed. */
export const Challenge = z.object({ statement: SignedStatement, options: AssertionOptions });
export type Challenge = z.infer<typeof Challenge>;
