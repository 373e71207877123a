import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepRelease, listHolds, ticketOf } from '../../src/cli/guard/holds/hold-files.ts';
import { placesFor } from '../../src/cli/guard/places.ts';
import { trust } from '../../src/cli/guard/snapshot/trust.ts';
import { writeStop } from '../../src/cli/guard/stop/stop-files.ts';
import { inFolder, runCli } from './run-cli.ts';

interface Answer {
  readonly hookSpecificOutput?: {
    readonly permissionDecision: string;
    readonly permissionDecisionReason: string;
  };
  readonly continue?: boolean;
}

/** A repository with a file that is committed and one that has been changed since. */
async function repository(folder: string): Promise<string> {
  const root = join(folder, 'repo');
  await mkdir(root);
  const git = (...words: readonly string[]) =>
    execFileSync('git', [
      '-C',
      root,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@b.example',
      ...words,
    ]);
  git('init', '-q', '-b', 'main');
  await writeFile(join(root, 'kept.txt'), 'kept\n');
  await writeFile(join(root, 'work.txt'), 'old\n');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  await writeFile(join(root, 'work.txt'), 'an afternoon of work\n');
  return root;
}

const payload = (cwd: string, command: string) =>
  JSON.stringify({
    session_id: 's1',
    cwd,
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command },
    tool_use_id: 't1',
  });

async function hook(folder: string, input: string | Uint8Array, host = 'claude-code') {
  const env = { HOLDPOINT_STATE: join(folder, 'state'), HOME: folder };
  const ran = await runCli(['hook', host], { stdin: input, env, cwd: folder });
  const said = ran.stdout === '' ? {} : (JSON.parse(ran.stdout) as Answer);
  return { ...ran, decision: said.hookSpecificOutput?.permissionDecision ?? 'none', said };
}

