import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installPlan, uninstallPlan } from './plan.ts';
import { HOST_SETUPS } from './registry.ts';
import type { InstallOptions, Scope } from './types.ts';
import { writeChanges } from './write.ts';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'holdpoint-install-'));
});
afterEach(() => rmSync(top, { recursive: true }));

const options = (scope: Scope): InstallOptions => ({
  scope,
  launcher: join(top, 'some where/holdpoint-hook'),
  call: [join(top, 'some where/holdpoint-hook')],
  home: join(top, 'home'),
  projectRoot: join(top, 'repo'),
  root: join(top, 'root'),
});
const SCOPES = ['user', 'project', 'managed'] as const;
const read = (path: string) => readFileSync(path, 'utf8');
const EVERY = HOST_SETUPS.flatMap(({ host }) => SCOPES.map((scope) => [host, scope] as const));

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe.each(EVERY)('%s, %s', (host, scope) => {
  it('is installed once, whole, and leaves nothing behind', () => {
    const first = installPlan(host, options(scope));
    if (first.length === 0) {
      expect(scope).toBe('managed');
      return;
    }
    for (const { path, before, after } of first) {
      expect(path.startsWith(top)).toBe(true);
      expect(before).toBeNull();
      expect(after).toContain('holdpoint-hook');
    }
    expect(writeChanges(first)).toHaveLength(first.length);
    const again = installPlan(host, options(scope));
    expect(again.map(({ after }) => after)).toEqual(again.map(({ before }) => before));
    expect(writeChanges(again)).toEqual([]);
    const gone = uninstallPlan(host, options(scope));
    expect(gone.map(({ after }) => after)).toEqual(gone.map(() => null));
    writeChanges(gone);
    expect(uninstallPlan(host, options(scope))).toEqual([]);
  });

  it('gives what was there back, byte for byte', () => {
    const files = installPlan(host, options(scope));
    for (const { path } of files) {
      if (!path.endsWith('.json') || path.endsWith('/holdpoint.json')) continue;
      const theirs = `{
  // mine
  "theme": "dark",
  "hooks": {
    "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "./lint" }] }],
    "beforeShellExecution": [{ "command": "./lint" }],
    "pre_run_command": [{ "command": "./lint" }]
  }
}
`;
      put(path, theirs);
      const [change] = installPlan(host, options(scope));
      expect(change?.after).toContain('// mine');
      expect(change?.after?.match(/\.\/lint/gu)).toHaveLength(3);
      writeChanges(change === undefined ? [] : [change]);
      const [back] = uninstallPlan(host, options(scope));
      expect(JSON.stringify(back?.after?.replaceAll(/\s/gu, ''))).toBe(
        JSON.stringify(theirs.replaceAll(/\s/gu, '')),
      );
    }
  });

  it('moves with the launcher instead of being there twice', () => {
    writeChanges(installPlan(host, options(scope)));
    const launcher = join(top, 'new/holdpoint-hook');
    const elsewhere = { ...options(scope), launcher, call: [launcher] };
    writeChanges(installPlan(host, elsewhere));
    for (const { path } of installPlan(host, elsewhere))
      expect(read(path)).not.toContain('some where');
  });
});

describe.each(EVERY)('%s, %s, behind the small client', (host, scope) => {
  const behind = (): InstallOptions => {
    const { launcher } = options(scope);
    const call = [join(top, 'some where/holdpoint-client'), join(top, 'guard.sock'), launcher];
    return { ...options(scope), call };
  };

  it('is given client, socket and launcher, and is known for ours', () => {
    writeChanges(installPlan(host, options(scope)));
    const changes = installPlan(host, behind());
    writeChanges(changes);
    for (const { path } of changes) {
      const calls = read(path).match(/holdpoint-hook/gu)?.length ?? 0;
      expect(calls).toBeGreaterThan(0);
      expect(read(path).match(/holdpoint-client/gu)).toHaveLength(calls);
      expect(read(path).match(/guard\.sock/gu)).toHaveLength(calls);
    }
    const gone = uninstallPlan(host, options(scope));
    expect(gone.map(({ after }) => after)).toEqual(changes.map(() => null));
  });
});

describe('files that cannot be understood', () => {
  it.each(['{"a":', '[]', '"text"', '{} {}'])('%j is refused, and stays', (text) => {
    const path = join(top, 'home/.claude/settings.json');
    put(path, text);
    expect(() => installPlan('claude-code', options('user'))).toThrow(/put it right first/u);
    expect(read(path)).toBe(text);
  });

  it('refuses a file of somebody else where ours should be', () => {
    put(join(top, 'home/.copilot/hooks/holdpoint.json'), '{"version":1}');
    expect(() => installPlan('copilot', options('user'))).toThrow(/is not Holdpoint/u);
    expect(uninstallPlan('copilot', options('user'))).toMatchObject([{ after: '{"version":1}' }]);
  });
});

describe('Claude Code', () => {
  it('blocks when the hook fails, and in a managed place runs no other hooks', () => {
    const [managed] = installPlan('claude-code', options('managed'));
    expect(managed?.path).toBe(join(top, 'root/etc/claude-code/managed-settings.json'));
    expect(JSON.parse(managed?.after ?? '')).toMatchObject({
      allowManagedHooksOnly: true,
      hooks: { PreToolUse: [{ matcher: '*', hooks: [{ onFailure: 'block', timeout: 15 }] }] },
    });
    expect(installPlan('claude-code', options('user'))[0]?.after).not.toContain('allowManaged');
  });
});

describe('requirements of Codex', () => {
  const path = () => join(top, 'root/etc/codex/requirements.toml');

  it.each([
    ['nothing', ''],
    ['other keys', 'allowed_sandbox_modes = ["read-only"]\n\n[rules]\nx = 1\n'],
    [
      'our keys, otherwise',
      'allow_managed_hooks_only = false\n[features]\nunified_exec = true # fast\na = 1\n',
    ],
    [
      'hooks of their own',
      '[hooks]\nmanaged_dir = "/opt/x"\n[[hooks.PreToolUse]]\nmatcher = "Edit"\n',
    ],
    ['no newline at its end', '[ features ]\nb = 2'],
  ])('are added to %s, and taken again', (_what, theirs) => {
    put(path(), theirs);
    writeChanges(installPlan('codex', options('managed')));
    const told = parseToml(read(path()));
    expect(told).toMatchObject({
      allow_managed_hooks_only: true,
      features: { unified_exec: false, hooks: true },
      hooks: { managed_dir: join(top, 'some where') },
    });
    expect(JSON.stringify(told['hooks'])).toContain('holdpoint-hook');
    if (theirs.includes('Edit')) expect(JSON.stringify(told['hooks'])).toContain('"Edit"');
    writeChanges(installPlan('codex', options('managed')));
    const [gone] = uninstallPlan('codex', options('managed'));
    expect((gone?.after ?? '').trim()).toBe(theirs.trim());
  });

  it.each(['hooks = 7\n', '[features\n', 'features = { unified_exec = true }\n'])(
    'are refused where they cannot be added: %j',
    (theirs) => {
      put(path(), theirs);
      expect(() => installPlan('codex', options('managed'))).toThrow(/cannot add to/u);
    },
  );
});
