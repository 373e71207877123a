import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readToolCall } from '../read-tool-call.ts';
import { AROUND, mcp, verdictOn } from '../sample-call.ts';
import type { ToolHints } from '../types.ts';

it.each([
  ['github/delete_repository', { repo: 'app' }],
  ['github/delete_branch', { branch: 'old' }],
  ['github/merge_pull_request', { pullNumber: 3 }],
  ['github/create_pull_request_review', { event: 'APPROVE' }],
  ['filesystem/delete_file', { path: '/home/dev/other/a.txt' }],
  ['filesystem/write_file', { path: '/work/app/.claude/settings.json', content: '{}' }],
  ['filesystem/edit_file', { path: '~/.bashrc', edits: [] }],
  ['filesystem/move_file', { source: 'a', destination: '/etc/hosts' }],
  ['filesystem/read_file', { path: '/home/dev/.ssh/id_rsa' }],
  ['filesystem/read_multiple_files', { paths: ['a.ts', '/home/dev/.aws/credentials'] }],
  ['postgres/query', { sql: 'DROP TABLE users' }],
  ['postgres/query', { sql: 'DELETE FROM users' }],
  ['supabase/execute_sql', { query: 'TRUNCATE orders;' }],
  ['supabase/execute_sql', { project_id: 'prod', query: "INSERT INTO users VALUES ('a')" }],
  ['supabase/apply_migration', { name: 'x', query: 'ALTER TABLE users DROP COLUMN email' }],
  ['supabase/delete_branch', { branch_id: '1' }],
  ['supabase/reset_branch', { branch_id: '1' }],
  ['neon/delete_project', { projectId: 'x' }],
  ['mongodb/drop-collection', { collection: 'users' }],
  ['mongodb/drop-database', { database: 'app' }],
  ['mongodb/delete-many', { collection: 'users', filter: {} }],
  ['redis/flush_all', {}],
  ['aws/terminateInstances', { ids: ['i-1'] }],
  ['aws/purge-queue', { queue: 'orders' }],
  ['kubernetes/pods_delete', { name: 'api' }],
  ['kubernetes/resources_create_or_update', { namespace: 'production', resource: 'x' }],
  ['kubernetes/scale', { namespace: 'prod', replicas: 0 }],
  ['terminal/run_command', { command: 'rm -rf src' }],
  ['desktop-commander/start_process', { command: 'rm -rf src' }],
  ['shell/exec', { args: ['rm -rf', 'src'], command: ['rm -rf', 'src'] }],
  ['railway/remove_service', { id: 'x' }],
  ['vercel/removeProject', { id: 'x' }],
  ['slack/delete_message', { ts: '1' }],
  ['gmail/permanently_delete_email', { id: '1' }],
  ['calendar/clear_calendar', {}],
  ['stripe/create_refund_and_charge', { amount: 1 }],
  ['stripe/refund_payment', { amount: 1 }],
  ['npm/publish_package', { name: 'a' }],
  ['cloudflare/purge_everything', {}],
  ['jira/list_and_delete', {}],
  ['db-prod/update_row', { table: 'users' }],
  ['linear/update_issue', { environment: 'production' }],
  ['secrets/revoke_token', { id: 'x' }],
  ['heroku/rollback_release', { app: 'x' }],
])('holds %s %j', async (name, input) => {
  expect(await verdictOn(mcp(name, input))).toBe('held');
});