const spooled = async (folder: string) =>
  (await readFile(join(folder, 'state/spool/decisions.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the hook of an agent', () => {
  it('lets pass what does no harm, and says nothing of it', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      const ran = await hook(folder, payload(root, 'git status && rm kept.txt'));
      expect(ran).toMatchObject({ code: 0, stdout: '', stderr: '' });
      expect(await spooled(folder)).toMatchObject([
        {
          outcome: 'allow',
          host: 'claude-code',
          session: 's1',
          tool: 'Bash',
          programs: ['git', 'rm'],
        },
      ]);
    }));

  it('refuses what would switch it off', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      const ran = await hook(folder, payload(root, 'echo "{}" > .claude/settings.json'));
      expect(ran.decision).toBe('deny');
      expect(ran.said.hookSpecificOutput?.permissionDecisionReason).toContain(
        'agent-disarms-holdpoint',
      );
    }));

  it('holds what is lost for good, and lets it pass once when a person has released it', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      const command = payload(root, 'git checkout -- work.txt');
      const first = await hook(folder, command);
      expect(first.decision).toBe('ask');
      const [held] = listHolds(join(folder, 'state/holds'));
      expect(held).toMatchObject({
        asked: 'git checkout -- work.txt',
        operatorOnly: true,
        rules: ['agent-loses-data'],
      });
      expect(first.said.hookSpecificOutput?.permissionDecisionReason).toContain(
        `holdpoint release ${ticketOf(held?.digest ?? '')}`,
      );
      const until = new Date(Date.now() + 60_000).toISOString();
      keepRelease(join(folder, 'state/holds'), {
        digest: held?.digest ?? '',
        by: 'june',
        reason: '',
        at: new Date().toISOString(),
        until,
      });
      expect((await hook(folder, payload(root, 'git checkout -- .'))).decision).toBe('ask');
      expect((await hook(folder, command)).decision).toBe('none');
      expect((await hook(folder, command)).decision).toBe('ask');
      const outcomes = (await spooled(folder)).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['ask', 'ask', 'allow', 'ask']);
    }));

  it('does nothing more once it is stopped', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      const stop = { id: 'a', reason: 'It deletes mail', by: 'june', at: '2026-03-01T10:00:00Z' };
      writeStop(join(folder, 'state/stop'), { ...stop, scope: { kind: 'all' } });
      const ran = await hook(folder, payload(root, 'ls'));
      expect(ran.said.continue).toBe(false);
      expect(ran.stdout).toContain('It deletes mail. Do nothing more');
      expect(await spooled(folder)).toMatchObject([{ outcome: 'stop', stop: 'a', headline: 'ls' }]);
    }));

  it('is stopped by a stop of its repository, and not by that of another', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      const stop = { id: 'a', reason: 'Enough.', by: 'june', at: '2026-03-01T10:00:00Z' };
      const folderOfStops = join(folder, 'state/stop');
      writeStop(folderOfStops, { ...stop, scope: { kind: 'repository', repository: '/other' } });
      expect((await hook(folder, payload(root, 'ls'))).decision).toBe('none');
      writeStop(folderOfStops, { ...stop, scope: { kind: 'repository', repository: root } });
      expect((await hook(folder, payload(root, 'ls'))).said.continue).toBe(false);
    }));

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no JSON', 'rm -rf /'],
    ['half of it', '{"tool_name":"Bash","tool_input":{"comm'],
    ['another shape', '[]'],
    ['no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['a NUL', '\0'],
    ['no command', '{"tool_name":"Bash","tool_input":{},"cwd":"/"}'],
    ['more than anybody reads', `{"tool_name":"${'x'.repeat(9_000_000)}"}`],
  ])('blocks %s', (_, input) =>
    inFolder(async (folder) => {
      const ran = await hook(folder, input);
      expect(ran.decision === 'deny' || ran.code === 2).toBe(true);
      expect(`${ran.stdout}${ran.stderr}`).toContain('Holdpoint');
    }),
  );

  it('blocks when its rules are broken, and says where', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      await mkdir(join(root, '.holdpoint'));
      await writeFile(join(root, '.holdpoint/policy.yaml'), 'version: 1\nrules: [{ id: x }]\n');
      const ran = await hook(folder, payload(root, 'ls'));
      expect(ran.decision).toBe('deny');
      expect(ran.stdout).toContain('policy.yaml:2');
    }));

  it('blocks when it cannot write down what it decides', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      await writeFile(join(folder, 'state'), 'a file where its folder should be');
      expect((await hook(folder, payload(root, 'ls'))).decision).toBe('deny');
    }));

  it('goes by the repository’s own rules, compiled once and again when they change', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      await mkdir(join(root, '.holdpoint'));
      const policy = join(root, '.holdpoint/policy.yaml');
      await writeFile(
        policy,
        'version: 1\nzones:\n  - { zone: human-only, paths: [kept.txt], reason: Signed by hand. }\n',
      );
      const remove = payload(root, 'rm kept.txt');
      const ran = await hook(folder, remove);
      expect(ran.said.hookSpecificOutput?.permissionDecisionReason).toContain('Signed by hand.');
      const kept = await readdir(join(folder, 'state/snapshot'));
      expect(kept).toHaveLength(1);
      expect((await hook(folder, remove)).decision).toBe('deny');
      await writeFile(policy, 'version: 1\n');
      expect((await hook(folder, remove)).decision).toBe('none');
      await rm(policy);
      expect((await hook(folder, remove)).decision).toBe('none');
    }));

  it('lets a repository’s rules be milder only once a person has vouched for them', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      await mkdir(join(root, '.holdpoint'));
      const policy = join(root, '.holdpoint/policy.yaml');
      await writeFile(policy, 'version: 1\ndisable: [agent-loses-data]\n');
      await writeFile(
        join(root, '.holdpoint/catalog.yaml'),
        'version: 1\nenvironments:\n  - { match: prod, kind: development }\n',
      );
      const loses = payload(root, 'git checkout -- work.txt');
      const deploys = payload(root, 'kubectl --context prod apply -f https://x.example/a.yaml');
      expect((await hook(folder, loses)).decision).toBe('ask');
      expect((await hook(folder, deploys)).decision).toBe('deny');
      const places = placesFor({ HOLDPOINT_STATE: join(folder, 'state') });
      trust(places, policy);
      expect((await hook(folder, loses)).decision).toBe('none');
      expect((await hook(folder, deploys)).decision).toBe('deny');
      trust(places, join(root, '.holdpoint/catalog.yaml'));
      expect((await hook(folder, deploys)).decision).toBe('none');
      await writeFile(policy, 'version: 1\ndisable: [agent-loses-data, agent-publishes]\n');
      expect((await hook(folder, loses)).decision).toBe('ask');
      const agent = { CLAUDECODE: '1', HOLDPOINT_STATE: join(folder, 'state') };
      expect(await runCli(['trust', root], { env: agent })).toMatchObject({ code: 2 });
    }));

  it('names the host that there is not', async () => {
    const ran = await runCli(['hook', 'clippy']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('clippy');
  });
});

describe('a batch of calls', () => {
  it('is answered in order, one line each, and leaves nothing behind', () =>
    inFolder(async (folder) => {
      const root = await repository(folder);
      const calls = [
        payload(root, 'ls'),
        payload(root, 'git checkout -- work.txt'),
        'no JSON',
        payload(root, 'rm -rf .git'),
        payload(root, 'cat kept.txt'),
      ];
      const env = { HOLDPOINT_STATE: join(folder, 'state'), HOME: folder };
      const ran = await runCli(['hook', 'claude', '--batch'], {
        stdin: calls.join('\r\n'),
        env,
        cwd: folder,
      });
      const answers = ran.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { outcome: string; effects: readonly unknown[] });
      expect(answers.map(({ outcome }) => outcome)).toEqual([
        'allow',
        'ask',
        'deny',
        'ask',
        'allow',
      ]);
      expect(answers[1]?.effects).toMatchObject([
        { verb: 'update', reversibility: 'irreversible' },
      ]);
      // Rules compiled just now are kept for the next time; no decision and no hold is.
      const left = await readdir(join(folder, 'state')).catch((): string[] => []);
      expect(left.filter((name) => name !== 'snapshot')).toEqual([]);
    }));
});
