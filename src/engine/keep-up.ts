/** What somebody keeps up with, while others change it. */
export interface KeptUp {
  /** Why the last look failed, or null. What was known before is still in use. */
  readonly fault: () => string | null;
  /** Called each time after something changed. Returns how to stop that. */
  readonly onChanged: (listener: () => void) => () => void;
  /** Resolves once everything before it was looked at, or could not be; `fault` tells which. */
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface KeepUpOptions {
  /** Has `soon` called when there may be something new; resolves to how to stop that. */
  readonly listen: (soon: () => void) => Promise<() => Promise<void>>;
  /** Takes in what is new, and tells whether anything was. Never called twice at once. */
  readonly update: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds to wait for further changes before looking. */
  readonly settle?: number | undefined;
  /** Milliseconds between looks for changes that nobody told of. */
  readonly lookAgain?: number | undefined;
}

const SETTLE = 150;
const LOOK_AGAIN = 30_000;

/**
 * Looks once, and again whenever something may be new. Rejects when the first look fails: nobody begins with
 * less than there is.
 */
export async function keepUp(options: KeepUpOptions): Promise<KeptUp> {
  const { listen, update, onError, settle = SETTLE, lookAgain = LOOK_AGAIN } = options;
  const listeners = new Set<() => void>();
  let fault: string | null = null;
  let isClosed = false;

  const look = async (): Promise<void> => {
    const isNew = await update();
    fault = null;
    if (isNew) for (const listener of listeners) listener();
  };
  const attempt = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
      onError(error);
    }
  };
  let last: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => (last = last.then(() => (isClosed ? undefined : attempt())));

  let timer: NodeJS.Timeout | null = null;
  const soon = (): void => {
    if (isClosed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void refresh();
    }, settle);
  };

  // Whoever listens before looking misses nothing.
  const stop = await listen(soon);
  try {
    await look();
  } catch (error) {
    await stop();
    throw error;
  }
  const looking = setInterval(soon, lookAgain);
  looking.unref();
  return {
    fault: () => fault,
    onChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh,
    close: async () => {
      isClosed = true;
      clearInterval(looking);
      if (timer !== null) clearTimeout(timer);
      await stop();
      await last;
    },
  };
}
