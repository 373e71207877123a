import process from 'node:process';

/** Does some work again and again, with a pause before each turn, until the process is asked to stop. */
export async function repeat(pause: number, work: () => Promise<void>): Promise<void> {
  let stopped = false;
  let wake = () => {};
  const stop = () => {
    stopped = true;
    wake();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    while (!stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (!stopped) await work();
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
