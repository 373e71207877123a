/** The JWT that an app signs for itself: RS256, at most ten minutes long, its times checked as the forge does. */
import { verify } from 'node:crypto';
import type { Clock } from '../../../../src/engine/ports.ts';
import type { FakeApp } from '../state/types.ts';
import { RefusedCall } from './refusal.ts';

const LONGEST_S = 600;
/** Clocks may differ by so much. */
const GRACE_S = 60;

export function readAppToken(token: string, apps: readonly FakeApp[], clock: Clock): FakeApp {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const header = decode(head);
  const payload = decode(claims);
  const { iat, exp, iss } = payload;
  const app = apps.find((one) => String(one.id) === String(iss));
  if (app === undefined) throw new RefusedCall(404, 'Integration not found');
  const signed = Buffer.from(`${head}.${claims}`);
  const good =
    header['alg'] === 'RS256' &&
    verify('RSA-SHA256', signed, app.publicKey, Buffer.from(signature, 'base64url'));
  if (!good) throw undecodable();
  const now = Date.parse(clock.now()) / 1000;
  if (typeof iat !== 'number' || iat > now + GRACE_S) {
    throw new RefusedCall(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof exp !== 'number' || exp <= now) {
    throw new RefusedCall(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + LONGEST_S + GRACE_S) {
    throw new RefusedCall(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  return app;
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw undecodable();
  }
}

function undecodable(): RefusedCall {
  return new RefusedCall(401, 'A JSON web token could not be decoded');
}
