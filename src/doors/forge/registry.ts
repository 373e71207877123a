import type { Forge } from '../../engine/forge/ports.ts';
import type { Clock } from '../../engine/ports.ts';
import { webUrlOf } from './forges/github/client/options.ts';
import { githubForge } from './forges/github/github-forge.ts';

/** What it takes to be connected to a forge. Never logged. */
export interface ForgeConnection {
  readonly kind: 'github';
  readonly apiUrl: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

/** The forge behind a connection, under the name of its host: `github.com`. */
export function openForge({ kind, ...options }: ForgeConnection, clock: Clock): Forge {
  switch (kind) {
    case 'github':
      return githubForge({ id: new URL(webUrlOf(options.apiUrl)).host, clock, ...options });
  }
}
