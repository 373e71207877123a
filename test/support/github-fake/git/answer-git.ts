/** git's own half of smart HTTP: what comes in, given whole; what goes out, as it comes. */
import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { beginGit } from './run-git.ts';

/** What a client sends, unpacked. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const body = await buffer(request);
  return request.headers['content-encoding'] === 'gzip' ? promisify(gunzip)(body) : body;
}

/** The answer of `upload-pack` or `receive-pack`; it ends when git does, however that ends. */
export function answerOf(
  directory: string,
  args: readonly string[],
  input: Buffer,
  request: IncomingMessage,
): Readable {
  const answer = new PassThrough();
  const asked = request.headers['git-protocol'];
  const env: Readonly<Record<string, string>> =
    typeof asked === 'string' ? { GIT_PROTOCOL: asked } : {};
  const git = beginGit(
    directory,
    args,
    { input, env },
    {
      out: (chunk) => {
        if (!answer.write(chunk)) git.pause();
      },
      err: () => {},
      failed: (error) => void answer.destroy(error),
      closed: () => void answer.end(),
    },
  );
  answer.on('drain', () => git.resume());
  answer.on('close', () => git.kill());
  return answer;
}
