import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../world/memory-world.ts';
import { readCommand } from '../read-command.ts';

const isTampering = async (text: string) => {
  const { effects } = await readCommand(
    { text, dialect: 'posix', source: 'command' },
    { world: memoryWorld({}) },
  );
  return effects.some(({ traits }) => traits.includes('guard-tampering'));
};

describe('Holdpoint’s own command line', () => {
  it.each([
    'holdpoint release 3f9a1c0d22b7',
    '/usr/local/bin/holdpoint trust',
    'npx holdpoint resume a --reason b',
    'node /opt/holdpoint/dist/cli/main.js release 3f9a1c0d22b7',
    'node node_modules/holdpoint/dist/cli/main.js trust .',
    'script -qc "holdpoint release 3f9a1c0d22b7" /dev/null',
    'setsid -f holdpoint resume a',
    'holdpoint mcp-proxy approve files',
    'sudo mount --bind /tmp/empty /etc/holdpoint',
  ])('is not for an agent to decide with: %s', async (text) => {
    expect(await isTampering(text)).toBe(true);
  });

  it.each([
    'holdpoint assess plan.json',
    'node /opt/holdpoint/dist/cli/main.js compare a.sql b.sql',
    'node dist/cli/main.js release 1.2.0',
    'npm run release',
    'gh release list',
    'mount | grep ext4',
  ])('may be asked, and others may be called alike: %s', async (text) => {
    expect(await isTampering(text)).toBe(false);
  });
});
