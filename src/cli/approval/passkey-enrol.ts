import { packageFile } from '../../config/package-root.ts';
import { DEFAULT_LIMITS, type Engine } from '../../engine/engine.ts';
import { EngineFault } from '../../engine/fault.ts';
import { issueLink } from '../../engine/presence/passkeys/enrolment-link.ts';
import { systemIds } from '../../server/adapters/ids.ts';
import { systemSecret } from '../../server/adapters/secrets.ts';
import { loadWorld } from '../../server/open/load-world.ts';
import { migrateRecord } from '../../server/open/migrate-record.ts';
import { kindOfRecord } from '../../server/sample/begin-sample.ts';
import type { OpenStore } from '../../store/open-store.ts';
import { findFile } from '../assess/find-upwards.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { agentsHere } from '../release/agents-here.ts';
import { withRecord } from '../server/own-record.ts';

export interface EnrolOptions {
  readonly url?: string;
  readonly catalog?: readonly string[];
}

/**
 * `holdpoint passkey enrol`: prints a one-time link by which a person enrols a passkey. It is what all
 * later signatures rest on, so no agent's shell makes one.
 */
export async function runPasskeyEnrol(
  person: string,
  options: EnrolOptions,
  context: CliContext,
): Promise<ExitCode> {
  refuseAgents(context, 'no agent enrols a passkey');
  const address = addressOf(options, context.env);
  await withRecord(context, async ({ store }) => {
    await migrateRecord(store, { now: context.now });
    const secret = systemSecret();
    const engine = await engineOver(store, options, context);
    const until = await issueLink(engine, { person, secret }).catch((error: unknown) => {
      throw error instanceof EngineFault
        ? new UsageError(`${error.message} ${error.advice}`, { cause: error })
        : error;
    });
    // In the part of an address that browsers send to nobody, so that no log has it.
    context.stdout.write(`${new URL(`/enrol#${secret}`, address).href}\n`);
    context.stderr.write(
      `Good for one passkey, until ${until}. Hand it to ${person} in private: whoever opens it enrols in their name.\n`,
    );
  });
  return EXIT.allow;
}

/** Throws `UsageError` where an agent stands above this shell. */
export function refuseAgents({ env }: CliContext, what: string): void {
  const agents = agentsHere(env);
  if (agents.length === 0) return;
  throw new UsageError(
    `this is the shell of ${agents.join(', ')}, and ${what}. Use a terminal of your own`,
  );
}

/** People come from the catalog that the server has; the sample's from its own. */
async function engineOver(
  store: OpenStore,
  { catalog }: EnrolOptions,
  { cwd, now }: CliContext,
): Promise<Engine> {
  const part = { store, clock: { now }, ids: systemIds, limits: DEFAULT_LIMITS };
  const usual = findFile(cwd, USUAL_PLACES.catalog);
  const isSample = (await kindOfRecord({ store })) === 'sample';
  const catalogs = isSample
    ? [`${packageFile('sample')}/catalog.yaml`]
    : (catalog ?? (usual === null ? [] : [usual]));
  if (catalogs.length === 0) {
    throw new UsageError(
      'no catalog with people here: give --catalog FILE, as for "holdpoint serve"',
    );
  }
  return { ...part, world: await loadWorld({ catalogs, policy: null, incidents: null }) };
}

function addressOf({ url }: EnrolOptions, env: CliContext['env']): URL {
  const given = [url, env['HOLDPOINT_PUBLIC_URL'], env['HOLDPOINT_SERVER']];
  const text = given.find((each) => each !== undefined && each.trim() !== '');
  const address = text === undefined || !URL.canParse(text) ? null : new URL(text);
  if (address !== null && /^https?:$/.test(address.protocol)) return address;
  throw new UsageError(
    text === undefined
      ? 'no address for the link: give --url, as in http://localhost:4600'
      : `--url ${text}: not an address. Write it like https://holdpoint.example.com`,
  );
}
