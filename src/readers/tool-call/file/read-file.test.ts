import { expect, it } from 'vitest';
import { readToolCall } from '../read-tool-call.ts';
import { AROUND, file, verdictOn } from '../sample-call.ts';

it.each([
  ['write', '.holdpoint/policy.yaml'],
  ['edit', '/work/app/.claude/settings.json'],
  ['delete', '.claude/settings.local.json'],
  ['edit', 'src/../.cursor/hooks.json'],
  ['write', '~/.codex/config.toml'],
  ['edit', '/etc/claude-code/managed-settings.json'],
  ['delete', '~/.config/holdpoint/stop'],
  ['edit', 'node_modules/holdpoint/dist/cli.js'],
  ['write', '~/.ssh/authorized_keys'],
  ['edit', '/home/dev/.ssh/config'],
  ['write', '/root/.ssh/authorized_keys'],
  ['edit', '~/.bashrc'],
  ['edit', '$HOME/.zshrc'],
  ['edit', '../../home/dev/.profile'],
  ['edit', '~/.config/fish/config.fish'],
  ['edit', '~/.gitconfig'],
  ['write', '/etc/hosts'],
  ['write', '/etc/cron.d/job'],
  ['edit', '/etc/sudoers.d/dev'],
  ['write', '/usr/bin/git'],
  ['write', '~/Library/LaunchAgents/x.plist'],
  ['write', '~/.config/systemd/user/x.service'],
  ['write', '/etc/systemd/system/x.service'],
  ['write', '/var/spool/cron/crontabs/dev'],
  ['write', 'C:\\Windows\\System32\\drivers\\etc\\hosts'],
  ['write', '~/.aws/credentials'],
  ['delete', '~/.kube/config'],
  ['delete', '/home/dev/other/notes.txt'],
  ['delete', '../sibling/src/index.ts'],
  ['delete', '.git/config'],
  ['write', '.git/refs/heads/main'],
  ['delete', 'dev.sqlite3'],
  ['delete', 'data/app.db'],
  ['delete', 'terraform.tfstate'],
  ['edit', 'infra/terraform.tfstate'],
  ['read', '~/.ssh/id_ed25519'],
  ['read', '/home/dev/.aws/credentials'],
  ['read', '/etc/shadow'],
  ['read', '~/.kube/config'],
  ['read', '~/.netrc'],
  ['read', '/proc/self/environ'],
  ['read', '~/.config/gh/hosts.yml'],
])('holds: %s %s', async (act, path) => {
  expect(await verdictOn(file(act, path))).toBe('held');
});

it.each([
  ['write', 'src/index.ts'],
  ['edit', '/work/app/src/index.ts'],
  ['delete', 'src/old.ts'],
  ['write', 'README.md'],
  ['edit', 'package-lock.json'],
  ['edit', '.github/workflows/ci.yml'],
  ['write', 'db/migrate/001_drop_users.rb'],
  ['edit', 'infra/main.tf'],
  ['write', '.env'],
  ['edit', '.env.local'],
  ['delete', '.env'],
  ['write', '.env.example'],
  ['write', 'CLAUDE.md'],
  ['write', '.claude/commands/review.md'],
  ['write', '.cursor/rules/a.mdc'],
  ['edit', 'CODEOWNERS'],
  ['delete', 'tests/tmp/fixture.sqlite3'],
  ['delete', 'app_test.db'],
  ['edit', '.git/hooks/pre-commit'],
  ['write', '/tmp/notes.txt'],
  ['delete', '/tmp/notes.txt'],
  ['write', '/var/folders/aa/T/x.txt'],
  ['write', '/home/dev/.claude/plans/plan.md'],
  ['write', '../sibling/notes.md'],
  ['read', 'src/index.ts'],
  ['read', '.env'],
  ['read', '/etc/hosts'],
  ['read', '~/.ssh/id_ed25519.pub'],
  ['read', '~/.ssh/known_hosts'],
  ['read', '~/.bashrc'],
  ['read', '~/.aws/config'],
  ['read', '.claude/settings.json'],
  ['write', 'etc/hosts'],
  ['write', 'src/etc/passwd.ts'],
  ['write', 'docs/.bashrc.md'],
  ['write', 'test/fixtures/key.pem'],
])('lets pass: %s %s', async (act, path) => {
  expect(await verdictOn(file(act, path))).toBe('passes');
});

it('moves within the repository, out of it and over a guard', async () => {
  const move = (path: string, to: string) =>
    verdictOn({ kind: 'file', act: 'move', path, to, content: null, edits: [] });
  expect(await move('src/a.ts', 'src/b.ts')).toBe('passes');
  expect(await move('dev.db', 'data/dev.db')).toBe('passes');
  expect(await move('.claude/settings.json', 'old.json')).toBe('held');
  expect(await move('new.json', '.claude/settings.json')).toBe('held');
  expect(await move('authorized_keys', '~/.ssh/authorized_keys')).toBe('held');
});

it.each([
  ['src/a.ts', 'update', 'file', ['source-code']],
  ['docs/a.md', 'update', 'file', ['documentation']],
  ['src/a.test.ts', 'update', 'file', ['test-code']],
  ['.github/workflows/ci.yml', 'update', 'ci-workflow', ['ci-workflow', 'configuration']],
  ['k8s/app.yaml', 'update', 'infrastructure-code', ['infrastructure-code']],
  ['policies/default.yaml', 'update', 'policy-file', ['configuration', 'policy-file']],
  ['yarn.lock', 'update', 'lockfile', ['lockfile']],
  ['migrations/1.sql', 'update', 'migration', ['migration-code', 'source-code']],
])('tells what %s is', async (path, verb, type, traits) => {
  const { effects } = await readToolCall(file('write', path), AROUND);
  expect(effects).toHaveLength(1);
  expect(effects[0]).toMatchObject({
    verb,
    traits,
    environment: 'development',
    reversibility: 'reversible',
    resource: { type, address: path, provider: null },
  });
});

it('creates what is not there, and says that it writes a secret', async () => {
  const token = `ghp_${'a1'.repeat(18)}`;
  const { effects } = await readToolCall(file('write', 'src/a.ts', `const t = '${token}';`), {
    ...AROUND,
    exists: () => false,
  });
  expect(effects[0]).toMatchObject({ verb: 'create', traits: ['secret', 'source-code'] });
  expect(JSON.stringify(effects)).not.toContain(token);
  const plain = await readToolCall(file('write', 'src/a.ts', 'const token = readToken();'), AROUND);
  expect(plain.effects[0]?.traits).toEqual(['source-code']);
});
