import type { MadeApp } from '../../doors/forge/forges/github/app/exchange-code.ts';

/** The App, without its secrets. */
export type ShownApp = Pick<MadeApp, 'appId' | 'slug' | 'url' | 'lacking'>;

export interface Installed {
  readonly login: string;
  readonly repositories: readonly string[];
  /** False where the list may have been cut short. */
  readonly isWhole: boolean;
}

/** Where somebody who connects stands. Each goes on where the one before ended. */
export type Step =
  | { readonly kind: 'create' }
  | { readonly kind: 'install'; readonly app: ShownApp }
  | {
      readonly kind: 'installed';
      readonly app: ShownApp;
      readonly installations: readonly Installed[];
    }
  /** Nothing goes on from here; the command has to be run again. */
  | { readonly kind: 'failed'; readonly problem: string };

/** The step, and who waits for the next one. */
export interface Desk {
  step(): Step;
  move(step: Step): void;
  /** Resolves at the next move. */
  moved(): Promise<void>;
}

export function createDesk(first: Step): Desk {
  let step = first;
  let waiting: (() => void)[] = [];
  return {
    step: () => step,
    move: (next) => {
      step = next;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    moved: () => new Promise((resolve) => void waiting.push(resolve)),
  };
}
