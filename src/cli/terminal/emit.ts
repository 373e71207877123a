const BLOCK = 64 * 1024;

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

/** Resolves to false once nobody reads any more. */
async function write(stream: NodeJS.WritableStream, text: string): Promise<boolean> {
  if (!stream.writable) return false;
  if (text === '' || stream.write(text)) return true;
  await new Promise<void>((resolve) => {
    const go = () => {
      for (const event of ['drain', 'close', 'error']) stream.off(event, go);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) stream.on(event, go);
  });
  return stream.writable;
}
