import type { CommandEntry, OptionEntry } from './tree.ts';

/** Completion for bash 3.2 and later: no associative arrays, no bash-completion package. */
export function bashCompletion(entries: readonly CommandEntry[]): string {
  return `# holdpoint completion for bash. Use it with: source <(holdpoint completion bash)
_holdpoint() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
${entries
  .filter(({ path }) => path.length > 0)
  .map(descend)
  .join('\n')}
    esac
  done
  case "$path $prev" in
${entries.flatMap(valueCases).join('\n')}
  esac
  case "$path" in
${entries.map(wordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _holdpoint holdpoint
`;
}

function descend({ path }: CommandEntry): string {
  const above = path.slice(0, -1).join('/');
  return `      '${above} ${path.at(-1)}') path='${path.join('/')}' ;;`;
}

function valueCases(entry: CommandEntry): readonly string[] {
  return entry.options
    .filter((option) => option.value !== 'none')
    .map((option) => {
      const patterns = option.names.map((name) => `'${entry.path.join('/')} ${name}'`).join('|');
      return `    ${patterns}) ${offer(option)}; return ;;`;
    });
}

function offer({ value }: OptionEntry): string {
  if (typeof value !== 'string') return `COMPREPLY=($(compgen -W '${value.join(' ')}' -- "$cur"))`;
  return value === 'file' ? 'COMPREPLY=($(compgen -f -- "$cur"))' : 'COMPREPLY=()';
}

/** Flags only once a dash is there, so that files stay at hand where a command takes them. */
function wordCase(entry: CommandEntry): string {
  const names = [...entry.subcommands.map(({ name }) => name), ...entry.choices].join(' ');
  const flags = entry.options.flatMap((option) => option.names).join(' ');
  return `    '${entry.path.join('/')}') if [[ $cur == -* ]]; then words='${flags}'; else words='${names}'; fi ;;`;
}
