import { compileCatalog } from '../../core/catalog/compile.ts';
import { DEFAULT_LIMITS, type Engine } from '../../engine/engine.ts';
import { EngineFault } from '../../engine/fault.ts';
import { revoke } from '../../engine/presence/passkeys/revoke.ts';
import type { Passkey } from '../../engine/presence/types.ts';
import { systemIds } from '../../server/adapters/ids.ts';
import type { OpenStore } from '../../store/open-store.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { withRecord } from '../server/own-record.ts';
import { plain } from '../terminal/layout.ts';
import { refuseAgents } from './passkey-enrol.ts';

/** `holdpoint passkey list`: a person's passkeys, the oldest first. */
export async function runPasskeyList(person: string, context: CliContext): Promise<ExitCode> {
  await withRecord(context, async ({ store }) => {
    await store.checkSchema();
    const passkeys = await store.presence.passkeysOf(person);
    if (passkeys.length === 0) context.stdout.write(`${plain(person)} has no passkeys.\n`);
    for (const each of passkeys) context.stdout.write(`${plain(sayPasskey(each))}\n`);
  });
  return EXIT.allow;
}

/** `holdpoint passkey revoke`. */
export async function runPasskeyRevoke(id: string, context: CliContext): Promise<ExitCode> {
  refuseAgents(context, 'no agent revokes a passkey');
  await withRecord(context, async ({ store }) => {
    await store.checkSchema();
    await revoke(engineOver(store, context), { passkey: id, by: null }).catch((error: unknown) => {
      throw error instanceof EngineFault
        ? new UsageError(`${error.message} See holdpoint passkey list PERSON`, { cause: error })
        : error;
    });
    context.stdout.write('Revoked. What it signed stays signed.\n');
  });
  return EXIT.allow;
}

function sayPasskey({ id, name, enrolledAt, revokedAt, lastUsedAt }: Passkey): string {
  const state =
    revokedAt === null
      ? enrolledAt === null
        ? 'waits for a voucher'
        : `enrolled ${enrolledAt}`
      : `revoked ${revokedAt}`;
  return `${id}  ${name}  ${state}  ${lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`}`;
}

/** Nothing is judged here, so nobody need be known. */
function engineOver(store: OpenStore, { now }: CliContext): Engine {
  const catalog = compileCatalog({ systems: [], people: [], teams: [], environments: [] });
  const severities = {} as Engine['world']['policy']['severities'];
  const policy = { hash: '', rules: [], directives: [], severities };
  return {
    store,
    clock: { now },
    ids: systemIds,
    limits: DEFAULT_LIMITS,
    world: { catalog, policy, incidents: [] },
  };
}
