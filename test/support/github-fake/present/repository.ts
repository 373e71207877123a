/** Repositories as the API shows them. */
import { fullName, type Repo } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { api, nodeId, type Json } from './shape.ts';

export function showRepository(world: World, repo: Repo): Json {
  const full = fullName(repo);
  const url = api(world, `/repos/${full}`);
  const open = [...repo.pulls.values()].filter(({ state }) => state === 'open').length;
  return {
    id: repo.id,
    node_id: nodeId('Repository', repo.id),
    name: repo.name,
    full_name: full,
    private: repo.private,
    owner: showAccount(world, repo.owner),
    html_url: `${world.url}/${full}`,
    description: null,
    fork: repo.forkOf !== null,
    url,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    branches_url: `${url}/branches{/branch}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    statuses_url: `${url}/statuses/{sha}`,
    commits_url: `${url}/commits{/sha}`,
    contents_url: `${url}/contents/{+path}`,
    compare_url: `${url}/compare/{base}...{head}`,
    pulls_url: `${url}/pulls{/number}`,
    issues_url: `${url}/issues{/number}`,
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    pushed_at: repo.activity.at(-1)?.at ?? repo.createdAt,
    git_url: `${world.url.replace('http:', 'git:')}/${full}.git`,
    ssh_url: `git@127.0.0.1:${full}.git`,
    clone_url: `${world.url}/${full}.git`,
    homepage: null,
    size: 1,
    language: null,
    has_issues: true,
    archived: false,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    visibility: repo.private ? 'private' : 'public',
    forks: 0,
    open_issues: open,
    watchers: 0,
    default_branch: repo.defaultBranch,
  };
}

/** The short form in lists of what an installation may see. */
export function showRepositoryName(repo: Repo): Json {
  return {
    id: repo.id,
    node_id: nodeId('Repository', repo.id),
    name: repo.name,
    full_name: fullName(repo),
    private: repo.private,
  };
}
