import type { DoorAnswer, Heard, HookOutput } from '../types.ts';

/** The most a host is told in one answer, characters. Hosts cut or drop what is longer. */
const MAX_REASON = 4000;
const MAX_CONTEXT = 8000;

const DEFAULT_REASON: Readonly<Record<DoorAnswer['outcome'], string>> = {
  allow: '',
  ask: 'Holdpoint asks a person before this goes on.',
  hold: 'Holdpoint holds this until a person releases it.',
  deny: 'Holdpoint denies this.',
  stop: 'Holdpoint has stopped this agent. Do nothing more, and end your turn.',
};

/** The message as plain, bounded, well-formed text; never empty, since some hosts let a silent denial pass. */
export function reasonOf(answer: DoorAnswer, heard?: Heard): string {
  const said = plain(answer.message, MAX_REASON);
  if (said !== '') return said;
  if (heard?.kind === 'malformed') return `Holdpoint could not read this call. ${heard.why}`;
  return DEFAULT_REASON[answer.outcome];
}

export function contextOf(answer: DoorAnswer): string {
  return plain(answer.context, MAX_CONTEXT);
}

// No answer ends in a newline: the launcher takes it in through a shell, which would drop it.

/** Nothing said, exit 0: the host goes on as if there were no hook, its own prompts included. */
export const SILENCE: HookOutput = { stdout: '', stderr: '', exitCode: 0 };

export function saidInJson(value: unknown, exitCode = 0): HookOutput {
  return { stdout: JSON.stringify(value), stderr: '', exitCode };
}

/** Exit 2 with the reason on standard error: the block that most hosts understand. */
export function blocked(reason: string): HookOutput {
  return { stdout: '', stderr: reason, exitCode: 2 };
}

function plain(text: string, max: number): string {
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  const clean = text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, ' ')
    .trim();
  return clean.length <= max ? clean : `${clean.slice(0, max - 1).toWellFormed()}…`;
}
