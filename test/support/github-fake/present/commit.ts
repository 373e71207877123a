/** Commits and changed files as the API shows them. */
import type { ChangedFile } from '../git/changed-files.ts';
import { readCommit } from '../git/read-commit.ts';
import { fullName, type Repo } from '../state/types.ts';
import { WEB_FLOW, accountByEmail, type World } from '../state/world.ts';
import { showAccountOrNull } from './account.ts';
import { api, nodeId, type Json } from './shape.ts';

export async function showCommit(world: World, repo: Repo, sha: string): Promise<Json> {
  const commit = await readCommit(repo.git, sha);
  const url = api(world, `/repos/${fullName(repo)}/commits/${sha}`);
  const html = `${world.url}/${fullName(repo)}/commit/${sha}`;
  const person = ({ name, email, at }: typeof commit.author): Json => ({ name, email, date: at });
  const gitUrl = api(world, `/repos/${fullName(repo)}/git`);
  return {
    url,
    sha,
    node_id: nodeId('Commit', `${repo.id}:${sha}`),
    html_url: html,
    comments_url: `${url}/comments`,
    commit: {
      url: `${gitUrl}/commits/${sha}`,
      author: person(commit.author),
      committer: person(commit.committer),
      message: commit.message,
      tree: { url: `${gitUrl}/trees/${commit.tree}`, sha: commit.tree },
      comment_count: 0,
      verification: verificationOf(commit.committer.email),
    },
    author: showAccountOrNull(world, accountByEmail(world, commit.author.email)),
    committer: showAccountOrNull(world, accountByEmail(world, commit.committer.email)),
    parents: commit.parents.map((parent) => ({
      url: api(world, `/repos/${fullName(repo)}/commits/${parent}`),
      html_url: `${world.url}/${fullName(repo)}/commit/${parent}`,
      sha: parent,
    })),
  };
}

/** The forge signs what its own button makes; anything else here is unsigned. */
function verificationOf(committer: string): Json {
  return committer === WEB_FLOW.email
    ? { verified: true, reason: 'valid', signature: 'fake', payload: 'fake', verified_at: null }
    : { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
}

export function showFile(world: World, repo: Repo, head: string, file: ChangedFile): Json {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const base = `${world.url}/${fullName(repo)}`;
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${base}/blob/${head}/${path}`,
    raw_url: `${base}/raw/${head}/${path}`,
    contents_url: api(world, `/repos/${fullName(repo)}/contents/${path}?ref=${head}`),
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.before === null ? {} : { previous_filename: file.before }),
  };
}
