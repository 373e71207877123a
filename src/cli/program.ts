import { Command } from 'commander';
import type { CliContext } from './context.ts';
import { defineAdvise } from './commands/advise.ts';
import { defineApproval } from './commands/approval.ts';
import { defineAssess } from './commands/assess.ts';
import { defineCatalog } from './commands/catalog.ts';
import { defineCompare } from './commands/compare.ts';
import { defineCompletion } from './commands/completion.ts';
import { defineDirective } from './commands/directive.ts';
import { defineDoctor } from './commands/doctor.ts';
import { defineDrill } from './commands/drill.ts';
import { defineException } from './commands/exception.ts';
import { defineExplain } from './commands/explain.ts';
import { defineForge } from './commands/forge.ts';
import { defineGitHook } from './commands/git-hook.ts';
import { defineGuard } from './commands/guard.ts';
import { defineGrant } from './commands/grant.ts';
import { defineHook } from './commands/hook.ts';
import { defineInit } from './commands/init.ts';
import { defineInstall } from './commands/install.ts';
import { defineLedger } from './commands/ledger.ts';
import { defineLesson } from './commands/lesson.ts';
import { defineMcp } from './commands/mcp.ts';
import { defineMcpProxy } from './commands/mcp-proxy.ts';
import { definePasskey } from './commands/passkey.ts';
import { definePolicy } from './commands/policy.ts';
import { defineProvenance } from './commands/provenance.ts';
import { defineReach } from './commands/reach.ts';
import { defineRelease } from './commands/release.ts';
import { defineResume } from './commands/resume.ts';
import { defineRun } from './commands/run.ts';
import { defineServe } from './commands/serve.ts';
import { defineStop } from './commands/stop.ts';
import { defineSubmit } from './commands/submit.ts';
import { defineToken } from './commands/token.ts';
import { defineTrust } from './commands/trust.ts';
import { defineWait } from './commands/wait.ts';
import { VERSION } from './version.ts';

/** One function per command; each loads its work only when it is called. */
const COMMANDS = [
  defineAssess,
  defineCompare,
  defineReach,
  defineProvenance,
  defineSubmit,
  defineWait,
  defineInit,
  defineHook,
  defineGitHook,
  defineGuard,
  defineRelease,
  defineRun,
  defineTrust,
  defineStop,
  defineResume,
  defineLesson,
  defineGrant,
  defineAdvise,
  defineMcp,
  defineMcpProxy,
  defineDrill,
  defineExplain,
  definePolicy,
  defineDirective,
  defineException,
  defineCatalog,
  defineServe,
  defineForge,
  defineLedger,
  defineApproval,
  definePasskey,
  defineToken,
  defineInstall,
  defineDoctor,
  defineCompletion,
];

const EXAMPLES = `
Examples:
  $ terraform show -json tfplan > plan.json && holdpoint assess plan.json
  $ holdpoint assess --git main..HEAD
  $ holdpoint init
  $ holdpoint drill

Exit codes: 0 allow, 10 hold, 20 deny, 2 bad input or usage, 1 a fault of our own (treat it as a hold).
`;

/** The whole command line as a tree. Throws `CommanderError` instead of ending the process. */
export function buildProgram(context: CliContext): Command {
  const program = new Command('holdpoint')
    .description(
      'A hold point between AI and production: what a change would do, and who has to release it.',
    )
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, write) => write(asOneLine(text)),
      getOutHelpWidth: () => context.stdout.columns ?? 80,
      getErrHelpWidth: () => context.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', EXAMPLES);
  for (const define of COMMANDS) define(program, context);
  return program;
}

/** `error: unknown option '--fromat'\n(Did you mean --format?)` in one line under our name. */
function asOneLine(text: string): string {
  const line = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ');
  return `holdpoint: ${line}${/[.?)]$/.test(line) ? '' : '.'} See holdpoint --help.\n`;
}
