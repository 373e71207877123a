export type HookName = 'pre-receive' | 'pre-push';

/** In every hook that we wrote; no other is ever touched. */
export const MARK =
  '# Written by holdpoint git-hook install. Take it out with: holdpoint git-hook uninstall';
/** Behind the name of a hook that was there before ours, and that ours runs first. */
export const BEFORE = '.before-holdpoint';

export interface Program {
  /** Absolute paths. */
  readonly node: string;
  readonly main: string;
}

/**
 * The hook as a file. What was there before is run first, on the same input, and its no stays a no. A server's hook
 * whose program is gone refuses; the one before a push, which is no gate, lets go and says so.
 */
export function hookScript(name: HookName, { node, main }: Program): string {
  const call = `${quoted(node)} ${quoted(main)} git-hook ${name} "$@"`;
  const missing =
    name === 'pre-push'
      ? [
          `if [ ! -e ${quoted(main)} ]; then`,
          `  echo 'holdpoint: its program is gone, so nothing was looked at before this push' >&2`,
          '  exit 0',
          'fi',
        ]
      : [];
  return [
    '#!/bin/sh',
    MARK,
    // The last sign keeps the shell from dropping line ends.
    'input=$(cat; printf x)',
    'input=${input%x}',
    `before="$0${BEFORE}"`,
    'if [ -x "$before" ]; then',
    `  printf '%s' "$input" | "$before" "$@" || exit $?`,
    'fi',
    ...missing,
    `printf '%s' "$input" | ${call}`,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
