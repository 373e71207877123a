import { isSpread, named } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Call, Code } from '../code/types.ts';
import type { Pattern } from '../types.ts';
import { seen } from './sighting.ts';

export const lockWithoutExpiry: Pattern = {
  id: 'lock-without-expiry',
  title: 'A lock that nobody may ever give back',
  why: 'Whoever dies while holding it stops everybody else until a person comes.',
  fix: 'Let it expire by itself, and set value and time in one step.',
  weight: 'note',
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [/\bnx\b|setnx|SetNX|setIfAbsent/i],
  search: {
    kind: 'brought',
    find: ({ code }) =>
      code === null
        ? []
        : code.calls
            .filter((call) => isLock(call, code) && !isSpread(call))
            .map((call) =>
              seen(code, call.node, call.callee, `${call.callee} sets a key that never expires`),
            ),
  },
};

function isLock(call: Call, code: Code): boolean {
  const { name, args } = call;
  const whole = textOf(call.node, code.text);
  if (!/lock|mutex|lease|leader/i.test(whole)) return false;
  if (/^setnx$/i.test(name) && args.length === 2) return !/expire/i.test(code.text);
  if (name === 'setIfAbsent' && args.length === 2) return /redis|opsForValue/i.test(code.text);
  if (name === 'SetNX' && args.length === 4)
    return /^0$/.test(textOf(args[3]?.value ?? call.node, code.text));
  if (name !== 'set') return false;
  if (code.language === 'python') {
    return named(call, /^nx$/) !== null && named(call, /^(?:ex|px|exat|pxat)$/) === null;
  }
  return (
    /["']NX["']|\bNX\s*:\s*true/.test(whole) &&
    !/["'](?:EX|PX|EXAT|PXAT)["']|\b(?:EX|PX|EXAT|PXAT)\s*:/.test(whole)
  );
}
