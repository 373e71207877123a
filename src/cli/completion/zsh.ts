import type { CommandEntry, OptionEntry } from './tree.ts';

/** Completion for zsh: one function for each command, each handing on to those below it. */
export function zshCompletion(entries: readonly CommandEntry[]): string {
  return `#compdef holdpoint
# holdpoint completion for zsh. Use it with: source <(holdpoint completion zsh)
${entries.map(functionOf).join('\n')}
if [[ $funcstack[1] == _holdpoint ]]; then
  _holdpoint "$@"
else
  compdef _holdpoint holdpoint
fi
`;
}

function functionOf(entry: CommandEntry): string {
  const options = entry.options.map((option) => `    ${optionSpec(option)} \\`);
  const body = entry.subcommands.length > 0 ? handOn(entry) : argumentsOf(entry);
  return `${nameOf(entry.path)}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
${options.join('\n')}
${body}
}`;
}

function argumentsOf(entry: CommandEntry): string {
  if (entry.choices.length > 0) return `    '1: :(${entry.choices.join(' ')})'`;
  return entry.files ? "    '*:file:_files'" : "    '*: :'";
}

function handOn(entry: CommandEntry): string {
  const described = entry.subcommands.map(
    ({ name, description }) => `        ${quote(`${name}:${description}`)}`,
  );
  const calls = entry.subcommands.map(
    ({ name }) => `        ${name}) ${nameOf([...entry.path, name])} ;;`,
  );
  return `    '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${described.join('\n')}
      )
      _describe command commands ;;
    rest)
      case $line[1] in
${calls.join('\n')}
      esac ;;
  esac`;
}

function nameOf(path: readonly string[]): string {
  return ['_holdpoint', ...path.map((name) => name.replaceAll('-', '_'))].join('_');
}

function optionSpec({ names, description, value }: OptionEntry): string {
  const text = description.replace(/[[\]:\\]/g, (mark) => `\\${mark}`);
  const takes =
    typeof value !== 'string'
      ? `:value:(${value.join(' ')})`
      : { none: '', file: ':file:_files', any: ':value:' }[value];
  return names.map((name) => quote(`*${name}[${text}]${takes}`)).join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
