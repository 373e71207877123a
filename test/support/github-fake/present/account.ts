/** Accounts as the API shows them. Who is deleted becomes `ghost`, or nobody at all. */
import type { Account } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { api, nodeId, type Json } from './shape.ts';

/** The account that the forge puts in the place of all deleted ones. */
export const GHOST: Account = {
  id: 10137,
  login: 'ghost',
  type: 'User',
  name: 'Deleted user',
  emails: [],
  deleted: false,
};

export function showAccount(world: World, given: Account): Json {
  const account = given.deleted ? GHOST : given;
  const { id, login, type } = account;
  const url = api(world, `/users/${encodeURIComponent(login)}`);
  const page = type === 'Bot' ? `apps/${login.replace(/\[bot\]$/, '')}` : login;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${world.url}/avatars/u/${id}?`,
    gravatar_id: '',
    url,
    html_url: `${world.url}/${page}`,
    followers_url: `${url}/followers`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** For places where the forge says null of a deleted account, and of an address linked to none. */
export function showAccountOrNull(world: World, account: Account | null): Json | null {
  return account === null || account.deleted ? null : showAccount(world, account);
}

export function showWholeAccount(world: World, account: Account): Json {
  return {
    ...showAccount(world, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    // Most people do not show theirs.
    email: null,
    bio: null,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  };
}

export function showOrganization(world: World, { id, login }: Account): Json {
  const url = api(world, `/orgs/${login}`);
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.url}/avatars/u/${id}?`,
    description: null,
  };
}
