import { expect, it } from 'vitest';
import { guardFileKind } from './guard-files.ts';

const HOME = '/home/dev';

it.each([
  '.holdpoint/policy.yaml',
  '/work/app/.holdpoint',
  '/work/app/.holdpoint/',
  'services/api/.holdpoint/catalog.yaml',
  'holdpoint.yaml',
  '/etc/holdpoint/stop',
  '/private/etc/holdpoint/policy.yaml',
  '/var/lib/holdpoint/snapshot.json',
  '/home/dev/.config/holdpoint/token',
  '~/.local/state/holdpoint/stop',
  '$HOME/.config/holdpoint/token',
  '/Users/me/Library/Application Support/holdpoint/stop',
  'node_modules/holdpoint/dist/cli.js',
  'node_modules/.bin/holdpoint',
  '/usr/local/bin/holdpoint',
  '/usr/local/bin/holdpoint-hook',
  '/home/dev/.local/bin/holdpoint',
  '.claude/settings.json',
  '.claude/settings.local.json',
  '/home/dev/.claude/settings.json',
  '/home/dev/.claude.json',
  'src/../.claude/settings.json',
  '.Claude/Settings.json',
  '.claude\\settings.json',
  '.claude/hooks/check.sh',
  '/etc/claude-code/managed-settings.json',
  '/Library/Application Support/ClaudeCode/managed-settings.json',
  'C:\\ProgramData\\ClaudeCode\\managed-settings.json',
  '/home/dev/.codex/config.toml',
  '.codex/hooks.json',
  '/etc/codex/requirements.toml',
  '.gemini/settings.json',
  '/etc/gemini-cli/settings.json',
  '.github/hooks/holdpoint.json',
  '/home/dev/.copilot/config.json',
  '/etc/github-copilot/policy.d/10-holdpoint.json',
  '.cursor/hooks.json',
  '/etc/cursor/hooks.json',
  '.opencode/plugin/holdpoint.ts',
  '/home/dev/.config/opencode/plugins/guard.js',
  'opencode.json',
  '.kiro/agents/default.json',
  '.kiro/hooks/guard.kiro.hook',
  '/home/dev/.aws/amazonq/cli-agents/default.json',
  '.windsurf/hooks.json',
  '/home/dev/.codeium/windsurf/hooks.json',
])('%s holds an agent back', (path) => {
  expect(guardFileKind(path, HOME)).not.toBeNull();
});

it.each([
  'src/holdpoint.ts',
  'docs/holdpoint.md',
  'src/readers/shared/guard-files.ts',
  '.claude/commands/review.md',
  '.claude/agents/tester.md',
  '.claude/skills/pdf/SKILL.md',
  'CLAUDE.md',
  'AGENTS.md',
  '.cursor/rules/style.mdc',
  '.gemini/styleguide.md',
  '.github/workflows/ci.yml',
  '.github/copilot-instructions.md',
  '.kiro/specs/login/design.md',
  '.windsurf/rules/style.md',
  '.vscode/settings.json',
  'settings.json',
  'config.toml',
  'src/hooks/use-auth.ts',
  'web/hooks.json',
  'node_modules/left-pad/index.js',
  '/etc/hosts',
  '/tmp/holdpoint-notes.txt',
  'policy.yaml',
  '/home/dev/.claude/projects/x/memory.md',
  '/home/dev/.codex/sessions/2026/log.jsonl',
  '',
  '/',
  '..',
])('%s does not', (path) => {
  expect(guardFileKind(path, HOME)).toBeNull();
});

it('looks at no path of a hostile length', () => {
  expect(guardFileKind(`${'a/'.repeat(100_000)}.holdpoint`, HOME)).toBeNull();
});
