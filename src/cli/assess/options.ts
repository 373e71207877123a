import { Option } from 'commander';
import type { Command } from 'commander';

/** Where a change is read from and what is claimed about it. Shared by every command that reads one. */
export interface ReadingOptions {
  readonly git?: string;
  readonly worktree?: boolean;
  readonly before?: string;
  readonly tableSizes?: string;
  readonly author?: readonly string[];
  readonly requester?: string;
  readonly ai?: string;
  readonly human?: boolean;
  readonly validation?: readonly string[];
}

/** What a change is judged by. */
export interface JudgingOptions {
  readonly policy?: string;
  readonly catalog?: readonly string[];
  readonly incidents?: string;
  readonly now?: string;
}

export const FORMATS = ['text', 'json', 'markdown', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

export interface AssessOptions extends ReadingOptions, JudgingOptions {
  readonly previous?: string;
  readonly format: Format;
  readonly output?: string;
  readonly color?: boolean;
}

/** Options take one value each and repeat, so that a path after one is never swallowed. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--git <range>', 'read commits: BASE..HEAD or BASE...HEAD')
    .addOption(
      new Option('--worktree', 'read what the working tree changes against HEAD').conflicts('git'),
    )
    .addOption(
      new Option(
        '--before <path>',
        'the version that PATH takes the place of: a file, or a folder of files',
      ).conflicts(['git', 'worktree']),
    )
    .addOption(tableSizesOption())
    .option(
      '--author <id>',
      'somebody who made it, by e-mail, login or person id (repeatable)',
      collect,
    )
    .option('--requester <id>', 'who asked for it')
    .option('--ai <tool>', 'say that this AI tool made it')
    .addOption(new Option('--human', 'say that no AI had a hand in it').conflicts('ai'))
    .option(
      '--validation <name=outcome>',
      'a check that ran: NAME=passed or NAME=failed (repeatable)',
      collect,
    );
}

/** Also of commands that read several changes. */
export function tableSizesOption(): Option {
  return new Option(
    '--table-sizes <file>',
    'how large tables are, as JSON: {"public.users": {"rows": 1200, "bytes": 90000}}; ' +
      'what the change itself says of it makes nothing milder',
  );
}

export function addJudgingOptions(command: Command): Command {
  return command
    .option(
      '--policy <file>',
      'policy to judge by (default: .holdpoint/policy.yaml or policy.yaml, else the built-in one)',
    )
    .option(
      '--catalog <file>',
      'systems and people (repeatable; default: .holdpoint/catalog.yaml or catalog.yaml)',
      collect,
    )
    .option(
      '--incidents <file>',
      'past incidents (default: .holdpoint/incidents.yaml or incidents.yaml)',
    )
    .option('--now <instant>', 'judge as of this instant, such as 2026-03-05T09:00:00Z');
}

export function addColorOptions(command: Command): Command {
  return command
    .option('--color', 'colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
}

export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
