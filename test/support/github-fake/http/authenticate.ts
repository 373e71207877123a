/** Who is calling: the app by its JWT, an installation or a person by token. */
import { validToken } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { readAppToken } from './app-token.ts';
import type { Caller } from './call.ts';
import { RefusedCall } from './refusal.ts';

export function authenticate(world: World, header: string | undefined): Caller {
  if (header === undefined) return { kind: 'nobody' };
  const value = secretIn(header);
  if (value.split('.').length === 3) {
    return { kind: 'app', app: readAppToken(value, world.apps, world.clock) };
  }
  const token = validToken(world, value);
  if (token === null) throw new RefusedCall(401, 'Bad credentials');
  if (token.kind === 'user') return { kind: 'user', token };
  if (token.installation.suspended) {
    throw new RefusedCall(403, 'This installation has been suspended');
  }
  return { kind: 'installation', installation: token.installation, token };
}

/** A name for whoever pays for the request, which is no secret. */
export function accountFor(caller: Caller): string {
  switch (caller.kind) {
    case 'nobody':
      return 'nobody';
    case 'app':
      return `app ${caller.app.id}`;
    case 'user':
      return `user ${caller.token.account.login}`;
    case 'installation':
      return `installation ${caller.installation.id}`;
  }
}

/** `Bearer X`, `token X`, or the password of `Basic`. */
function secretIn(header: string): string {
  const [scheme = '', value = ''] = header.split(' ', 2);
  if (scheme.toLowerCase() !== 'basic') return value;
  const pair = Buffer.from(value, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}
