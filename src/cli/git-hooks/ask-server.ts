import { readFile } from 'node:fs/promises';
import { sealChange } from '../../core/change/seal.ts';
import { sha256 } from '../../engine/sha256.ts';
import { Confirmed, SubmissionReceipt } from '../../server/contract/outcome.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import { ask, Refused } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import type { Connection } from '../server/connection.ts';
import type { HookSettings } from './hook-settings.ts';
import type { Standing } from './judge-here.ts';
import type { UpdateRead } from './read-update.ts';

/** An update that the server has a case for. */
export interface AskedUpdate {
  readonly standing: Standing;
  readonly case: string;
  readonly changeDigest: string;
}

/** Which server to ask; null where neither settings nor environment name one. Throws `UsageError` on half a connection. */
export async function serverFor(
  settings: HookSettings,
  context: CliContext,
): Promise<Connection | null> {
  const { env } = context;
  const server = settings.server ?? '';
  const token =
    settings.tokenFile === null
      ? (env['HOLDPOINT_TOKEN']?.trim() ?? '')
      : await tokenIn(settings.tokenFile);
  if (server === '' && token === '') return null;
  return connectionOf(
    { ...(server === '' ? {} : { server }), ...(token === '' ? {} : { token }) },
    { ...context, env: {} },
  );
}

async function tokenIn(file: string): Promise<string> {
  try {
    const token = (await readFile(file, 'utf8')).trim();
    if (token !== '') return token;
  } catch (cause) {
    throw new UsageError(
      `the token's file (holdpoint.tokenFile or HOLDPOINT_TOKEN_FILE): ${file} cannot be read. Check that it is there and that whoever git runs as may read it`,
      { cause },
    );
  }
  throw new UsageError(
    `the token's file (holdpoint.tokenFile or HOLDPOINT_TOKEN_FILE): ${file} is empty. Put a token into it`,
  );
}

/** Brings one update to the server, which finds or makes its case. */
export async function askServer(connection: Connection, read: UpdateRead): Promise<AskedUpdate> {
  const receipt = await ask(connection, {
    method: 'POST',
    path: 'api/cases',
    body: {
      title: read.title,
      change: sealChange(read.draft, sha256),
      actors: read.actors,
      clues: read.clues,
      validations: [],
      slot: read.slot,
      link: read.link,
    },
    answer: SubmissionReceipt,
    patience: 120_000,
  }).catch((error: unknown) => {
    throw error instanceof Refused ? new UsageError(error.message, { cause: error }) : error;
  });
  const { verdict, state, page, id, changeDigest } = receipt;
  const asked = verdict.outcome === 'allow' ? 'hold' : verdict.outcome;
  return {
    case: id,
    changeDigest,
    standing: {
      ref: read.update.ref,
      outcome: state === 'released' ? 'allow' : asked,
      summary: verdict.summary,
      why: [],
      open: verdict.open,
      page,
    },
  };
}

/** Uses the release, once. The same push asked again after a lost answer is the same use. */
export async function useRelease(
  connection: Connection,
  { standing, case: id, changeDigest }: AskedUpdate,
): Promise<Standing> {
  const attempt = `push ${sha256(`${id} ${changeDigest}`).slice(0, 40)}`;
  try {
    await ask(connection, {
      method: 'POST',
      path: `api/cases/${encodeURIComponent(id)}/confirm`,
      body: { changeDigest, attempt },
      answer: Confirmed,
      patience: 30_000,
    });
    return standing;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...standing, outcome: 'hold', summary: error.message };
  }
}
