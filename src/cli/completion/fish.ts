import type { CommandEntry, OptionEntry } from './tree.ts';

/** Completion for fish 3.0 and later. */
export function fishCompletion(entries: readonly CommandEntry[]): string {
  return [
    '# holdpoint completion for fish. Use it with: holdpoint completion fish | source',
    'function __holdpoint_at',
    '    set -l words (commandline -opc)[2..]',
    "    set -l commands (string match -v -- '-*' $words)",
    '    set -l depth (count $argv)',
    '    test $depth -eq 0; and return 0',
    '    test (count $commands) -ge $depth; or return 1',
    '    test "$commands[1..$depth]" = "$argv"',
    'end',
    'function __holdpoint_bare',
    '    set -l words (commandline -opc)[2..]',
    "    set -l commands (string match -v -- '-*' $words)",
    '    test "$commands" = "$argv"',
    'end',
    'complete -c holdpoint -f',
    ...entries.flatMap(linesOf),
    '',
  ].join('\n');
}

function linesOf(entry: CommandEntry): readonly string[] {
  const at = `__holdpoint_at${entry.path.map((name) => ` ${name}`).join('')}`;
  const bare = `__holdpoint_bare${entry.path.map((name) => ` ${name}`).join('')}`;
  return [
    ...entry.subcommands.map(
      ({ name, description }) =>
        `complete -c holdpoint -n '${bare}' -a ${name} -d ${quote(description)}`,
    ),
    ...entry.choices.map((choice) => `complete -c holdpoint -n '${bare}' -a ${choice}`),
    ...(entry.files ? [`complete -c holdpoint -n '${at}' -F`] : []),
    ...entry.options.map((option) => `complete -c holdpoint -n '${at}' ${optionWords(option)}`),
  ];
}

function optionWords({ names, description, value }: OptionEntry): string {
  const flags = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const takes =
    typeof value !== 'string'
      ? `-x -a ${quote(value.join(' '))}`
      : { none: '', file: '-r -F', any: '-x' }[value];
  return [...flags, takes, `-d ${quote(description)}`].filter((word) => word !== '').join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
