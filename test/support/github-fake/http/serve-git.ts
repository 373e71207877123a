/** Smart HTTP for `git fetch` and `git push`, by git's own upload-pack and receive-pack. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { answerOf, bodyOf } from '../git/answer-git.ts';
import type { RefChange } from '../git/bare-repository.ts';
import type { Account, Repo } from '../state/types.ts';
import { findRepo, type World } from '../state/world.ts';
import { authenticate } from './authenticate.ts';
import type { Call, Caller } from './call.ts';
import { mayUse, requirePermission } from './permissions.ts';
import { RefusedCall } from './refusal.ts';

export interface GitRequest {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly onPush: (repo: Repo, changes: readonly RefChange[], by: Account) => Promise<void>;
}

const PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

export function isGitPath(path: string): boolean {
  return PATH.test(path);
}

export async function serveGit(given: GitRequest): Promise<number> {
  try {
    await answer(given);
  } catch (error) {
    const status = error instanceof RefusedCall ? error.status : 500;
    const asking = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
    given.response.writeHead(status, { 'content-type': 'text/plain', ...asking });
    given.response.end(error instanceof Error ? error.message : String(error));
  }
  return given.response.statusCode;
}

async function answer(given: GitRequest): Promise<void> {
  const { world, request, response, url } = given;
  const [, owner = '', name = '', what = ''] = PATH.exec(url.pathname) ?? [];
  const service = what === 'info/refs' ? (url.searchParams.get('service') ?? '') : what;
  const pushing = service === 'git-receive-pack';
  if (!pushing && service !== 'git-upload-pack') throw new RefusedCall(403, 'Unsupported service');
  const { repo, caller } = admitted(world, request.headers.authorization, owner, name, pushing);
  const advertises = what === 'info/refs';
  const args = [
    service.slice('git-'.length),
    '--stateless-rpc',
    ...(advertises ? ['--http-backend-info-refs'] : []),
    '.',
  ];
  const input = advertises ? Buffer.alloc(0) : await bodyOf(request);
  const output = answerOf(repo.git.directory, args, input, request);
  response.writeHead(200, {
    'content-type': `application/x-${service}-${advertises ? 'advertisement' : 'result'}`,
    'cache-control': 'no-cache',
  });
  if (advertises) {
    const line = `# service=${service}\n`;
    response.write(`${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`);
  }
  if (advertises || !pushing) {
    await pipeline(output, response);
    return;
  }
  // The forge answers a push first and tells others afterwards; tests may count on both at once.
  const report = await buffer(output);
  const moved = (await repo.git.reload()).filter(({ ref }) => /^refs\/(heads|tags)\//.test(ref));
  await given.onPush(repo, moved, pusherOf(caller));
  response.end(report);
}

function admitted(
  world: World,
  header: string | undefined,
  owner: string,
  name: string,
  pushing: boolean,
): { readonly repo: Repo; readonly caller: Caller } {
  const caller = authenticate(world, header);
  const repo = findRepo(world, owner, name);
  const params = {};
  const asked = { world, method: 'GET', path: '', params, accept: '', body: params };
  const call: Call = { ...asked, query: new URLSearchParams(), caller };
  if (repo === null || !mayUse(call, repo)) {
    throw new RefusedCall(caller.kind === 'nobody' ? 401 : 404, 'Repository not found.');
  }
  // Anybody may fetch what is public.
  if (pushing || repo.private) {
    requirePermission(call, repo, `contents:${pushing ? 'write' : 'read'}`);
  }
  return { repo, caller };
}

function pusherOf(caller: Caller): Account {
  if (caller.kind === 'installation') return caller.installation.app.bot;
  if (caller.kind === 'user') return caller.token.account;
  throw new RefusedCall(401, 'Requires authentication');
}
