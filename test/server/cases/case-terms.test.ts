import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitCase, type CaseSubmission } from '../../../src/engine/cases/submit-case.ts';
import type { CaseGovernance } from '../../../src/server/contract/governance/governance.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { CLUES, request, requestChange } from '../../web/case/request.ts';
import { forgeWorld } from '../../web/case/world.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  const world = forgeWorld({ tiers: [1, 3], irreversible: true, rules: true });
  server = await startTestServer(fresh.store, { world });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function besides(slot: string, more: Partial<CaseSubmission>): Promise<CaseGovernance> {
  const submission = request(requestChange(slot, slot), { slot, ...more });
  const by = { kind: 'machine', name: 'github.com' } as const;
  const { id } = (await submitCase(server.engine, submission, by)).case;
  const sena = await server.browser('sena');
  return (await sena.send<CaseGovernance>('GET', `/api/cases/${id}/governance`)).body;
}

describe('what the terms of release make of a case', () => {
  it('is said in sentences, each ground on its own', async () => {
    const { terms } = await besides('grounds', { clues: [] });
    expect(terms.presence).toEqual([
      'it hits a Tier-1 system',
      'some of it cannot be undone in production',
    ]);
    expect(terms.treatedAsAi).toContain('It hits Tier 1, where the policy treats');
    expect(terms.explainsEffects).toBe(true);
  });

  it('treats nothing as AI that shows who wrote it, and asks no passkey for what it does not hit', async () => {
    const { terms } = await besides('shows AI', { clues: CLUES });
    expect(terms.treatedAsAi).toBeNull();
    const elsewhere = requestChange('elsewhere', 'elsewhere', { effects: [], findings: [] });
    const other = await besides('elsewhere', { change: elsewhere });
    expect(other.terms.presence).toEqual([]);
  });
});

describe('owners of changed files', () => {
  it('are led to people by team, login and nobody', async () => {
    const { owners } = await besides('owned', {});
    const people = owners.map(({ line, owners: named }) => [
      line,
      ...named.map(({ written, people: who }) => [written, ...who.map(({ id }) => id)]),
    ]);
    expect(people.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [12, ['@acme/payments', 'ana', 'jun', 'sena'], ['@jun', 'jun']],
      [31, ['@otto', 'otto'], ['@left-last-year']],
    ]);
  });

  it('are none where no file names them', async () => {
    const { owners, ...submission } = request(requestChange('x', 'x'));
    expect(owners).toHaveLength(2);
    const by = { kind: 'machine', name: 'github.com' } as const;
    const { id } = (await submitCase(server.engine, { ...submission, slot: 'none' }, by)).case;
    const sena = await server.browser('sena');
    const { body } = await sena.send<CaseGovernance>('GET', `/api/cases/${id}/governance`);
    expect(body.owners).toEqual([]);
  });
});
