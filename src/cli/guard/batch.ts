import { createReadStream } from 'node:fs';
import type { AgentHost } from '../../doors/agent/types.ts';
import { answerLine, LONGEST_PAYLOAD } from './hook.ts';
import { guardsOf, openPost } from './open-guard.ts';

/** Answers one payload a line with one line of JSON each, in order. Writes nothing down and asks no server. */
export async function runBatch(
  host: AgentHost,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const guards = guardsOf(openPost({ env, isLive: false, rememberFor: 250 }), env, process.ppid);
  for await (const line of linesOf(createReadStream('', { fd: 0, highWaterMark: 1 << 20 }))) {
    if (line.length === 0) continue;
    const answer = `${await answerLine(host, line, guards)}\n`;
    if (!process.stdout.write(answer)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

const NEWLINE = 0x0a;

/** Lines as bytes, without their ends. One that is too long comes cut, just too long still. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      held.push(chunk.subarray(from, at));
      yield trimmed(Buffer.concat(held));
      held = [];
      size = 0;
      from = at + 1;
    }
    const rest = chunk.subarray(from);
    size += rest.length;
    if (size - rest.length <= LONGEST_PAYLOAD) held.push(rest);
  }
  if (size > 0) yield trimmed(Buffer.concat(held));
}

function trimmed(line: Buffer): Uint8Array {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}
