import { describe, expect, it } from 'vitest';
import { isHarmlessProgram } from './read/harmless-programs.ts';
import { tell } from './read/tell.ts';
import { readCommand } from './read-command.ts';
import { memoryWorld } from './world/memory-world.ts';

const read = (text: string) =>
  readCommand({ text, dialect: 'posix', source: 'command' }, { world: memoryWorld() });

describe('ordinary commands do nothing that matters', () => {
  it.each([
    'ls -la | head',
    'git status',
    'cat package.json | jq .name',
    'grep -rn "rm -rf" src',
    'echo "rm -rf /" >/dev/null',
    'tsc --noEmit && eslint .',
    'pytest -q 2>&1 | tail -5',
    'for f in src/*.ts; do wc -l "$f"; done',
    'diff <(sort a) <(sort b)',
    'cd src && pwd',
    'if [ -f x ]; then cat x; fi',
    'test -d x || echo no',
    'find . -name "*.ts" | wc -l',
    'export A=1; printenv A',
    'git log --oneline | head -3',
    'type node; which node',
    'while read -r l; do echo "$l"; done < list.txt',
    'sleep 1; date; whoami',
    'git commit -m "$(cat <<\'E\'\nDrop table users; rm -rf /\nE\n)"',
  ])('%s', async (text) => {
    expect(await tell(text)).toEqual([]);
  });
});

describe('a reading', () => {
  it('says where something was seen, through what, and in which environment', async () => {
    const { effects, programs, kind } = await read('true\nssh app@prod-db-1 "sudo rm -rf /srv"');
    expect(kind).toBe('action');
    expect(programs).toEqual(['true', 'ssh', 'sudo', 'rm']);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      verb: 'delete',
      environment: 'production',
      environmentName: 'prod',
    });
    expect(effects[0]?.traits).toContain('remote-host');
    expect(effects[0]?.evidence[0]).toMatchObject({
      source: 'command',
      line: 2,
      note: 'host prod-db-1; through ssh prod-db-1, sudo',
    });
  });

  it('names the line of a script', async () => {
    const world = memoryWorld({ files: { '/work/app/x.sh': '#!/bin/sh\n\nrm -rf /srv\n' } });
    const { effects } = await readCommand(
      { text: './x.sh', dialect: 'posix', source: 'command' },
      { world },
    );
    expect(effects[0]?.evidence[0]).toMatchObject({ source: '/work/app/x.sh', line: 3 });
  });

  it('shows no secrets', async () => {
    const secret = `ghp_${'a1B2'.repeat(9)}`;
    const { effects, signals } = await read(
      `rm -rf "/srv/${secret}"; $X ${secret}; mystery ${secret}`,
    );
    expect(effects.length).toBeGreaterThan(1);
    expect(JSON.stringify([effects, signals])).not.toContain(secret);
  });

  it('says a thing once', async () => {
    const { effects } = await read('rm -rf /srv; rm -rf /srv; sudo rm -rf /srv');
    expect(effects).toHaveLength(1);
  });

  it('knows a program on no list for what it is', async () => {
    const { effects } = await read('mystery --all');
    expect(effects).toMatchObject([
      { verb: 'execute', reversibility: 'unknown', traits: ['unlisted-program'] },
    ]);
  });

  it('keeps what is written in the workspace apart from what is written elsewhere', async () => {
    expect(await tell('echo a > notes.txt')).toEqual([
      'create file notes.txt development reversible none',
    ]);
    expect((await tell('echo a > /etc/hosts')).join(' ')).toContain('system-path');
    expect((await tell('cat x > /dev/sda')).join(' ')).toContain('irreversible holds-data');
  });

  it('hands what it cannot resolve on as a signal that holds', async () => {
    const { signals } = await read('$CMD --all');
    expect(signals).toMatchObject([{ kind: 'unresolved-command', weight: 'hold' }]);
  });
});

it('calls nothing harmless that takes things away', () => {
  for (const name of ['rm', 'dd', 'mkfs', 'shred', 'git', 'kubectl', 'mv', 'tee', 'sed', 'curl']) {
    expect(isHarmlessProgram(name)).toBe(false);
  }
  for (const name of ['ls', 'grep', 'pytest', 'tsc', 'eslint']) {
    expect(isHarmlessProgram(name)).toBe(true);
  }
});
