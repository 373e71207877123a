import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceDurably } from '../../store/embedded/durable-file.ts';
import type { ConnectSettings } from './settings.ts';

/** In the folder while an App is being made: a code that GitHub sends to a page that is gone finds the next one. */
const FILE = 'github-app.attempt.json';

/** A code of GitHub is good for as long. */
const LIFETIME = 60 * 60 * 1000;

const schema = z.object({
  about: z.string().max(4000),
  port: z.int().min(1).max(65_535),
  key: z.string().regex(/^[\w-]{43}$/),
  state: z.string().regex(/^[\w-]{43}$/),
  until: z.iso.datetime(),
});

/** What a page of an attempt answers to. */
export interface Attempt {
  /** Null for any that is free. */
  readonly port: number | null;
  /** In the page's address, so that only who reads the terminal finds it. */
  readonly key: string;
  /** What GitHub sends back with the code. */
  readonly state: string;
}

/** The attempt that was broken off within the hour, where it was for the same App; else a new one. */
export async function attemptOf(settings: ConnectSettings, now: string): Promise<Attempt> {
  const { port } = settings;
  const kept = await readKept(settings.folder);
  const isSame =
    kept !== null &&
    kept.about === aboutOf(settings) &&
    Date.parse(now) < Date.parse(kept.until) &&
    (port === null || port === 0 || port === kept.port);
  return isSame ? { port: kept.port, key: kept.key, state: kept.state } : newAttempt(port);
}

export async function keepAttempt(
  settings: ConnectSettings,
  { key, state }: Attempt,
  port: number,
  now: string,
): Promise<void> {
  const until = new Date(Date.parse(now) + LIFETIME).toISOString();
  const kept: z.infer<typeof schema> = { about: aboutOf(settings), port, key, state, until };
  await replaceDurably(join(settings.folder, FILE), `${JSON.stringify(kept)}\n`, 0o600);
}

export async function forgetAttempt({ folder }: ConnectSettings): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

export function newAttempt(port: number | null): Attempt {
  return { port, key: secret(), state: secret() };
}

async function readKept(folder: string): Promise<z.infer<typeof schema> | null> {
  try {
    const text = await readFile(join(folder, FILE), 'utf8');
    return schema.parse(JSON.parse(text));
  } catch {
    // An attempt that cannot be read is begun anew.
    return null;
  }
}

function aboutOf({ github, server, organization, name }: ConnectSettings): string {
  return JSON.stringify([github.web, server, organization, name]);
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
