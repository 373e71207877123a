/** Posts webhooks from a thread of its own, so that their times are not those of whoever makes them up. */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import {
  createPoster,
  type Posted,
  type Poster,
  type Sealed,
} from '../../test/forge/load/support/post-deliveries.ts';

/** `address`: of a receiver that stays there. */
export function posterAside(address: string): Poster {
  const worker = new Worker(new URL(import.meta.url), { workerData: address });
  const waiting = new Map<number, (posted: Posted) => void>();
  let last = 0;
  worker.on('message', ({ number, posted }: { number: number; posted: Posted }) => {
    waiting.get(number)?.(posted);
    waiting.delete(number);
  });
  return {
    post: (sealed) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        // A thread has no origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        worker.postMessage({ number: last, sealed });
      }),
    close: () => void worker.terminate(),
  };
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  const poster = createPoster(() => String(workerData));
  port.on('message', ({ number, sealed }: { number: number; sealed: Sealed }) => {
    void poster.post(sealed).then((posted) => port.postMessage({ number, posted }));
  });
}
