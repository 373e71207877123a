/** Smart HTTP for `git fetch`, by git’s own upload-pack. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { answerOf, bodyOf } from '../../github-fake/git/answer-git.ts';
import type { World } from '../state/world.ts';

const PATH = /^\/(.+)\.git\/(info\/refs|git-upload-pack)$/;

export function isGitPath(path: string): boolean {
  return PATH.test(path);
}

export async function serveGit(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<number> {
  const [, name = '', what = ''] = PATH.exec(url.pathname) ?? [];
  const expected = `Basic ${Buffer.from(`oauth2:${world.token}`).toString('base64')}`;
  const project = world.projects.find(({ path, deleted }) => path === name && !deleted);
  const isIn = request.headers.authorization === expected;
  const advertises = what === 'info/refs';
  const isRead = !advertises || url.searchParams.get('service') === 'git-upload-pack';
  if (!isIn || project === undefined || !isRead) {
    const status = isIn ? (isRead ? 404 : 403) : 401;
    response.writeHead(status, { 'www-authenticate': 'Basic realm="GitLab"' }).end();
    return status;
  }
  const mode = advertises ? ['--http-backend-info-refs'] : [];
  const output = answerOf(
    project.git.directory,
    ['upload-pack', '--stateless-rpc', ...mode, '.'],
    advertises ? Buffer.alloc(0) : await bodyOf(request),
    request,
  );
  const kind = advertises ? 'advertisement' : 'result';
  response.writeHead(200, { 'content-type': `application/x-git-upload-pack-${kind}` });
  if (advertises) response.write('001e# service=git-upload-pack\n0000');
  await pipeline(output, response);
  return 200;
}
