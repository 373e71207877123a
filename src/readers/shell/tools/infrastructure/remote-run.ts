/** Commands that a tool runs somewhere else: on a machine, in a container, in an app. */
import type { Act, Call } from '../types.ts';
import { doingsOf } from '../apply.ts';

const LOOKING_COMMAND =
  /^(?:uptime|df|free|uname|hostname|whoami|date|id|w|who|ls|cat|head|tail|grep|ps|ss|netstat|lsblk|systemctl (?:status|is-active|list-units)|journalctl|docker ps|echo|which|getent|lscpu|dmesg)(?:\s[^;&|<>$`\n]*)?$/;

/** True where a command's text holds one plain command that shows something and does nothing. */
export function onlyLooks(text: string): boolean {
  return LOOKING_COMMAND.test(text.trim().slice(0, 2000)) && !/--vacuum|--rotate/.test(text);
}

/** Consoles, and tasks that every release runs. */
const ORDINARY =
  /^(?:(?:\/bin\/)?(?:ba|z|a)?sh|(?:bundle exec )?(?:rails|rake|bin\/rails) (?:c|console|routes|db:migrate(?::status)?|db:version|about|stats)|(?:python3? )?manage\.py (?:migrate|showmigrations|shell|check|collectstatic)(?: --\S+)*|env|printenv|node|irb|python3?|psql|npm run migrate)$/;

/** True where a command on another machine opens a console, looks, or does what every release does. */
export function isOrdinaryRun(text: string): boolean {
  return ORDINARY.test(text.trim().slice(0, 500)) || onlyLooks(text);
}

/** Acts whose command stands in an option, or after the act's words where there is none. */
export function runsThere(
  words: string,
  type: string,
  provider: string,
  options: readonly string[],
): Act {
  return {
    words,
    does: (call: Call) => {
      const given = options.length > 0 ? call.value(...options) : null;
      const rest = call.operands.slice(call.taken).map(({ text }) => text);
      const text = options.length > 0 ? (given?.text ?? '') : rest.join(' ');
      const ordinary = text === '' || isOrdinaryRun(text);
      return {
        doings: doingsOf(
          { provider },
          {
            verb: 'execute',
            type,
            targets: { option: ['-a', '--app', '-g', '--cluster'] },
            reversibility: ordinary ? 'reversible' : 'unknown',
            data: ordinary ? 'none' : 'unknown',
            traits: ['remote-host'],
            why: ordinary
              ? 'It looks, or opens a console, somewhere else.'
              : 'It runs a command somewhere else, and what that does there was not read.',
          },
          call,
        ),
      };
    },
  };
}
