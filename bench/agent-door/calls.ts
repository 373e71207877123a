/** Calls of an agent as Claude Code tells of them, and commands of a developer's day. */

/** One line of JSON on a hook's standard input. */
export function callOf(command: string, cwd: string): string {
  return JSON.stringify({
    session_id: 'bench',
    cwd,
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command },
    tool_use_id: 'bench',
  });
}

export const ALLOWED = 'git status';
export const DENIED = 'rm -rf .claude/settings.json';
export const HELD = 'git push --force origin main';

export const ORDINARY: readonly string[] = [
  'git status',
  'ls -la src | head -20',
  'npm test',
  'cat package.json',
  'grep -rn "TODO" src',
  'git diff HEAD~1',
  'npm run build',
  'node -v',
  'git add . && git commit -m "Fix: delete stale rows"',
  'cd src && pytest -q',
  'rg "rm -rf" docs',
  'mkdir -p out && cp a.txt out/',
  'docker ps',
  'kubectl get pods -n web',
  'terraform plan -out=tfplan',
  'echo "DROP TABLE users" > /tmp/x.sql',
  'python3 -m pytest tests/',
  'go test ./...',
  'cargo build --release',
  'sed -n 1,50p README.md',
];
