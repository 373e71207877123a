import type { Logger } from 'pino';
import type { Engine } from '../../engine/engine.ts';
import type { NewSecret } from '../adapters/secrets.ts';
import { authenticatorsOf } from './authenticators.ts';
import { createNotifier } from './notifier.ts';
import { relyingPartyOf } from './relying-party.ts';

export interface PresenceOptions {
  readonly engine: Engine;
  readonly publicUrl: URL | null;
  readonly organisation: string;
  readonly newSecret: NewSecret;
  readonly logger: Logger;
  /** Where notices are posted, too. */
  readonly notifyUrl?: URL | null;
  /** Takes no passkeys that may be copied to other devices. */
  readonly deviceBound?: boolean;
}

/** The engine of a server, which takes passkeys. `port` is asked only once the server listens. */
export function withPresence(options: PresenceOptions, port: () => number): Engine {
  const {
    engine,
    publicUrl,
    organisation,
    newSecret,
    logger,
    notifyUrl = null,
    deviceBound = false,
  } = options;
  return {
    ...engine,
    presence: {
      authenticators: authenticatorsOf(deviceBound),
      newSecret,
      relyingParty: () => relyingPartyOf(publicUrl, port(), organisation),
      notifier: createNotifier(notifyUrl, logger),
    },
  };
}
