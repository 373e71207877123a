/** Forty days of the organisation, told through the API as people and pipelines would. */
import type { Problem } from '../../../src/server/contract/cases.ts';
import type {
  Directive,
  NewDirectiveInput,
} from '../../../src/server/contract/governance/directives.ts';
import type { Exception } from '../../../src/server/contract/governance/exceptions.ts';
import type { NoticeList } from '../../../src/server/contract/passkeys.ts';
import { createAccount } from '../../../src/engine/people/scim-accounts.ts';
import { submissionOf } from '../../server/support/changes.ts';
import { signed } from '../../server/support/governed.ts';
import type { TestServer } from '../../server/support/server.ts';
import type { Browser } from '../../server/support/visitors.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { DAY, type Stage } from './stage.ts';
import { changeTo } from './world.ts';

interface Key {
  readonly person: string;
  readonly authenticator: Authenticator;
}

export async function keyOf(server: TestServer, person: string): Promise<Key> {
  return { person, authenticator: (await withPasskey(server, person)).authenticator };
}

export async function propose(
  server: TestServer,
  given: Partial<NewDirectiveInput> & Pick<NewDirectiveInput, 'name'>,
): Promise<Directive> {
  const { status, body } = await server.machine().send<Directive>('POST', '/api/directives', {
    reason: 'Six hours without orders on 5 March.',
    requires: ['two-reviewers', 'director-audit'],
    scope: { tiers: [1], environments: ['production'] },
    until: { for: '90d' },
    ...given,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

export async function signDirective(server: TestServer, key: Key, directive: Directive) {
  const path = `/api/directives/${directive.name}/acts/${directive.acts.at(-1)?.id}`;
  const browser = await server.browser(key.person);
  const reply = await signed<Directive>(
    browser,
    key.authenticator,
    { path: `${path}/challenge` },
    { path: `${path}/sign` },
  );
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

export async function submit(
  server: TestServer,
  title: string,
  system: string,
  verb: 'delete' | 'update',
  author = 'ana',
): Promise<string> {
  const change = changeTo(system, verb, title);
  const actors = [{ role: 'author' as const, identity: `${author}@acme.example` }];
  const submission = submissionOf(change, { title, slot: title, actors });
  return (await server.machine().submit(submission)).id;
}

export async function ask(
  server: TestServer,
  person: string,
  given: Pick<Exception, 'scope'> & { readonly days?: number; readonly reason?: string },
): Promise<Exception> {
  const {
    days = 2,
    scope,
    reason = 'The old cluster is full, and this is its replacement.',
  } = given;
  const ends = new Date(Date.parse(server.time.clock.now()) + days * DAY).toISOString();
  const browser = await server.browser(person);
  const reply = await browser.send<Exception & Problem>('POST', '/api/exceptions', {
    rules: ['irreversible-production'],
    scope,
    reason,
    ends,
  });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

export async function grant(server: TestServer, key: Key, { id }: Exception) {
  const body = { reason: 'It was walked through with the team, and there is a copy.' };
  const reply = await signed(
    await server.browser(key.person),
    key.authenticator,
    { path: `/api/exceptions/${id}/challenge`, body },
    { path: `/api/exceptions/${id}/grant`, body },
  );
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

async function answers(
  server: TestServer,
  id: string,
  people: readonly string[],
  answer: 'approve' | 'refuse' = 'approve',
) {
  for (const person of people) {
    const browser: Browser = await server.browser(person);
    await browser.send('POST', `/api/cases/${id}/seen`);
    server.time.pass(6 * 60_000);
    await browser.answer(id, answer, { reason: 'I have read all of it.' });
  }
}

/** Exceptions and directives of every state; what was released, refused and is waiting. */
export async function tellForty({ server, fresh, people }: Stage): Promise<void> {
  const systems = (id: string): Exception['scope'] => ({ kind: 'systems', systems: [id] });
  const [pia, dee, val] = await Promise.all(['pia', 'dee', 'val'].map((id) => keyOf(server, id)));
  if (pia === undefined || dee === undefined || val === undefined) throw new Error('no keys');
  await signDirective(server, pia, await propose(server, { name: 'tier-1-reset' }));
  await signDirective(
    server,
    pia,
    await propose(server, {
      name: 'freeze-search',
      title: 'Nobody touches search alone',
      reason: 'The index was rebuilt, and nobody knows yet how it behaves.',
      requires: ['senior-sign-off', 'vp-audit'],
      scope: { systems: ['search', 'wiki'] },
      until: { for: '60d' },
    }),
  );
  await signDirective(
    server,
    pia,
    await propose(server, { name: 'peak-week', scope: {}, until: { for: '7d' } }),
  );
  await grant(server, val, await ask(server, 'ana', { scope: systems('wiki'), days: 3 }));
  const lost = await submit(server, 'Drop the old search replica', 'search', 'delete');
  await answers(server, lost, ['tomas', 'pia', 'dee']);
  server.time.pass(25 * DAY);
  await grant(server, dee, await ask(server, 'jun', { scope: systems('search'), days: 5 }));
  server.time.pass(8 * DAY);
  const wiki = await submit(server, 'Delete the staging copy of the wiki', 'wiki', 'delete', 'jun');
  await answers(server, wiki, ['tomas', 'sena']);
  const bad = await submit(server, 'Replace the search database', 'search', 'delete');
  await answers(server, bad, ['tomas'], 'refuse');
  // Up to the clock of the browsers.
  server.time.pass(Date.now() - Date.parse(server.time.clock.now()));
  const held = await submit(server, 'Remove the orders database', 'orders', 'delete');
  await submit(server, 'Resize the pricing database', 'pricing', 'update');
  await grant(server, val, await ask(server, 'ana', { scope: systems('pricing'), days: 20 }));
  await ask(server, 'ana', {
    scope: { kind: 'case', case: held },
    reason: 'Customers cannot pay until the old database is out of the way.',
  });
  const extension = { until: { for: '30d' }, reason: 'The standards are not written yet.' };
  await server.machine().send('POST', '/api/directives/freeze-search/extend', extension);
  await propose(server, {
    name: 'owners-on-tier-2',
    scope: { tiers: [2] },
    requires: ['owners', 'automated-checks'],
    reason: 'Two outages in search came from changes that no owner had read.',
  });
  await tellOfForges({ server, fresh });
  await tellOfPeople({ server, people });
  await Promise.all(['pia', 'dee', 'val'].map((id) => acknowledge(server, id)));
}

/** What they were told of their passkeys. */
async function acknowledge(server: TestServer, person: string): Promise<void> {
  const { send } = await server.browser(person);
  const { body } = await send<NoticeList>('GET', '/api/notices');
  for (const { id } of body.notices) await send('POST', `/api/notices/${id}/acknowledge`);
}

async function tellOfForges({ server, fresh }: Pick<Stage, 'server' | 'fresh'>): Promise<void> {
  const now = server.time.clock.now();
  const forge = 'github.com';
  await fresh.store.transaction(async (tx) => {
    const subject = { kind: 'request', repository: 'acme/shop', number: 12 } as const;
    await tx.forge.ask({ forge, key: 'acme/shop#12', subject, wanted: 'look', dueAt: now });
    await tx.forge.noteFault(forge, 'it answered 502 three times in a row', now);
    await tx.forge.sweepDone(forge, now);
    for (const [index, kinds] of [['request'], ['push', 'request'], []].entries()) {
      await tx.forge.insertDelivery({ forge, id: `7d0f${index}e1c-a5`, at: now, kinds });
    }
  });
}

/** Somebody whom the directory and the file both claim under one address. */
async function tellOfPeople({ server, people }: Pick<Stage, 'server' | 'people'>): Promise<void> {
  const draft = { externalId: null, active: true, emails: [] };
  for (const [login, name, emails] of [
    ['mira.vance@acme.example', 'Mira Vance', []],
    ['sena.okafor@acme.example', 'Sena Okafor', ['sena@acme.example', 'tomas@acme.example']],
  ] as const) {
    const resource = { userName: login };
    await createAccount(server.engine, { ...draft, login, name, emails, resource }, 'okta');
  }
  await people.refresh();
}
