import type { ToolReading } from '../../../types.ts';
import type { Call } from '../../types.ts';
import { addressOf, objectsOf } from '../objects.ts';

const SHOWS_VALUES = /^(?:ya?ml|json|jsonpath.*|go-template.*|template.*|custom-columns.*)$/;

/** `get`: harmless unless the values of secrets are printed. */
export function gets(call: Call): ToolReading {
  const raw = call.value('--raw')?.text ?? '';
  const output = call.value('-o', '--output')?.text ?? '';
  const secret = objectsOf(call.operands.slice(call.taken)).find(({ kind }) =>
    /^secrets?(?:\.v1)?\.?$/i.test(kind),
  );
  const shown = SHOWS_VALUES.test(output) && /data|^(?:ya?ml|json)$|\{\.?\}/.test(output);
  if (/\/secrets(?:\/|\?|$)/.test(raw)) return read(raw);
  return secret !== undefined && shown ? read(addressOf(call, 'secret', secret.name)) : {};
}

function read(address: string): ToolReading {
  return {
    doings: [
      {
        verb: 'read',
        type: 'secret',
        address,
        provider: 'kubernetes',
        reversibility: 'reversible',
        data: 'none',
        traits: ['credential-read'],
        why: 'Values of a secret are printed; base64 hides nothing.',
        safer: ['`kubectl describe secret`, which shows names and sizes only'],
      },
    ],
  };
}
