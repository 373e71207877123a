import type { Command } from 'commander';

const TEXT = `
Examples:
  $ holdpoint hook claude-code < call.json
  $ holdpoint hook generic --batch < calls.jsonl

Reads one call of an agent's tool as the host sends it, and answers in the host's own words. With
--batch it reads one call a line and answers one line of JSON each, in order; nothing is written down.
`;

/** Stands here for help and completion: `main.ts` runs the guard itself, before this is loaded. */
export function defineHook(program: Command): void {
  program
    .command('hook')
    .summary('answer an agent that is about to use a tool (installed by holdpoint install)')
    .description('What an agent host calls before each step of its agent.')
    .argument('<host>', 'claude-code, codex, gemini-cli, copilot, opencode, cursor, kiro, …')
    .option('--batch', 'one call a line in, one answer a line out')
    .addHelpText('after', TEXT);
}
