import { shellWord } from '../launcher/script.ts';

/**
 * Hosts that run a command by a shell, and let a call pass when it ends in a way they do not know: killed, or
 * not found. The shell stays with them, and makes a block of that.
 */
const SHIELDED: ReadonlySet<string> = new Set(['codex', 'gemini-cli']);
const SHIELD = `|| { [ $? -eq 2 ] || echo 'Holdpoint was ended before it could answer, so this action is blocked.' >&2; exit 2; }`;

/** What a host is given to run: what is called, and the host's name after it. */
export function hookCommand(call: readonly string[], host: string): string {
  const command = [...call, host].map(shellWord).join(' ');
  return SHIELDED.has(host) ? `${command} ${SHIELD}` : command;
}
