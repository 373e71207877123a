import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import process from 'node:process';
import type { AgentCli, Stage } from './types.ts';

export const codexCli: AgentCli = {
  host: 'codex',
  packages: ['@openai/codex@0.169.0'],
  binary: 'codex',
  shellTool: 'exec_command',
  shellInput: (cmd) => ({ cmd }),
  prepare: ({ home, port }) => {
    mkdirSync(join(home, '.codex'), { recursive: true });
    writeFileSync(
      join(home, '.codex/config.toml'),
      [
        'model = "scripted"',
        'model_provider = "scripted"',
        'approval_policy = "never"',
        'sandbox_mode = "danger-full-access"',
        '[model_providers.scripted]',
        'name = "scripted"',
        `base_url = "http://127.0.0.1:${port}/v1"`,
        'wire_api = "responses"',
        'env_key = "SCRIPTED_KEY"',
        '',
      ].join('\n'),
    );
  },
  afterInstall: trustHooks,
  env: ({ home }) => ({
    CODEX_HOME: join(home, '.codex'),
    SCRIPTED_KEY: 'test',
    RUST_LOG: 'error',
  }),
  args: (prompt) => ['exec', '--skip-git-repo-check', '--json', prompt],
  switchOff: () => {},
  hearsAtStart: true,
  stopEndsLoop: false,
};

/** What a person does under /hooks: every hook that is there gets trusted, by its present hash. */
async function trustHooks(stage: Stage): Promise<void> {
  const child = spawn(join(stage.installed, 'node_modules/.bin/codex'), ['app-server'], {
    cwd: stage.workspace,
    env: { PATH: process.env['PATH'], HOME: stage.home, ...codexCli.env(stage) },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (result: Record<string, unknown>) => void>();
  createInterface(child.stdout).on('line', (line) => {
    const message = JSON.parse(line) as { id?: number; result?: Record<string, unknown> };
    if (message.id !== undefined) waiting.get(message.id)?.(message.result ?? {});
  });
  let id = 0;
  const call = (method: string, params: unknown) =>
    new Promise<Record<string, unknown>>((resolve) => {
      id += 1;
      waiting.set(id, resolve);
      child.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
    });
  await call('initialize', { clientInfo: { name: 'holdpoint-test', version: '0' } });
  child.stdin.write(`${JSON.stringify({ method: 'initialized' })}\n`);
  const listed = (await call('hooks/list', { cwds: [stage.workspace] })) as {
    data?: readonly { hooks?: readonly { key: string; currentHash: string }[] }[];
  };
  const hooks = (listed.data ?? []).flatMap((one) => one.hooks ?? []);
  await call('config/batchWrite', {
    edits: hooks.map(({ key, currentHash }) => ({
      keyPath: 'hooks.state',
      value: { [key]: { trusted_hash: currentHash } },
      mergeStrategy: 'upsert',
    })),
  });
  child.kill();
  if (hooks.length === 0) throw new Error('codex lists no hook to trust');
}
