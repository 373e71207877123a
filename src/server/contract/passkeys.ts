/** The API's shapes for passkeys: one's own, those that wait for a voucher, and what people are told. */
import { z } from 'zod';
import { Instant } from '../../config/schema/change.ts';
import { PersonCard } from './cases.ts';
import { GivenPresence, RegistrationOptions, RegistrationResponse } from './presence.ts';

const Voucher = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('identity-provider') }),
  z.object({ kind: z.literal('operator') }),
  z.object({ kind: z.literal('own-passkey') }),
  z.object({ kind: z.literal('second-person'), person: z.string(), name: z.string() }),
]);

export const PasskeyCard = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['pending', 'enrolled', 'revoked', 'run-out']),
  /** What owner and voucher compare before somebody vouches. */
  code: z.string(),
  requestedAt: Instant,
  enrolledAt: Instant.nullable(),
  vouchedBy: Voucher.nullable(),
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type PasskeyCard = z.infer<typeof PasskeyCard>;

/** Somebody's passkey that waits, and that the signed-in person could vouch for. */
export const WaitingPasskey = z.object({ passkey: PasskeyCard, owner: PersonCard });
export type WaitingPasskey = z.infer<typeof WaitingPasskey>;

/** `GET /api/passkeys`. */
export const PasskeyPage = z.object({
  own: z.array(PasskeyCard),
  waiting: z.array(WaitingPasskey),
  /** Signing in anew at the identity provider, for that alone, enrols one that waits: its name. */
  provider: z.string().nullable(),
  /** The only address whose pages can use passkeys: browsers refuse them elsewhere. */
  origin: z.string(),
});
export type PasskeyPage = z.infer<typeof PasskeyPage>;

/** `POST /api/passkeys/{id}/prove`: where the browser goes on to. */
export const ProofBegun = z.object({ address: z.string() });
export type ProofBegun = z.infer<typeof ProofBegun>;

/** What its owner calls it. */
const Name = z.string().trim().min(1).max(60);

export const NewPasskey = z.object({ name: Name });
export type NewPasskey = z.infer<typeof NewPasskey>;

/** For `navigator.credentials.create`. `nonce` comes back with what that made. */
export const EnrolmentAsked = z.object({ nonce: z.string(), options: RegistrationOptions });
export type EnrolmentAsked = z.infer<typeof EnrolmentAsked>;

export const GivenPasskey = z.object({
  nonce: z.string().min(1).max(100),
  response: RegistrationResponse,
});
export type GivenPasskey = z.infer<typeof GivenPasskey>;

export const Vouching = GivenPresence;

const Secret = z.string().min(20).max(100);

/** `POST /api/passkeys/link/options`, by the secret in an operator's link. */
export const NewPasskeyByLink = z.object({ secret: Secret, name: Name });
export type NewPasskeyByLink = z.infer<typeof NewPasskeyByLink>;
export const EnrolmentAskedByLink = EnrolmentAsked.extend({ person: PersonCard });
export type EnrolmentAskedByLink = z.infer<typeof EnrolmentAskedByLink>;
export const GivenPasskeyByLink = GivenPasskey.extend({ secret: Secret });
export type GivenPasskeyByLink = z.infer<typeof GivenPasskeyByLink>;
export const EnrolledByLink = z.object({ passkey: PasskeyCard, person: PersonCard });
export type EnrolledByLink = z.infer<typeof EnrolledByLink>;

/** `GET /api/notices`: what the signed-in person has not acknowledged yet. */
export const NoticeList = z.object({
  notices: z.array(z.object({ id: z.string(), kind: z.string(), at: Instant, text: z.string() })),
});
export type NoticeList = z.infer<typeof NoticeList>;
