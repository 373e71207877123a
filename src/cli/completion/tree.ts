import type { Command, Option } from 'commander';

/** What a shell has to know of one option. */
export interface OptionEntry {
  /** `--format`, and `-v` where there is one. */
  readonly names: readonly string[];
  readonly description: string;
  /** What may follow: nothing, one of some words, a file, or anything. */
  readonly value: 'none' | 'file' | 'any' | readonly string[];
}

/** What a shell has to know of one command; the program itself has an empty path. */
export interface CommandEntry {
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly OptionEntry[];
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  /** True when its arguments may be files. */
  readonly files: boolean;
  /** Words that its first argument may be, or none. */
  readonly choices: readonly string[];
}

/** Flattens the program into its commands, each before those below it. */
export function commandEntries(
  command: Command,
  path: readonly string[] = [],
): readonly CommandEntry[] {
  const help = command.createHelp();
  const below = help.visibleCommands(command).filter((child) => child.name() !== 'help');
  const entry: CommandEntry = {
    path,
    description: command.summary() || command.description(),
    options: help.visibleOptions(command).map(optionEntry),
    subcommands: below.map((child) => ({
      name: child.name(),
      description: child.summary() || child.description(),
    })),
    files: command.registeredArguments.some((argument) => FILE_LIKE.test(argument.name())),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
  return [entry, ...below.flatMap((child) => commandEntries(child, [...path, child.name()]))];
}

const FILE_LIKE = /file|path|plan|dir|folder/;

function optionEntry(option: Option): OptionEntry {
  return {
    names: [option.long, option.short].filter((name) => name !== undefined),
    description: option.description,
    value: valueOf(option),
  };
}

function valueOf(option: Option): OptionEntry['value'] {
  if (option.argChoices) return option.argChoices;
  if (!option.required && !option.optional) return 'none';
  return FILE_LIKE.test(option.flags.replace(option.long ?? '', '')) ? 'file' : 'any';
}
