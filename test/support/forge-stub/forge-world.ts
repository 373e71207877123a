/** A store, a forge in memory, and an engine with people who have accounts there. */
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person } from '../../../src/core/catalog/types.ts';
import type { ReleaseTerms } from '../../../src/core/policy/release-terms.ts';
import type { Policy } from '../../../src/core/policy/types.ts';
import type { Engine, World } from '../../../src/engine/engine.ts';
import {
  NO_READERS,
  type ForgeContext,
  type RequestReaders,
} from '../../../src/engine/forge/forge-context.ts';
import { requestSlot } from '../../../src/engine/forge/slot.ts';
import { takeDelivery, type TakenIn } from '../../../src/engine/forge/take-in/take-delivery.ts';
import type { ForgeEvent } from '../../../src/engine/forge/types.ts';
import { DEFAULT_WORK_LIMITS } from '../../../src/engine/forge/work/limits.ts';
import { runNext, type Outcome, type Workplace } from '../../../src/engine/forge/work/run-next.ts';
import type { Store, StoredCase } from '../../../src/engine/ports.ts';
import { engineOver, testTime, type TestTime } from '../../server/support/engine.ts';
import { need, person, policy, rule } from '../builders.ts';
import { freshStore, type FreshStore } from '../store.ts';
import { createForgeStub, FORGE, ref, SECRET, type ForgeStub } from './forge-stub.ts';

const known = (id: string, level: Person['level']): Person =>
  person(id, {
    name: id[0]?.toUpperCase() + id.slice(1),
    level,
    identities: [`${id}@example.org`, `${FORGE}/${id}`],
  });

/** Ana and Jun write; Sena, Pia and Vic are senior enough. */
export const PEOPLE: readonly Person[] = [
  known('ana', 'mid'),
  known('jun', 'junior'),
  known('sena', 'senior'),
  known('pia', 'principal'),
  known('vic', 'vp'),
  known('root', 'vp'),
  { ...known('gone', 'senior'), active: false },
];

export const TERMS: ReleaseTerms = {
  presence: null,
  reviews: 'count',
  seniority: 'everywhere',
  explain: null,
  exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
  findings: { off: [], acceptedBy: 'senior' },
  unknownAsAi: [],
};

/** Whatever touches `pay/` needs somebody senior. */
const PAY = rule({
  id: 'pay',
  when: ({ change }) => ({
    kind: change.effects.some(({ resource }) => resource.address.startsWith('pay/'))
      ? 'matched'
      : 'not-matched',
  }),
  demand: { kind: 'require', approvals: [need(1, { level: 'senior' })], validations: [] },
});

export function forgePolicy(given: Partial<Policy> = {}): Policy {
  return policy([PAY], { terms: TERMS, ...given });
}

export function worldWith(of: Policy): World {
  const catalog = compileCatalog({ systems: [], people: PEOPLE, teams: [], environments: [] });
  return { catalog, policy: of, incidents: [] };
}

export interface ForgeWorld {
  readonly fresh: FreshStore;
  readonly stub: ForgeStub;
  readonly time: TestTime;
  readonly engine: Engine;
  readonly context: ForgeContext;
  readonly place: Workplace;
  readonly outcomes: Outcome[];
  /** Takes in a webhook with these events. */
  deliver(events: readonly ForgeEvent[], id?: string): Promise<TakenIn>;
  /** A webhook about a request. */
  hint(number: number, cause?: string, by?: string): Promise<TakenIn>;
  /** Works until nothing is due. */
  work(): Promise<number>;
  /** The cases of a request, newest first. */
  cases(number: number): Promise<readonly StoredCase[]>;
  kinds(caseId: string): Promise<readonly string[]>;
  /** Another server on the same database and forge. */
  another(): Promise<Workplace>;
  close(): Promise<void>;
}

export async function forgeWorld(
  given: { readonly policy?: Policy; readonly readers?: Partial<RequestReaders> } = {},
): Promise<ForgeWorld> {
  const fresh = await freshStore();
  const stub = createForgeStub();
  const time = testTime();
  const outcomes: Outcome[] = [];
  const world = worldWith(given.policy ?? forgePolicy());
  const placeOver = (store: Store, prefix: string): Workplace => {
    const engine = { ...engineOver(store, time, { world }), ids: testTime(prefix).ids };
    const context: ForgeContext = {
      engine,
      forge: stub.forge,
      mirror: stub.mirror,
      readers: { ...NO_READERS, ...given.readers },
      publicUrl: 'https://holdpoint.test',
    };
    return {
      engine,
      contexts: new Map([[FORGE, context]]),
      limits: DEFAULT_WORK_LIMITS,
      random: () => 0.5,
      beat: () => () => undefined,
      onDone: (_task, outcome) => outcomes.push(outcome),
    };
  };
  const place = placeOver(fresh.store, 'case');
  const { engine } = place;
  let deliveries = 0;
  let servers = 0;
  const deliver: ForgeWorld['deliver'] = (events, id = `delivery-${++deliveries}`) =>
    takeDelivery(engine, stub.forge, {
      headers: { 'x-secret': SECRET },
      body: Buffer.from(JSON.stringify({ id, events })),
    });
  return {
    fresh,
    stub,
    time,
    engine,
    context: place.contexts.get(FORGE) as ForgeContext,
    place,
    outcomes,
    deliver,
    hint: (number, cause = 'opened', by = 'ana') =>
      deliver([
        {
          kind: 'request',
          ref: ref(number),
          cause,
          by: { id: `id-${by}`, login: by, kind: 'person' },
        },
      ]),
    work: async () => {
      let done = 0;
      while (await runNext(place)) {
        done += 1;
        if (done > 500) throw new Error('the work never ends');
      }
      return done;
    },
    cases: (number) => fresh.store.forge.casesInSlot(requestSlot(ref(number)), 50),
    kinds: async (id) =>
      (await fresh.store.listRecord(id)).map(({ kind }) => kind.replace('case.', '')),
    another: async () => placeOver(await fresh.another(), `server-${++servers}`),
    close: async () => {
      stub.remove();
      await fresh.drop();
    },
  };
}
