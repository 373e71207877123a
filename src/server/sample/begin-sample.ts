import type { Engine } from '../../engine/engine.ts';

const STARTED = 'sample.started';

export type RecordKind = 'empty' | 'sample' | 'real';

/** Whose record this is, by its very first entry. */
export async function kindOfRecord({ store }: Pick<Engine, 'store'>): Promise<RecordKind> {
  const first = (await store.listLedger(1, 1))[0];
  if (first === undefined) return 'empty';
  return first.kind === STARTED ? 'sample' : 'real';
}

/** Marks an empty record as the sample's. */
export async function beginSample(engine: Engine): Promise<void> {
  await engine.store.transaction((tx) =>
    tx.appendToLedger({
      kind: STARTED,
      at: engine.clock.now(),
      case: null,
      actor: null,
      text: 'The record of the sample organisation begins; its people and changes are made up',
      body: {},
    }),
  );
}
