import type { CliContext } from '../context.ts';

const STEP_BYTES = 4 * 1024 * 1024;
const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  report(name: string, bytesRead: number, size: number | null): void;
  /** Takes the line away again. */
  done(): void;
}

/** A line on stderr for long reads, when a person looks at it. Silent for anything quick and in pipes. */
export function progressOn(context: CliContext): Progress {
  if (!context.stderr.isTTY) return { report: () => {}, done: () => {} };
  let shownAt = 0;
  let current = '';
  return {
    report(name, bytesRead, size) {
      if (name !== current) {
        current = name;
        shownAt = 0;
      }
      if (bytesRead - shownAt < STEP_BYTES) return;
      shownAt = bytesRead;
      context.stderr.write(`${CLEAR_LINE}Reading ${name}  ${describe(bytesRead, size)}`);
    },
    done() {
      if (shownAt > 0) context.stderr.write(CLEAR_LINE);
    },
  };
}

function describe(bytesRead: number, size: number | null): string {
  const read = `${Math.round(bytesRead / 1e6)} MB`;
  if (size === null || size === 0) return read;
  return `${Math.min(100, Math.floor((bytesRead / size) * 100))}% of ${Math.round(size / 1e6)} MB`;
}
