/** Apps and their installations as the API shows them. */
import type { FakeApp, Installation } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { api, nodeId, type Json } from './shape.ts';

export function showApp(world: World, app: FakeApp): Json {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    client_id: `Iv23${String(app.id).padStart(16, '0')}`,
    owner: showAccount(world, app.owner),
    name: app.slug,
    description: null,
    external_url: 'https://holdpoint.example',
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions: app.permissions,
    events: app.events,
  };
}

export function showInstallation(world: World, installation: Installation): Json {
  const { id, app, account, createdAt } = installation;
  return {
    id,
    account: showAccount(world, account),
    access_tokens_url: api(world, `/app/installations/${id}/access_tokens`),
    repositories_url: api(world, '/installation/repositories'),
    html_url: `${world.url}/organizations/${account.login}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    permissions: app.permissions,
    events: app.events,
    created_at: createdAt,
    updated_at: createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspended ? createdAt : null,
  };
}
