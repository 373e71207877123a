/** Decisions in one process, as the resident guard and `--batch` make them. */
import { join } from 'node:path';
import { parse } from 'unbash';
import type { GuardFor } from '../../src/cli/guard/hook.ts';
import { answerLine, hostFor } from '../../src/cli/guard/hook.ts';
import { guardsOf, openPost } from '../../src/cli/guard/open-guard.ts';
import { medianTime, row, type Figures } from '../measure.ts';
import { callOf, ORDINARY } from './calls.ts';

const ROUNDS = 250;

export async function benchDecisionsInProcess(
  root: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly Figures[]> {
  const guards = guardsOf(openPost({ env, isLive: false, rememberFor: 250 }), env, process.ppid);
  const folder = join(root, 'sample');
  const payloads = ORDINARY.map((command) => Buffer.from(callOf(command, folder)));
  const own = await medianTime(() => decideAll(payloads, guards));
  const parsed = await medianTime(() => {
    for (let round = 0; round < ROUNDS; round += 1) for (const each of ORDINARY) parse(each);
  });
  const count = ROUNDS * ORDINARY.length;
  const each = Math.round(count / (own / 1000)).toLocaleString('en');
  return [
    row(
      `${count.toLocaleString('en')} ordinary commands decided in one process, ${each} a second`,
      'parse of the same by unbash alone',
      parsed,
      own,
    ),
  ];
}

async function decideAll(payloads: readonly Uint8Array[], guards: GuardFor): Promise<void> {
  const host = hostFor('claude-code');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const payload of payloads) await answerLine(host, payload, guards);
  }
}
