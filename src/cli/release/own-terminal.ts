import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** The terminal itself, so that nothing can be piped in its place. */
export function openTerminal(): number | null {
  try {
    return openSync('/dev/tty', 'r+');
  } catch {
    return null;
  }
}

export function say(terminal: number, text: string): void {
  // What an agent wrote must not move the cursor or hide what stands above it.
  let rest: Uint8Array = Buffer.from(
    text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '?'),
  );
  while (rest.length > 0) rest = rest.subarray(writeSync(terminal, rest));
}

export function readLine(terminal: number): string {
  const piece = Buffer.alloc(256);
  return piece.toString('utf8', 0, readSync(terminal, piece)).trim();
}

/** Shows a text to whoever sits at the terminal, and gives back the line they type; null without a terminal. */
export function askAtTerminal(text: string): string | null {
  const terminal = openTerminal();
  if (terminal === null) return null;
  try {
    say(terminal, text);
    return readLine(terminal);
  } finally {
    closeSync(terminal);
  }
}
