/** Ports and folders of this machine that others can reach while something runs. */
import type { Doing } from '../../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';

/** Ports by which whoever reaches them works on the machine: ssh, remote desktops, engines of containers. */
const OPENS = /^(?:22|2222|23|3389|59\d\d|2375|2376|5985|5986|10250)$/;

/** A port handed to the internet. A page that is shown is information; a shell of the machine is not. */
export function sharedPort(port: string, address: string): Doing {
  return OPENS.test(port)
    ? doing(
        'expose',
        'port',
        address,
        'irreversible',
        'none',
        'Whoever finds it can sign in to this machine from anywhere while it runs.',
        ['public-exposure', 'data-sent'],
      )
    : doing(
        'expose',
        'port',
        address,
        'reversible',
        'none',
        'Something on this machine can be reached from anywhere while it runs.',
        ['public-exposure'],
      );
}

export const tunnels = toolOf(
  'tunnels',
  ['ngrok', 'localtunnel', 'lt', 'bore', 'serveo'],
  ['-p', '--port', '-s', '--subdomain', '-h', '--host', '--to', '-l', '--local-host', '--region'],
  (call) => {
    const asks = ['config', 'version', 'help', 'update'];
    const given = call.value('-p', '--port');
    const words = [...call.operands, ...(given === null ? [] : [given])].map(({ text }) => text);
    if (words.length === 0 || asks.includes(words[0] ?? '')) return NOTHING;
    const port = words.map((text) => /(?:^|:)(\d{1,5})$/.exec(text)?.[1]).find(Boolean) ?? '';
    return reading(sharedPort(port, words.join(' ').slice(0, 80)));
  },
);

/** `-R 2222:localhost:22`: where it leads to on this machine. */
export function forwardedPort(text: string): string | null {
  return /^(?:[^:\s]{0,100}:)?\d{1,5}:[^:\s]{1,100}:(\d{1,5})$/.exec(text)?.[1] ?? null;
}
