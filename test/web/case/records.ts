/** Requests of every state, told through the API as people would, and as the forge's door does. */
import type { Problem, SafetyCase } from '../../../src/server/contract/cases.ts';
import type { Exception } from '../../../src/server/contract/governance/exceptions.ts';
import { bypassedEvent } from '../../../src/engine/forge/forge-events.ts';
import { signed } from '../../server/support/governed.ts';
import { seenOn } from '../../server/support/visitors.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { EXPLANATION, FINDINGS, request, requestChange } from './request.ts';
import type { Stage } from './stage.ts';

/** Ids of cases by what they show. */
export interface Told {
  readonly unexplained: string;
  readonly explained: string;
  readonly carried: string;
  readonly excepted: string;
  readonly bypassed: string;
}

interface Key {
  readonly person: string;
  readonly authenticator: Authenticator;
}

export async function explain({ server }: Stage, id: string): Promise<void> {
  const { attempts, ...same } = EXPLANATION;
  // The words of another request would say nothing about this one.
  const said = { ...same, does: `${same.does} This is case ${id}.` };
  const effects = [{ effect: 'public.payment_attempts', answer: attempts }];
  const { browser, authenticator } = await withPasskey(server, 'ana');
  const path = `/api/cases/${id}/explanation`;
  const given = { ...said, effects };
  const reply = await signed<SafetyCase>(
    browser,
    authenticator,
    { path: `${path}/challenge`, body: { ...given, seen: seenOn(await browser.read(id)) } },
    { path, body: given },
  );
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

async function keyOf({ server }: Stage, person: string): Promise<Key> {
  return { person, authenticator: (await withPasskey(server, person)).authenticator };
}

async function approve({ server }: Stage, id: string, key: Key, reason: string): Promise<void> {
  const browser = await server.browser(key.person);
  await browser.send('POST', `/api/cases/${id}/seen`);
  server.time.pass(7 * 60_000);
  const given = { answer: 'approve', reason, seen: seenOn(await browser.read(id)) };
  const reply = await signed<SafetyCase>(
    browser,
    key.authenticator,
    { path: `/api/cases/${id}/challenge`, body: given },
    { path: `/api/cases/${id}/answers`, body: given },
  );
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

async function except({ server }: Stage, id: string, key: Key): Promise<void> {
  const asking = await server.browser('sena');
  const ends = new Date(Date.parse(server.time.clock.now()) + 2 * 86_400_000).toISOString();
  const asked = await asking.send<Exception & Problem>('POST', '/api/exceptions', {
    rules: ['tier-1-reset'],
    scope: { kind: 'case', case: id },
    reason: 'The old gateway is switched off tonight, whatever we do.',
    ends,
  });
  if (asked.status !== 201) throw new Error(JSON.stringify(asked.body));
  const body = { reason: 'I have walked through it with payments; the copy is there.' };
  const reply = await signed(
    await server.browser(key.person),
    key.authenticator,
    { path: `/api/exceptions/${asked.body.id}/challenge`, body },
    { path: `/api/exceptions/${asked.body.id}/grant`, body },
  );
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

async function bypass({ server }: Stage, id: string): Promise<void> {
  await server.engine.store.transaction(async (tx) => {
    const row = await tx.lockCase(id);
    if (row === null) throw new Error(`no case ${id}`);
    await tx.updateCase(id, { state: 'bypassed', releaseValidUntil: null });
    const now = server.time.clock.now();
    const how = 'merged-without-release' as const;
    const why = 'an administrator merged it past the check';
    const brought = { from: 'e'.repeat(40), to: 'f'.repeat(40) };
    await tx.appendToLedger(bypassedEvent(row, 'otto', how, why, brought, now));
  });
}

export async function tellOfRequests(stage: Stage): Promise<Told> {
  const submit = (slot: string, head: string, more: Parameters<typeof request>[1] = {}) =>
    stage.submit(request(requestChange(head, `${slot} diff`), { slot, ...more }));
  const [sena, val] = [await keyOf(stage, 'sena'), await keyOf(stage, 'val')];

  const unexplained = await submit('acme/shop#1', 'one', { clues: [] });

  const explained = await submit('acme/shop#2', 'two');
  await explain(stage, explained);
  const statement = {
    says: 'ai',
    tool: 'Some Assistant',
    note: 'It wrote the loop; I wrote the rest.',
  };
  const ana = await stage.server.browser('ana');
  await ana.send('POST', `/api/cases/${explained}/provenance-statement`, statement);
  const reader = await stage.server.browser('sena');
  const finding = encodeURIComponent(FINDINGS[1]?.id ?? '');
  await reader.send('POST', `/api/cases/${explained}/findings/${finding}/accept`, {
    reason: 'The gateway’s own client cuts off after five seconds.',
  });

  const before = await submit('acme/shop#3', 'three');
  await explain(stage, before);
  await approve(stage, before, sena, 'Read with Ana; the copy was restored this morning.');
  const carried = await submit('acme/shop#3', 'three, rebased');

  const excepted = await submit('acme/shop#4', 'four');
  await explain(stage, excepted);
  await except(stage, excepted, val);

  const bypassed = await submit('acme/shop#5', 'five');
  await bypass(stage, bypassed);
  return { unexplained, explained, carried, excepted, bypassed };
}
