/** Files and folders at a ref. */
import { entriesOf } from '../git/tree-entries.ts';
import { ok, type RepoCall, type Reply, type Route } from '../http/call.ts';
import { RefusedCall, notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { api, type Json } from '../present/shape.ts';
import { fullName } from '../state/types.ts';

export const contentsRoutes: readonly Route[] = [
  repoRoute('GET', '/contents', 'contents:read', (call) => contents(call, '')),
  repoRoute('GET', '/contents/*path', 'contents:read', (call) =>
    contents(call, (call.params['path'] ?? '').replace(/\/$/, '')),
  ),
];

/** Larger files come without content, still larger ones not at all. */
const WITH_CONTENT = 1024 * 1024;
const LARGEST = 100 * 1024 * 1024;

const KINDS: Readonly<Record<string, string>> = {
  '040000': 'dir',
  '40000': 'dir',
  '160000': 'submodule',
  '120000': 'symlink',
};

async function contents(call: RepoCall, path: string): Promise<Reply> {
  const { repo, query } = call;
  const ref = query.get('ref') ?? repo.defaultBranch;
  const commit = await repo.git.resolve(ref);
  if (commit === null) throw new RefusedCall(404, `No commit found for the ref ${ref}`);
  const object = await repo.git.read(`${commit}:${path}`);
  if (object === null) throw notFound();
  if (object.type === 'tree') {
    const entries = entriesOf(object.body);
    return ok(
      entries.map(({ mode, name, sha }) => {
        const full = path === '' ? name : `${path}/${name}`;
        return { ...head(call, ref, full, sha, 0), type: KINDS[mode] ?? 'file' };
      }),
    );
  }
  const size = object.body.length;
  if (size > LARGEST) throw new RefusedCall(403, 'This API returns blobs up to 100 MB in size.');
  if (/\braw\b/.test(call.accept)) return ok(object.body);
  const shown = size <= WITH_CONTENT;
  return ok({
    ...head(call, ref, path, object.sha, size),
    type: 'file',
    content: shown ? lines(object.body.toString('base64')) : '',
    encoding: shown ? 'base64' : 'none',
  });
}

function head(
  { world, repo }: RepoCall,
  ref: string,
  path: string,
  sha: string,
  size: number,
): Json {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const base = api(world, `/repos/${fullName(repo)}`);
  const url = `${base}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    size,
    url,
    html_url: `${world.url}/${fullName(repo)}/blob/${ref}/${encoded}`,
    git_url: `${base}/git/blobs/${sha}`,
    download_url: null,
  };
}

/** Base64 as the forge breaks it: every 60 letters. */
function lines(base64: string): string {
  return base64.replaceAll(/.{1,60}/g, '$&\n');
}
