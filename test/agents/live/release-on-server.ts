import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserAt, sender } from '../../server/support/visitors.ts';
import { heldScript } from './held.ts';
import type { LiveCase, LiveServer } from './types.ts';

/** With a server: people release the case over its API, as they do on its page. */
export const releaseOnServer: LiveCase = {
  name: 'release-served',
  needs: 'a server',
  set: async (scene) => {
    const { state, server } = scene;
    if (server === null) throw new Error('there is no server');
    mkdirSync(state, { recursive: true });
    const config = { server: server.url, token: server.token, machine: scene.cli.host };
    writeFileSync(join(state, 'guard.json'), JSON.stringify(config), { mode: 0o600 });
    return heldScript(scene, join(state, 'holds'), async ({ caseId }) => {
      if (caseId === null) throw new Error('the server has no case of it');
      await releaseByPeople(server, caseId);
    });
  },
};

/** Everybody in turn approves, as far as they may, until the case is released. */
async function releaseByPeople({ url, token }: LiveServer, caseId: string): Promise<void> {
  const session = await sender(url, { origin: url })<{
    readonly signIn: { readonly people?: readonly { readonly id: string }[] };
  }>('GET', '/api/session');
  const machine = sender(url, { authorization: `Bearer ${token}` });
  for (const { id } of session.body.signIn.people ?? []) {
    const person = await browserAt(url, id);
    await person.answer(caseId, 'approve');
    const { body } = await machine<{ readonly state: string }>('GET', `/api/guard/holds/${caseId}`);
    if (body.state === 'released') return;
  }
  throw new Error('nobody could release the case');
}
