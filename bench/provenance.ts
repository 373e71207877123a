/**
 * `holdpoint provenance` on a history of 100,000 commits against git's own `git log` of the same fields,
 * thrown away: what any tool that looks at messages must wait for. Run with `node bench/provenance.ts`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { compared, milliseconds, type Figures } from './measure.ts';

const COMMITS = 100_000;
const cli = join(import.meta.dirname, '../src/cli/main.ts');
const FORMAT = '--format=%H%x00%aI%x00%an%x00%ae%x00%cn%x00%ce%x00%B';

export async function benchProvenance(): Promise<readonly Figures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-history-'));
  try {
    await fill(folder);
    const log = () => run('git', ['-C', folder, 'log', '-z', FORMAT, 'main']);
    const own = (...more: string[]) =>
      run(process.execPath, [cli, 'provenance', 'main', '--repo', folder, ...more]);
    return [
      await compared(
        `Provenance of ${COMMITS.toLocaleString('en')} commits, a line for each`,
        '`git log` of the same fields, thrown away',
        log,
        () => own(),
      ),
      await compared(
        `Provenance of ${COMMITS.toLocaleString('en')} commits, by month`,
        '`git log` of the same fields, thrown away',
        log,
        () => own('--per', 'month'),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One in five commits carries a mark, one in three a trailer of a person, one in ten speaks of agents. */
function messageOf(n: number): string {
  const lines = [
    `Change part ${n % 997} of the orders service`,
    '',
    'The service asked for more than it needed, which showed as soon as two customers came at once.',
    'It now asks for what it needs, and says so where it does not get it.',
    '',
  ];
  if (n % 10 === 3)
    lines.push('A text that speaks of what is generated with care, and of Claude Monet.', '');
  if (n % 3 === 0) lines.push(`Signed-off-by: Person ${n % 50} <person${n % 50}@example.org>`);
  if (n % 10 === 0) lines.push('Co-Authored-By: Claude <noreply@anthropic.com>');
  if (n % 10 === 5) lines.push('🤖 Generated with [Claude Code](https://claude.com/claude-code)');
  return lines.join('\n');
}

async function fill(folder: string): Promise<void> {
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  const child = spawn('git', ['-C', folder, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const done = once(child, 'close');
  let text = '';
  for (let n = 0; n < COMMITS; n++) {
    const message = messageOf(n);
    const who = `Person ${n % 50} <person${n % 50}@example.org> ${1_600_000_000 + n * 1000} +0000`;
    text += `commit refs/heads/main\nmark :${n + 1}\nauthor ${who}\ncommitter ${who}\n`;
    text += `data ${Buffer.byteLength(message)}\n${message}\n`;
    if (n > 0) text += `from :${n}\n`;
    text += `M 100644 inline part${n % 20}\ndata 6\n${String(n).padStart(6, '0')}\n`;
    if (text.length < 1 << 20) continue;
    if (!child.stdin.write(text)) await once(child.stdin, 'drain');
    text = '';
  }
  child.stdin.end(text);
  await done;
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

if (import.meta.main) {
  for (const figures of await benchProvenance()) console.log(milliseconds(figures));
}
