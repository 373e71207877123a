import type { Carrier } from '../../types.ts';

/** A file of tasks is there and cannot be had as text: what it would run cannot be known. */
export class ClosedFile extends Error {
  readonly path: string;
  readonly why: string;
  constructor(path: string, why: string) {
    super(`${path}: ${why}`);
    this.name = 'ClosedFile';
    this.path = path;
    this.why = why;
  }
}

/** A carrier for which a file that is closed means that something unread is run. */
export function unreadWhereClosed(carrier: Carrier): Carrier {
  return {
    ...carrier,
    carries: (invocation, world) => {
      try {
        return carrier.carries(invocation, world);
      } catch (fault) {
        if (!(fault instanceof ClosedFile)) throw fault;
        const why = `${invocation.program} runs what ${fault.path} says, which cannot be read (${fault.why}).`;
        return [{ kind: 'unread', why, fetched: false }];
      }
    },
  };
}
