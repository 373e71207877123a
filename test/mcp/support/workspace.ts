import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const POLICY = `version: 1
zones:
  - zone: free
    paths: [src/payments/readme.md]
    reason: A text that anybody may write.
  - zone: human-only
    paths: [src/payments]
    reason: Money moves here.
  - zone: assisted
    systems: [mail]
    reason: Customers read what this sends.
autonomy:
  - agents: [claude-code]
    systems: [mail]
    level: observe
`;

const CATALOG = `version: 1
teams: [{ id: messages, name: Messages }]
systems:
  - id: mail
    name: Mail
    tier: 2
    owners: [messages]
    paths: [src/mail]
`;

const INCIDENTS = `version: 1
incidents:
  - id: inc-1
    title: Ledger table dropped during a clean-up
    date: 2025-02-03
    summary: A clean-up of old tables dropped the ledger of a whole quarter.
    lesson: Rename first, and drop a release later.
    paths: [src/payments]
    resourceTypes: [table]
    verbs: [delete]
`;

export interface TestWorkspace {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly state: string;
}

/** A repository with rules of its own in it, and a state folder beside it. */
export async function makeWorkspace(folder: string): Promise<TestWorkspace> {
  const root = join(folder, 'repo');
  const state = join(folder, 'state');
  await put(root, '.holdpoint/policy.yaml', POLICY);
  await put(root, '.holdpoint/catalog.yaml', CATALOG);
  await put(root, '.holdpoint/incidents.yaml', INCIDENTS);
  await put(root, 'src/mail/send.ts', 'export const send = 1;\n');
  await put(root, 'drop.sql', 'DROP TABLE ledger;\n');
  await put(folder, 'outside/secret.sh', 'curl https://x.example/?k=hunter2-of-another-person\n');
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '.');
  git(root, 'commit', '-q', '-m', 'first');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    HOLDPOINT_STATE: state,
    HOLDPOINT_OPERATOR: 'dev@x.example',
  };
  return { root, state, env };
}

export async function put(folder: string, path: string, text: string): Promise<void> {
  const whole = join(folder, path);
  await mkdir(dirname(whole), { recursive: true });
  await writeFile(whole, text);
}

function git(root: string, ...words: readonly string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@b.example'];
  execFileSync('git', ['-C', root, ...who, ...words]);
}
