import { shellWord } from '../launcher/script.ts';

/** What a host is given to run: what is called, and the host's name after it. */
export function hookCommand(call: readonly string[], host: string): string {
  return [...call, host].map(shellWord).join(' ');
}
