import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NOW, inFolder, runCli } from './run-cli.ts';

const DRILLS = fileURLToPath(new URL('../../drills', import.meta.url));
const HARM = 'destroy-takes-data-and-snapshots/harmful.plan.json';
const TWIN = 'destroy-takes-data-and-snapshots/twin.plan.json';
const BUCKET = 'bucket-emptied-and-deleted/harmful.plan.json';

const compare = (...args: readonly string[]) =>
  runCli(['compare', '--now', NOW, ...args], { cwd: DRILLS });

describe('holdpoint compare', () => {
  it('puts the one with the least harm first, says why, and ends with its verdict', async () => {
    const ran = await compare(`harm=${HARM}`, `twin=${TWIN}`);
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      /^twin could do the least harm: twin loses no data for good; harm\s+/,
    );
    expect(ran.stdout).toContain('1. twin');
    expect(ran.stdout).toContain('2. harm');
    expect(ran.stdout).toContain('Safer still:');
  });

  it('gives the same JSON in whatever order they are named', async () => {
    const candidates = [`a=${HARM}`, `b=${TWIN}`, `c=${BUCKET}`];
    const [one, other] = await Promise.all([
      compare(...candidates, '--format', 'json'),
      compare(...candidates.toReversed(), '--format', 'json'),
    ]);
    expect(other.stdout).toBe(one.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({ ranked: [{ name: 'b' }, {}, {}] });
  });

  it('sets aside what breaks a constraint, and denies when none is left', async () => {
    const some = await compare(`a=${HARM}`, `b=${TWIN}`, '--constraint', 'losses.size() == 0');
    expect(some.code).toBe(20);
    const fewer = await compare(
      `a=${HARM}`,
      `b=${TWIN}`,
      '--constraint',
      '!losses.exists(l, l.countsAsProduction)',
      '--format',
      'json',
    );
    expect(fewer.code).toBe(0);
    expect(JSON.parse(fewer.stdout)).toMatchObject({
      ranked: [{ name: 'b' }],
      discarded: [{ name: 'a' }],
    });
  });

  it.each([
    [[HARM], 'at least two'],
    [[`a=${HARM}`, `a=${TWIN}`], 'called a'],
    [[HARM, TWIN, '--constraint', 'losses.siz() == 0'], 'siz'],
    [[HARM, TWIN, '--constraint', '1 + 1'], 'true or false'],
    [[HARM, 'none.json'], 'none.json'],
  ])('refuses %j in one line', async (args, says) => {
    const ran = await compare(...args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('compares new versions of one file', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'now.bin'), 'a');
      await writeFile(join(folder, 'same.bin'), 'a');
      await writeFile(join(folder, 'other.bin'), 'b');
      const ran = await runCli(
        ['compare', '--before', 'now.bin', 'same.bin', 'other.bin', '--format', 'json'],
        { cwd: folder },
      );
      expect(JSON.parse(ran.stdout)).toMatchObject({
        ranked: [
          { name: 'same.bin', outcome: 'allow' },
          { name: 'other.bin', outcome: 'hold' },
        ],
      });
    });
  });
});
