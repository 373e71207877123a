/**
 * `npm run test:agents [-- HOST… [--case CASE]]`: installs the pinned command lines of real coding agents,
 * and runs each against a scripted model on the loopback: first with the real launcher around a guard that
 * misbehaves, then with the guard that is built, people and a server that release what it holds. `--built`
 * takes what is built as it is. Says SKIPPED, and ends with 0, when no agent can be installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { claudeCodeCli } from '../test/agents/clis/claude-code.ts';
import { codexCli } from '../test/agents/clis/codex.ts';
import { copilotCli } from '../test/agents/clis/copilot.ts';
import { geminiCliCli } from '../test/agents/clis/gemini-cli.ts';
import { opencodeCli } from '../test/agents/clis/opencode.ts';
import type { AgentCli } from '../test/agents/clis/types.ts';
import { CASES, faultIn } from '../test/agents/expected.ts';
import { startModel } from '../test/agents/model/server.ts';
import { LIVE_CASES } from '../test/agents/live/registry.ts';
import { runLive } from '../test/agents/live/run-live.ts';
import { builtParts } from '../src/cli/agents/places.ts';
import { OWN_ETC, runCase } from '../test/agents/run-case.ts';
import { startProduct } from '../test/e2e/support/product.ts';
import type { Product } from '../test/e2e/support/product.ts';
import { root } from './run.ts';

const CLIS: readonly AgentCli[] = [claudeCodeCli, codexCli, geminiCliCli, copilotCli, opencodeCli];
/** Of util-linux, no package of ours. */
const UNSHARE = 'unshare';
const cache =
  process.env['HOLDPOINT_AGENTS_CACHE'] ?? join(root, 'node_modules/.cache/holdpoint-agents');

const { values, positionals } = parseArgs({
  options: {
    case: { type: 'string' },
    built: { type: 'boolean', default: false },
    inside: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const isChosen = (name: string) => values.case === undefined || name === values.case;
const cases = CASES.filter(isChosen);
const live = LIVE_CASES.filter(({ name }) => isChosen(name));
const chosen = CLIS.filter(({ host }) => positionals.length === 0 || positionals.includes(host));
const present = chosen.filter(installed);
if (present.length === 0) process.stdout.write('SKIPPED: no agent could be installed.\n');
else if (values.inside) process.exitCode = await testAll();
else {
  if (!values.built) build();
  if (!isolate()) process.exitCode = await testAll();
}

function build(): void {
  const ended = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-stale'], {
    stdio: 'inherit',
  });
  if (ended.status !== 0) throw new Error('the build failed');
}

/** Installs one command line unless that is done. False, with words, when it cannot be. */
function installed(cli: AgentCli): boolean {
  const folder = join(cache, cli.host);
  const wanted = JSON.stringify(cli.packages);
  const mark = join(folder, '.installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true;
  if (values.inside) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  process.stdout.write(`installing ${cli.packages.join(', ')}\n`);
  const words = ['install', '-E', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const npm = spawnSync('npm', [...words, '--fetch-retry-mintimeout=2000', ...cli.packages], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (npm.status === 0 && existsSync(join(folder, 'node_modules/.bin', cli.binary))) {
    writeFileSync(mark, wanted);
    return true;
  }
  const why = npm.error?.message ?? /npm error code (\S+)/u.exec(npm.stderr)?.[1] ?? 'npm failed';
  process.stdout.write(`SKIPPED ${cli.host}: ${cli.packages[0]} cannot be installed (${why})\n`);
  return false;
}

/**
 * Runs this script again where only the loopback is, so that nothing leaves the machine, and where `/etc` is
 * a copy, so that a managed hook can be put there. False where the machine does not let us.
 */
function isolate(): boolean {
  const inner = [
    'ip link set lo up',
    'copy=$(mktemp -d)',
    'cp -a /etc "$copy"',
    'mount --bind "$copy/etc" /etc',
    `${OWN_ETC}=1 "$@"`,
    'status=$?',
    'umount /etc',
    'rm -rf "$copy"',
    'exit "$status"',
  ].join('\n');
  if (
    spawnSync(UNSHARE, ['-nm', 'sh', '-ec', 'ip link set lo up; mount --bind /tmp /tmp']).status !==
    0
  ) {
    process.stdout.write(
      'This machine cannot take the network away: the agents run with dummy keys, and no managed hook is tested.\n',
    );
    return false;
  }
  const again = [process.execPath, import.meta.filename, '--inside', ...process.argv.slice(2)];
  const ended = spawnSync(UNSHARE, ['-nm', 'sh', '-c', inner, 'sh', ...again], {
    stdio: 'inherit',
  });
  process.exitCode = ended.status ?? 1;
  return true;
}

async function testAll(): Promise<number> {
  const model = await startModel();
  const needsServer = live.some(({ needs }) => needs === 'a server');
  const product = needsServer ? await startProduct() : null;
  const counts = { ran: 0, faults: 0 };
  try {
    for (const cli of present) {
      await testMisbehaving(cli, model, counts);
      await testLive(cli, model, product, counts);
    }
  } finally {
    await product?.remove();
    model.close();
  }
  process.stdout.write(`${present.length} agents, ${counts.ran} cases, ${counts.faults} faults\n`);
  return counts.faults === 0 ? 0 : 1;
}

type Model = Awaited<ReturnType<typeof startModel>>;
interface Counts {
  ran: number;
  faults: number;
}

async function testMisbehaving(cli: AgentCli, model: Model, counts: Counts): Promise<void> {
  for (const test of cases) {
    if (test === 'managed' && (cli.switchOff === null || process.env[OWN_ETC] !== '1')) continue;
    if (test === 'client-alone' && builtParts()?.client == null) continue;
    const seen = await runCase(cli, test, join(cache, cli.host), model);
    const about = `ran ${seen.ran}${seen.told ? ', told why' : ''}`;
    tell(cli, test, { ...seen, fault: faultIn(cli, test, seen), about }, counts);
  }
}

async function testLive(
  cli: AgentCli,
  model: Model,
  product: Product | null,
  counts: Counts,
): Promise<void> {
  const server = product === null ? null : { url: product.url, token: tokenOf(product) };
  for (const test of live) {
    if (test.needs === 'the small client' && builtParts()?.client == null) continue;
    const seen = await runLive(cli, test, join(cache, cli.host), model, server);
    tell(cli, test.name, { ...seen, about: 'the built guard' }, counts);
  }
}

function tokenOf({ folder }: Product): string {
  return readFileSync(join(folder, 'data/sample.token'), 'utf8').trim();
}

interface Told {
  readonly fault: string | null;
  readonly turns: number;
  readonly seconds: number;
  readonly about: string;
  readonly output: string;
}

function tell({ host }: AgentCli, test: string, seen: Told, counts: Counts): void {
  const { fault, turns, seconds, about, output } = seen;
  counts.ran += 1;
  process.stdout.write(
    `${host.padEnd(12)} ${test.padEnd(16)} ${String(turns).padStart(2)} turns ` +
      `${seconds.toFixed(1).padStart(5)} s  ${about.padEnd(16)} ${fault === null ? 'ok' : `FAILED: ${fault}`}\n`,
  );
  if (fault === null) return;
  counts.faults += 1;
  process.stdout.write(`${output.slice(-1500)}\n`);
}
