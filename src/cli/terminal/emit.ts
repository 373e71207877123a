import { once } from 'node:events';

/** Writes text in pieces, waiting for a slow reader. A reader that went away ends it quietly. */
export async function emit(stream: NodeJS.WritableStream, pieces: Iterable<string>): Promise<void> {
  let pending = '';
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < BLOCK) continue;
    if (!(await write(stream, pending))) return;
    pending = '';
  }
  await write(stream, pending);
}

const BLOCK = 64 * 1024;

async function write(stream: NodeJS.WritableStream, text: string): Promise<boolean> {
  if (!stream.writable) return false;
  if (text === '' || stream.write(text)) return true;
  await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => {});
  return stream.writable;
}
