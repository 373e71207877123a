import type { AgentMoment, DoorAnswer } from '../../doors/agent/types.ts';
import { contextAtStart } from './context.ts';
import type { Guard } from './decide-call.ts';
import { operatorOf, repositoryOf } from './operator.ts';
import { concerns } from './stop/stop-files.ts';

/** What a host is told at a moment that is no call of a tool: that it is stopped, or what to know. */
export async function decideMoment(moment: AgentMoment, guard: Guard): Promise<DoorAnswer> {
  const world = guard.worldAt(moment.cwd);
  const repository = repositoryOf(world);
  const { host, session, cwd } = moment;
  const { machine } = guard;
  const found = guard.stops();
  const stop =
    found.kind === 'unreadable'
      ? null
      : found.stops.find((each) =>
          concerns(each, { host, session, repository, machine, systems: [] }),
        );
  if (stop != null && moment.kind !== 'session-end') {
    const message = `Stopped by ${stop.by}: ${stop.reason} Only a person can resume it.`;
    return { outcome: 'stop', message, context: '' };
  }
  if (moment.kind === 'session-start' || moment.kind === 'session-end') {
    guard.notice('/api/guard/sessions', {
      event: moment.kind === 'session-start' ? 'start' : 'end',
      at: guard.now(),
      machine,
      host,
      session: session.slice(0, 200),
      model: null,
      cwd: cwd.slice(0, 2000),
      repository,
      operator: operatorOf(world),
    });
  }
  if (moment.kind !== 'session-start') return { outcome: 'allow', message: '', context: '' };
  const context = contextAtStart(await guard.snapshot(cwd));
  for (const { lesson, path } of context.given) {
    const at = guard.now();
    guard.notice('/api/guard/lessons/given', { lesson, machine, host, session, at, path });
  }
  return { outcome: 'allow', message: '', context: context.text };
}
