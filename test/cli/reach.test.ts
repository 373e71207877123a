import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NOW, runCli } from './run-cli.ts';

const SAMPLE = fileURLToPath(new URL('../../sample', import.meta.url));
const reach = (...args: readonly string[]) =>
  runCli(['reach', ...args, '--now', NOW], { cwd: SAMPLE });

describe('holdpoint reach', () => {
  it('says who is hit, at which distance, by which edges', async () => {
    const ran = await reach('orders-db');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('15 other systems can fail with it');
    expect(ran.stdout).toMatch(/1 step +orders \(Tier 1\)/);
    expect(ran.stdout).toContain('orders needs orders-db: declared');
    expect(ran.stdout).toContain('delivery-times (Tier 2): needed directly by checkout');
    expect(ran.stdout).not.toContain('What it needs');
  });

  it('finds systems by what they claim, and says by which pattern', async () => {
    const ran = await reach('services/checkout/src/retry.ts', '--format', 'json');
    expect(ran.code).toBe(0);
    const answer = JSON.parse(ran.stdout) as { asked: readonly unknown[]; reach: unknown };
    expect(answer.asked).toMatchObject([{ systems: ['checkout'], patterns: [expect.any(String)] }]);
    expect(answer.reach).toMatchObject({ starts: ['checkout'] });
  });

  it('turns around for what a system needs', async () => {
    const ran = await reach('--what-if-down', 'orders');
    expect(ran.stdout).toContain('What it needs to come back');
    expect(ran.stdout).toMatch(/1 step +orders-db \(Tier 1\)/);
    expect(ran.stdout).toMatch(/taken\s+to fail/);
  });

  it('gives the same bytes each time', async () => {
    const [one, other] = await Promise.all([
      reach('orders-db', '--format', 'json'),
      reach('orders-db', '--format', 'json'),
    ]);
    expect(other.stdout).toBe(one.stdout);
  });

  it('refuses what nobody knows in one line, with a suggestion', async () => {
    const ran = await reach('order-db');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('orders-db');
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('needs a catalog', async () => {
    const ran = await runCli(['reach', 'orders']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('--catalog');
  });
});
