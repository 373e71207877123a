/** A world with people of every level and terms of release, and what tests of governance do in it. */
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person } from '../../../src/core/catalog/types.ts';
import type { Finding } from '../../../src/core/change/finding.ts';
import { sealChange } from '../../../src/core/change/seal.ts';
import type { Change } from '../../../src/core/change/types.ts';
import type { ReleaseTerms } from '../../../src/core/policy/release-terms.ts';
import type { Level } from '../../../src/core/provenance/types.ts';
import type { World } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { Challenge } from '../../../src/server/contract/presence.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { destructive } from './changes.ts';
import type { Browser, Reply } from './visitors.ts';
import { worldOf } from './world.ts';

export const TERMS: ReleaseTerms = {
  presence: null,
  reviews: 'ignore',
  seniority: 'everywhere',
  explain: null,
  exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
  findings: { off: [], acceptedBy: 'senior' },
  unknownAsAi: [],
};

/** Besides those of the test world: Dee is a director, Val a second vice-president, Otto of another team. */
export function governedWorld(terms: Partial<ReleaseTerms> = {}): World {
  const { catalog, policy, incidents } = worldOf();
  const more: readonly Person[] = [
    personOf('dee', 'director', ['operations']),
    personOf('val', 'vp', ['operations']),
    personOf('otto', 'mid', ['operations']),
  ];
  const [orders] = catalog.catalog.systems;
  if (orders === undefined) throw new Error('the test world has no orders');
  return {
    incidents,
    policy: { ...policy, terms: { ...TERMS, ...terms } },
    catalog: compileCatalog({
      ...catalog.catalog,
      people: [...catalog.catalog.people, ...more],
      teams: [...catalog.catalog.teams, { id: 'operations', name: 'Operations' }],
      systems: [
        orders,
        { ...orders, id: 'wiki', name: 'Wiki', tier: 3, resources: ['aws_db_instance.wiki'] },
      ],
    }),
  };
}

function personOf(id: string, level: Level, teams: readonly string[]): Person {
  const name = id[0]?.toUpperCase() + id.slice(1);
  return { id, name, level, teams, identities: [`${id}@example.test`], active: true };
}

/** The same deletion, of the Tier-3 wiki. */
export function wikiChange(input = 'a plan'): Change {
  const { digest: _digest, effects, ...draft } = destructive(input);
  const [effect] = effects;
  if (effect === undefined) throw new Error('the change does nothing');
  const resource = { ...effect.resource, address: 'aws_db_instance.wiki', name: 'wiki' };
  return sealChange({ ...draft, effects: [{ ...effect, resource }] }, sha256);
}

export const FINDING: Finding = {
  id: 'retry-without-limit:src/pay/charge.ts:00112233445566aa',
  pattern: 'retry-without-limit',
  title: 'Retries without a limit',
  why: 'A slow dependency gets more calls the slower it is.',
  fix: 'Stop after some tries.',
  readBy: 'syntax',
  weight: 'hold',
  path: 'src/pay/charge.ts',
  evidence: { source: 'src/pay/charge.ts', pointer: null, line: 7, note: 'a loop', excerpt: [] },
};

/** Changes nothing that a rule holds, but has a finding. */
export function changeWith(finding: Finding, input = 'code'): Change {
  const { digest: _digest, effects, ...draft } = destructive(input);
  const [effect] = effects;
  if (effect === undefined) throw new Error('the change does nothing');
  const harmless = {
    ...effect,
    verb: 'update',
    reversibility: 'reversible',
    data: 'none',
    traits: [],
  } as const;
  return sealChange({ ...draft, effects: [harmless], findings: [finding] }, sha256);
}

/** What a push of a request on a forge is; another `diff` makes another difference. */
export function pushed(change: Change, head: string, diff: string): Change {
  const { digest: _digest, ...draft } = change;
  const origin = {
    forge: 'github.com',
    repository: 'acme/shop',
    request: 7,
    baseBranch: 'main',
    base: 'b'.repeat(40),
    mergeBase: 'b'.repeat(40),
    head: head.repeat(40),
    diff: `sha256:${sha256(diff)}`,
  };
  return sealChange({ ...draft, origin }, sha256);
}

/** Asks what to sign, signs it, and sends it with the rest. */
export async function signed<T>(
  browser: Browser,
  key: Authenticator,
  ask: { readonly path: string; readonly body?: unknown },
  send: { readonly path: string; readonly body?: object },
): Promise<Reply<T & Problem>> {
  const asked = await browser.send<Challenge & Problem>('POST', ask.path, ask.body);
  if (asked.status !== 200) return asked as unknown as Reply<T & Problem>;
  const presence = {
    nonce: asked.body.statement.nonce,
    response: key.assert(asked.body.options),
  };
  return browser.send('POST', send.path, { ...send.body, presence });
}
