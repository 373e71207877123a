import { shellWord } from '../launcher/script.ts';

/** What a host is given to run. */
export function hookCommand(launcher: string, host: string): string {
  return `${shellWord(launcher)} ${host}`;
}
