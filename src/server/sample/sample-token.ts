import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { sha256 } from '../../engine/sha256.ts';
import { createToken } from '../../engine/tokens/create-token.ts';
import { MACHINE_SCOPES } from '../../engine/tokens/scopes.ts';
import type { NewSecret } from '../adapters/secrets.ts';

const NAME = 'sample';

/**
 * The sample's token for the command line, in `sample.token` of the data folder (mode 0600), with which all can
 * be tried that machines do. Made at the first start; a database that does not know it yet is told of it. Returns
 * the file's path.
 */
export async function ensureSampleToken(
  engine: Engine,
  dataFolder: string,
  newSecret: NewSecret,
): Promise<string> {
  const file = join(dataFolder, 'sample.token');
  const kept = await readToken(file);
  const token = kept ?? `hp_${newSecret()}`;
  if ((await engine.store.findToken(sha256(token))) === null) {
    const known = await engine.store.tokens.listTokens();
    await createToken(engine, {
      name: NAME,
      sha256: sha256(token),
      scopes: MACHINE_SCOPES,
      owner: null,
      slots: null,
      lifetime: null,
      replaces: known.some(({ name }) => name === NAME) ? NAME : null,
      by: null,
    });
  }
  if (kept === null) await writeFile(file, `${token}\n`, { mode: 0o600 });
  else await chmod(file, 0o600);
  return file;
}

async function readToken(file: string): Promise<string | null> {
  try {
    const token = (await readFile(file, 'utf8')).trim();
    return token === '' ? null : token;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
