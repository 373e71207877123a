import { statSync } from 'node:fs';
import { join } from 'node:path';
import { askServer } from '../../../guard/server/ask.ts';
import { guardConfig } from '../../../guard/server/config.ts';
import type { GuardConfig } from '../../../guard/server/config.ts';
import type { CheckMachine, Machine, Result } from '../types.ts';

const PATIENCE = 5_000;

/** Whether guards can read who their server is, and whether it answers them. */
export const checkServer: CheckMachine = async (machine) => {
  let config: GuardConfig;
  try {
    config = guardConfig(machine.places, machine.env);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Every call is blocked until this can be read: ${why}.`;
    return [{ check: 'guard.json', status: 'fault', message, evidence: '' }];
  }
  return [...rightsOf(machine), await server(config)];
};

/** The administrator’s is for every user to read; a user’s own is for nobody else. */
function rightsOf({ places }: Machine): readonly Result[] {
  const managed = join(places.managed, 'guard.json');
  const given = statSync(managed, { throwIfNoEntry: false });
  if (given !== undefined && (given.mode & 0o004) === 0) {
    const message =
      'Agents’ users cannot read it: while no resident guard runs, each of their calls is blocked.';
    return [{ check: 'guard.json', status: 'fault', message, evidence: managed }];
  }
  const own = join(places.state, 'guard.json');
  const mode = statSync(own, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o077) === 0) return [];
  const message = 'Others than its owner may read the token in it.';
  return [{ check: 'guard.json', status: 'open', message, evidence: own }];
}

async function server({ server: named, machine }: GuardConfig): Promise<Result> {
  const check = 'server';
  if (named === null) {
    const message = 'None is named, so what is held is released on this machine.';
    return { check, status: 'ok', message, evidence: '' };
  }
  const evidence = named.url;
  const started = performance.now();
  const asked = await askServer(named, 'GET', '/api/guard/stops', undefined, PATIENCE);
  const took = Math.round(performance.now() - started);
  if (asked.kind === 'unreachable') {
    const message = `It cannot be asked (${asked.why}). Guards go on by what they have; what needs people waits.`;
    return { check, status: 'fault', message, evidence };
  }
  if (asked.status === 401 || asked.status === 403) {
    return {
      check,
      status: 'fault',
      message: `It does not take our token.${said(asked.body)}`,
      evidence,
    };
  }
  if (asked.status !== 200) {
    return { check, status: 'fault', message: `It answers with status ${asked.status}.`, evidence };
  }
  const message = `Knows this machine as ${machine}, and answers in ${took} ms.`;
  return { check, status: 'ok', message, evidence };
}

/** What the server says is the matter, and what to do. */
function said(body: unknown): string {
  const { message, advice } = (body ?? {}) as {
    readonly message?: unknown;
    readonly advice?: unknown;
  };
  return [message, advice]
    .flatMap((each) => (typeof each === 'string' ? [` ${each}`] : []))
    .join('');
}
