import type { StoredCase } from '../../../src/engine/ports.ts';
import type { ForgeWorld } from './forge-world.ts';

/** Requests made of real commits, one after the other. */
export interface Requests {
  /** Opens a request with one commit of its own; answers its number. */
  open(files: Readonly<Record<string, string>>, by?: string): number;
  /** Adds a commit to it and brings the forge up to it. */
  push(number: number, files: Readonly<Record<string, string>>, by?: string): void;
  /** Tells of it, works until nothing is due, and reads its newest case. */
  look(number: number, cause?: string, by?: string): Promise<StoredCase>;
  present(number: number): Promise<StoredCase>;
  head(number: number): string;
}

export function requestsOf(world: ForgeWorld): Requests {
  let last = 0;
  const { repository } = world.stub;
  const commit = (number: number, files: Readonly<Record<string, string>>, by: string) => {
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    repository.commit(`Change of ${number}`, `${by} <${by}@example.org>`);
    repository.git('checkout', '-q', 'main');
  };
  const requests: Requests = {
    open: (files, by = 'ana') => {
      const number = ++last;
      repository.git('checkout', '-q', '-B', `topic-${number}`, 'main');
      commit(number, files, by);
      world.stub.open(number, `topic-${number}`, by);
      return number;
    },
    push: (number, files, by = 'ana') => {
      repository.git('checkout', '-q', `topic-${number}`);
      commit(number, files, by);
      world.stub.open(number, `topic-${number}`);
    },
    look: async (number, cause, by) => {
      await world.hint(number, cause, by);
      await world.work();
      return requests.present(number);
    },
    present: async (number) => {
      const [row] = await world.cases(number);
      if (row !== undefined) return row;
      throw new Error(`request ${number} has no case`, { cause: world.outcomes.at(-1) });
    },
    head: (number) => world.stub.requests.get(number)?.head.commit ?? '',
  };
  return requests;
}
