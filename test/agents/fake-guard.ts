/**
 * A stand-in for the guard that misbehaves on request. Speaks the launcher's protocol and each host's own
 * words. It says no only to calls in which `DANGER` stands, so that a host's other calls go on.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import process from 'node:process';
import { hostNamed } from '../../src/doors/agent/registry.ts';
import type { DoorAnswer } from '../../src/doors/agent/types.ts';

export const MODES = [
  'allow',
  'deny',
  'hold',
  'ask',
  /** Held the first time, released the second. */
  'retry',
  'stop',
  'crash',
  'hang',
  'kill',
  'garbage',
  'short',
  /** Kills the launcher itself, as somebody with the same account could. */
  'killed-launcher',
] as const;
export type Mode = (typeof MODES)[number];

export const REASON = 'Holdpoint test says no, for a reason of its own.';

export async function actAsGuard(mode: Mode, memory: string): Promise<void> {
  const host = hostNamed(process.argv[3] ?? '');
  if (host === null) throw new Error('called for no host');
  const text = readFileSync(0, 'utf8');
  const heard = host.hear(JSON.parse(text));
  appendFileSync(`${memory}.seen`, `${text}\n`);
  const isDanger = heard.kind === 'call' && JSON.stringify(heard.call.acts).includes('DANGER');
  if (!isDanger) {
    frame({ outcome: 'allow', message: '', context: '' });
    return;
  }
  switch (mode) {
    case 'crash':
      throw new Error('the guard broke, as it was told to');
    case 'hang':
      for (;;);
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => setInterval(() => {}, 1000));
      break;
    case 'killed-launcher':
      process.kill(launcherAbove(process.pid), 'SIGKILL');
      break;
    case 'garbage':
      writeSync(1, '%%% {{{');
      break;
    case 'short':
      writeSync(1, 'HOLDPOINT 1 0 40 0\n{"decision":');
      break;
    case 'retry': {
      const isSecond = existsSync(memory);
      writeFileSync(memory, 'held once');
      frame({ outcome: isSecond ? 'allow' : 'hold', message: REASON, context: '' });
      break;
    }
    default:
      frame({ outcome: mode, message: REASON, context: '' });
  }

  function frame(answer: DoorAnswer): void {
    const said = host?.say(answer, heard) ?? { stdout: '', stderr: '', exitCode: 2 };
    const sizes = [said.stdout, said.stderr].map((one) => Buffer.byteLength(one));
    writeSync(1, `HOLDPOINT 1 ${said.exitCode} ${sizes.join(' ')}\n${said.stdout}${said.stderr}`);
  }
}

/** The process of the launcher, which is above this one. */
function launcherAbove(pid: number): number {
  for (let at = pid; at > 1;) {
    const words = readFileSync(`/proc/${at}/cmdline`, 'utf8').split('\0');
    if (words.slice(0, 2).some((word) => word.endsWith('/holdpoint-hook'))) return at;
    at = Number(readFileSync(`/proc/${at}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  }
  throw new Error('there is no launcher above');
}