it.each([
  ['github/get_file_contents', { path: 'README.md' }],
  ['github/list_pull_requests', { state: 'open' }],
  ['github/search_code', { query: 'drop table users' }],
  ['github/search_issues', { q: 'delete from cart does not work' }],
  ['github/create_pull_request', { title: 'Delete the old production cluster', body: 'rm -rf /' }],
  ['github/create_issue', { title: 'prod is down', body: 'We run in production' }],
  ['github/add_issue_comment', { body: 'DROP TABLE users; is what it ran' }],
  ['github/create_pull_request_review', { event: 'COMMENT' }],
  ['github/push_files', { branch: 'feature', files: [{ path: 'src/a.ts', content: 'x' }] }],
  ['github/remove_label', { name: 'bug' }],
  ['filesystem/read_file', { path: 'src/index.ts' }],
  ['filesystem/write_file', { path: 'src/index.ts', content: 'DROP TABLE x' }],
  ['filesystem/edit_file', { path: '/work/app/src/a.ts' }],
  ['filesystem/delete_file', { path: 'src/old.ts' }],
  ['filesystem/list_directory', { path: '/etc' }],
  ['filesystem/create_directory', { path: 'src/new' }],
  ['postgres/query', { sql: 'SELECT * FROM users' }],
  ['postgres-prod/query', { sql: 'SELECT count(*) FROM users' }],
  ['supabase/execute_sql', { query: 'select 1' }],
  ['supabase/list_tables', { schemas: ['public'] }],
  ['supabase/apply_migration', { name: 'x', query: 'CREATE TABLE notes (id int)' }],
  ['mongodb/find', { collection: 'users', filter: {} }],
  ['kubernetes/pods_list', { namespace: 'production' }],
  ['kubernetes/pods_log', { namespace: 'prod', name: 'api' }],
  ['terminal/run_command', { command: 'npm test' }],
  ['playwright/browser_click', { element: 'Delete', ref: 'e1' }],
  ['playwright/browser_navigate', { url: 'http://localhost:3000' }],
  ['playwright/browser_type', { text: 'drop table users' }],
  ['playwright/browser_snapshot', {}],
  ['playwright/browser_console_messages', {}],
  ['playwright/browser_handle_dialog', { accept: true }],
  ['context7/resolve-library-id', { libraryName: 'prisma' }],
  ['context7/get-library-docs', { topic: 'delete' }],
  ['memory/delete_observations', { deletions: [] }],
  ['memory/create_entities', {}],
  ['sequential-thinking/sequentialthinking', { thought: 'now drop the table' }],
  ['slack/post_message', { channel: 'dev', text: 'hello' }],
  ['slack/get_channel_history', {}],
  ['linear/create_issue', { title: 'Production outage' }],
  ['jira/get_deleted_issues', {}],
  ['jira/addComment', { comment: 'truncate users' }],
  ['sentry/search_events', { query: 'environment:production error' }],
  ['datadog/get_logs', { env: 'production' }],
  ['aws/listBuckets', {}],
  ['notion/search', { query: 'update users set' }],
  ['auth/create_reset_link', { user: 'a' }],
  ['todo/clear_todos', {}],
  ['custom/frobnicate', { x: 1 }],
])('lets pass %s %j', async (name, input) => {
  expect(await verdictOn(mcp(name, input))).toBe('passes');
});

const hinted = (name: string, hints: ToolHints, more: object = {}) =>
  verdictOn(mcp(name), { hints: new Map([[name, hints]]), ...more });
const trusted = { trusted: new Set(['a']) };

it('takes hints of a server that is not trusted for graver only', async () => {
  expect(await hinted('a/delete_thing', { readOnlyHint: true })).toBe('held');
  expect(await hinted('a/delete_thing', { destructiveHint: false })).toBe('held');
  expect(await hinted('a/get_thing', { destructiveHint: true, readOnlyHint: false })).toBe('held');
  expect(await hinted('a/frobnicate', { destructiveHint: true })).toBe('held');
  expect(await hinted('a/get_thing', { readOnlyHint: true })).toBe('passes');
});

it('takes what was read inside an input for more than a hint', async () => {
  const sql = (query: string) =>
    verdictOn(mcp('a/execute_sql', { query }), {
      hints: new Map([['a/execute_sql', { destructiveHint: true }]]),
    });
  expect(await sql('SELECT id FROM users')).toBe('passes');
  expect(await sql('DROP TABLE users')).toBe('held');
});

it('believes hints of a server that is trusted, and what was learned before all', async () => {
  expect(await hinted('a/delete_thing', { readOnlyHint: true }, trusted)).toBe('passes');
  expect(await hinted('a/frobnicate', { destructiveHint: true }, trusted)).toBe('held');
  const learned = (kind: 'read' | 'delete') => ({ learned: new Map([['a/tidy', kind]]) });
  expect(await verdictOn(mcp('a/tidy'), learned('delete'))).toBe('held');
  expect(await verdictOn(mcp('a/tidy'), learned('read'))).toBe('passes');
});

it('says which environment an input names, and by which key', async () => {
  const { effects } = await readToolCall(mcp('k8s/apply', { namespace: 'prod-eu' }), AROUND);
  expect(effects[0]).toMatchObject({ environment: 'production', environmentName: 'prod' });
  expect(effects[0]?.evidence[0]?.note).toContain('namespace names prod');
});

it('never throws, whatever the input', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.jsonValue(), async (tool, input) => {
      const { kind } = await readToolCall({ kind: 'mcp', server: 's', tool, input }, AROUND);
      expect(kind).toBe('action');
    }),
    { numRuns: 200 },
  );
});
