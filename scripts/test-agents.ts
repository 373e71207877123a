/**
 * `npm run test:agents [-- HOST… [--case CASE]]`: installs the pinned command lines of real coding agents,
 * and runs each against a scripted model on the loopback, with the real launcher around a guard that
 * misbehaves. Says SKIPPED, and ends with 0, when they cannot be installed.
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
import { OWN_ETC, runCase } from '../test/agents/run-case.ts';
import { root } from './run.ts';

const CLIS: readonly AgentCli[] = [claudeCodeCli, codexCli, geminiCliCli, copilotCli, opencodeCli];
/** Of util-linux, no package of ours. */
const UNSHARE = 'unshare';
const cache =
  process.env['HOLDPOINT_AGENTS_CACHE'] ?? join(root, 'node_modules/.cache/holdpoint-agents');

const { values, positionals } = parseArgs({
  options: { case: { type: 'string' }, inside: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const cases = CASES.filter((one) => values.case === undefined || one === values.case);
const chosen = CLIS.filter(({ host }) => positionals.length === 0 || positionals.includes(host));
const present = chosen.filter(installed);
if (values.inside || !isolate()) process.exitCode = await testAll();

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
  const npm = spawnSync('npm', ['install', '-E', '--no-audit', '--no-fund', ...cli.packages], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (npm.status === 0 && existsSync(join(folder, 'node_modules/.bin', cli.binary))) {
    writeFileSync(mark, wanted);
    return true;
  }
  const why = npm.error?.message ?? npm.stderr.trim().split('\n').at(-1) ?? 'npm failed';
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
  let faults = 0;
  for (const cli of present) {
    for (const test of cases) {
      if (test === 'managed' && (cli.switchOff === null || process.env[OWN_ETC] !== '1')) continue;
      const seen = await runCase(cli, test, join(cache, cli.host), model);
      const fault = faultIn(cli, test, seen);
      if (fault !== null) faults += 1;
      const told = seen.told ? 'told' : '';
      process.stdout.write(
        `${cli.host.padEnd(12)} ${test.padEnd(12)} ran ${seen.ran} turns ${seen.turns} ${told.padEnd(5)}` +
          `${seen.seconds.toFixed(1).padStart(5)} s  ${fault === null ? 'ok' : `FAILED: ${fault}`}\n`,
      );
      if (fault !== null) process.stdout.write(`${seen.output.slice(-1500)}\n`);
    }
  }
  // `real-guard` stops at the hold. Approving it and trying again belongs here, with a server of the test’s own;
  // `retry` shows that every host goes on once the guard says yes.
  model.close();
  if (present.length === 0) process.stdout.write('SKIPPED: no agent could be installed.\n');
  else
    process.stdout.write(
      `${present.length} agents, ${cases.length} cases each, ${faults} faults\n`,
    );
  return faults === 0 ? 0 : 1;
}
