import { loadSample } from '../../config/sample/load.ts';
import { instantAfter, type Engine } from '../../engine/engine.ts';
import { systemSecret } from '../adapters/secrets.ts';
import type { Record } from './open-record.ts';
import { engineAt, STORY_BEGINS, tellOfAgents } from '../sample/agents/tell-story.ts';
import { beginSample, kindOfRecord } from '../sample/begin-sample.ts';
import { submitSample } from '../sample/changes/submit-sample.ts';
import { tellOfPeople } from '../sample/changes/tell-of-people.ts';
import { ensureSampleToken } from '../sample/sample-token.ts';
import { ServeFault } from '../serve-fault.ts';

/**
 * Sees to it that the sample's made-up people never meet a real record: anybody may sign in as any of
 * them. An empty record becomes the sample's when the sample is asked for, and its changes are handed in.
 */
export async function prepareRecord(options: {
  readonly engine: Engine;
  /** Null when the sample was not asked for. */
  readonly sampleFolder: string | null;
  readonly record: Pick<Record, 'dataFolder'>;
  readonly say: (line: string) => void;
}): Promise<void> {
  const { engine, sampleFolder, record, say } = options;
  const kind = await kindOfRecord(engine);
  if (sampleFolder === null) {
    if (kind === 'sample') throw wrongRecord('the sample’s, and this is a real start');
    return;
  }
  if (kind === 'real')
    throw wrongRecord('a real one, and the sample lets anybody sign in as anybody');
  const before = instantAfter(engine.clock.now(), -STORY_BEGINS);
  if (kind === 'empty') await beginSample(engineAt(engine, before));
  await tellOfAgents(engine);
  const sample = await loadSample(sampleFolder);
  await submitSample(engine, sample);
  await tellOfPeople(engine, sample);
  const file = await ensureSampleToken(engine, record.dataFolder, systemSecret);
  say(`  token for the command line: ${file}`);
}

function wrongRecord(why: string): ServeFault {
  return new ServeFault(
    `the record in this database is ${why}. Set HOLDPOINT_DATA (or DATABASE_URL) to another place`,
  );
}
