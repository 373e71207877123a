/** Puts an event into the shape that the app subscribed to, and on its way. */
import { showAccount, showOrganization } from '../present/account.ts';
import { showRepository } from '../present/repository.ts';
import { nodeId, type Json } from '../present/shape.ts';
import { fullName, type Account, type Installation, type Repo } from '../state/types.ts';
import { installationFor, nextId, nowIn, type World } from '../state/world.ts';

export interface Happening {
  readonly event: string;
  /** Null for events that have none, such as a push. */
  readonly action: string | null;
  readonly repo: Repo | null;
  /** Left out, it is found by the repository. */
  readonly installation?: Installation;
  readonly sender: Account;
  readonly payload: Json;
}

/** Sent to every app, whatever it subscribed to. */
const ALWAYS = new Set(['installation', 'installation_repositories']);

export function emit(world: World, happening: Happening): void {
  const { event, action, repo, sender } = happening;
  const app = world.apps[0];
  if (app === undefined || (!ALWAYS.has(event) && !app.events.includes(event))) return;
  const installation =
    happening.installation ?? (repo === null ? null : installationFor(world, app, repo));
  if (installation === null) return;
  if (installation.suspended && event !== 'installation') return;
  const owner = installation.account;
  const payload = {
    ...(action === null ? {} : { action }),
    ...(repo === null ? {} : { repository: showRepository(world, repo) }),
    ...(owner.type === 'Organization' ? { organization: showOrganization(world, owner) } : {}),
    sender: showAccount(world, sender),
    installation: {
      id: installation.id,
      node_id: nodeId('Integration', installation.id),
    },
    ...happening.payload,
  };
  const number = nextId(world);
  world.deliveries.post({
    id: deliveryId(number),
    number,
    at: nowIn(world),
    installation: installation.id,
    event,
    action,
    repository: repo === null ? null : fullName(repo),
    body: JSON.stringify(payload),
    payload,
    answers: [],
  });
}

function deliveryId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
