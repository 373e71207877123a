import { expect, it } from 'vitest';
import { inFolder, runCli } from '../cli/run-cli.ts';
import { makeWorkspace } from './support/workspace.ts';

it('says where AI may work, and why not', () =>
  inFolder(async (folder) => {
    const { root, env } = await makeWorkspace(folder);
    const said = await runCli(['advise', 'src/payments/a.ts', 'src/mail'], { cwd: root, env });
    expect(said).toMatchObject({ code: 0, stderr: '' });
    expect(said.stdout).toContain(
      'Only people work here. No agent changes anything. Money moves here.',
    );
    expect(said.stdout).toContain('It belongs to mail, of messages.');
    expect(said.stdout).toContain('On what runs in production: an agent proposes');
  }));

it('says the same as JSON, for the agent that is named', () =>
  inFolder(async (folder) => {
    const { root, env } = await makeWorkspace(folder);
    const words = ['advise', '../repo/src/mail/x.ts', '--agent', 'claude-code', '--json'];
    const said = await runCli(words, { cwd: root, env });
    expect(JSON.parse(said.stdout)).toMatchObject({
      places: [
        {
          path: 'src/mail/x.ts',
          zone: 'assisted',
          lessons: [],
          autonomy: expect.arrayContaining([{ environment: 'test', level: 'observe' }]),
        },
      ],
    });
    const other = await runCli([...words.slice(0, 2), '--json'], { cwd: root, env });
    expect(other.stdout).not.toContain('observe');
  }));

it('refuses what lies elsewhere', () =>
  inFolder(async (folder) => {
    const { root, env } = await makeWorkspace(folder);
    const said = await runCli(['advise', '/etc'], { cwd: root, env });
    expect(said).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('outside the workspace'),
    });
  }));
