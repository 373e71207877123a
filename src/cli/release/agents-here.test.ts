import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { agentsHere } from './agents-here.ts';

it('is told by the environment itself', () => {
  expect(agentsHere({ CLAUDECODE: '1' }, 1)).toEqual(['Claude Code']);
  expect(agentsHere({ PATH: '/usr/bin' }, 1)).toEqual([]);
});

it.runIf(process.platform === 'linux')('is told by a process above that was named', async () => {
  const above = spawn('/bin/sh', ['-c', 'env -i /bin/sh -c "echo \\$\\$; read x"; true'], {
    env: { GEMINI_CLI: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [said] = (await once(above.stdout, 'data')) as [Buffer];
  expect(agentsHere({}, Number(said))).toContain('Gemini CLI');
  above.stdin.end('\n');
  await once(above, 'exit');
});
