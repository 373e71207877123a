/** Queues of jobs that code empties. */
import type { Doing } from '../../../../types.ts';
import type { Carried } from '../../types.ts';
import { type Call, lastSegment, onlyText } from '../code/value.ts';

const LIBRARY =
  /(?:^|[\s.])(?:sidekiq|resque|delayed|goodjob|solidqueue|bullmq|bull|celery|dramatiq|huey|beanstalk\w*)(?:[\s./(]|$)/i;
const EMPTIES =
  /^(?:clear|obliterate|empty|purge|drain|discard_all|remove_queue|delete_queue|discard_all_messages)$/;

/** What is lost with jobs that wait; null for every other call. */
export function queuesOf(call: Call): readonly Carried[] | null {
  if (!EMPTIES.test(lastSegment(call.name))) return null;
  if (!LIBRARY.test([call.name, ...call.chain.map(({ name }) => name)].join(' '))) return null;
  const doing: Doing = {
    verb: 'delete',
    type: 'job-queue',
    address: onlyText(call.args[0] ?? call.chain[0]?.args[0]) ?? 'queues',
    provider: null,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['contents-destroyed'],
    why: 'Jobs that wait are thrown away, and nothing runs them later.',
  };
  return [{ kind: 'reading', reading: { doings: [doing] } }];
}
