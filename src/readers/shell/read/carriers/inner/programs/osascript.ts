import type { Doing } from '../../../../types.ts';
import { UNKNOWN } from '../../../../types.ts';
import { takeOptions, valueOf } from '../../runners/shared/options.ts';
import { absolutePath, folderOf } from '../../runners/shared/files.ts';
import { named, UNKNOWN_TEXT } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';
import { readCode } from '../read-code.ts';

const SHELL = /\bdo\s+shell\s+script\s+("(?:[^"\\]|\\.)*"|[^\n]{1,200})/g;
const DELETES =
  /^[^\S\r\n\u2028\u2029]*(?:delete|empty\s+(?:the\s+)?trash|move\s+.{1,200}\s+to\s+(?:the\s+)?trash)\b/m;

function carriedBy(script: string): readonly Carried[] {
  const shells = [...script.matchAll(SHELL)].slice(0, 50).map(([, given = '']): Carried => {
    const text = given.startsWith('"') ? given.slice(1, -1).replace(/\\(.)/g, '$1') : UNKNOWN;
    return text === UNKNOWN
      ? {
          kind: 'unread',
          why: 'The command that AppleScript runs cannot be known.',
          fetched: false,
        }
      : { kind: 'text', text: text.replaceAll(UNKNOWN, UNKNOWN_TEXT) };
  });
  const outside = script.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/--[^\n]*/g, '');
  const inside = outside.replace(/\btell\b[^\n]{0,200}?\bto\s/g, '\n');
  return DELETES.test(inside) ? [...shells, deletion(script)] : shells;
}

function deletion(script: string): Carried {
  const app = /\bapplication\s+"([^"]{1,60})"/.exec(script)?.[1] ?? 'application';
  const messages = /mail|messages|outlook|slack/i.test(app);
  const doing: Doing = {
    verb: 'delete',
    type: messages ? 'message' : 'application-item',
    address: app,
    provider: null,
    reversibility: messages ? 'costly' : 'unknown',
    data: 'holds-data',
    ...(messages ? { traits: ['message-deletion' as const] } : {}),
    why: `The script has ${app} delete what it names.`,
  };
  return { kind: 'reading', reading: { doings: [doing] } };
}

export const OSASCRIPT: Carrier = {
  programs: ['osascript'],
  carries: (invocation, world) => {
    const { args, stdin } = invocation;
    const taken = takeOptions(args, ['-e', '-l', '-s']);
    const javascript = valueOf(taken, '-l')?.text.toLowerCase() === 'javascript';
    const lines = taken.given.get('-e')?.map(({ text }) => text) ?? [];
    if (lines.length === 0 && stdin.kind === 'text') lines.push(stdin.text);
    if (lines.length === 0) {
      const [path] = taken.rest;
      if (path === undefined || !path.known) return null;
      const absolute = absolutePath(path.text, folderOf(invocation, world), world);
      const look = absolute === null ? null : world.look(absolute);
      if (look?.kind !== 'text') return null;
      lines.push(look.text);
    }
    const script = lines.join('\n');
    return javascript
      ? readCode({ language: 'js', text: script, from: 'command' })
      : carriedBy(script);
  },
  called: (invocation) => named(invocation),
};
