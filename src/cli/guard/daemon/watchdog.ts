import { Worker } from 'node:worker_threads';

const BEAT_EVERY = 250;

/** Two looks without a beat between them: one alone may come right after a machine has woken up. */
const WATCH = `
const { workerData } = require('node:worker_threads');
const { beats, every } = workerData;
let last = Atomics.load(beats, 0);
let silent = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  silent = now === last ? silent + 1 : 0;
  last = now;
  if (silent >= 2) process.kill(process.pid, 'SIGKILL');
}, every);
`;

/**
 * Kills this process where it has stood still for about `patience` milliseconds: a call that cannot be
 * judged must not keep a resident guard from hearing of stops. Whoever keeps it running starts it anew, and
 * until then each hook has a guard of its own.
 */
export function startWatchdog(patience: number): () => Promise<void> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const beating = setInterval(() => Atomics.add(beats, 0, 1), Math.min(BEAT_EVERY, patience / 8));
  beating.unref();
  const watching = new Worker(WATCH, {
    eval: true,
    env: {},
    execArgv: [],
    workerData: { beats, every: patience / 2 },
  });
  watching.unref();
  // Without one the guard answers all the same.
  watching.on('error', () => undefined);
  return async () => {
    clearInterval(beating);
    await watching.terminate();
  };
}
