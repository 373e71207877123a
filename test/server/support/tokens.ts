import type { Engine } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { createToken, type TokenWanted } from '../../../src/engine/tokens/create-token.ts';

/** Makes a token of this secret, of a machine that nobody owns and with the usual scope, but for what is said. */
export async function makeToken(
  engine: Pick<Engine, 'store' | 'clock'>,
  name: string,
  secret: string,
  wanted: Partial<TokenWanted> = {},
): Promise<void> {
  await createToken(engine, {
    name,
    sha256: sha256(secret),
    scopes: null,
    owner: null,
    slots: null,
    lifetime: null,
    replaces: null,
    by: null,
    ...wanted,
  });
}
