import { connectionAt } from '../database/where.ts';
import { placedAt } from '../database/effects.ts';
import type { Act, ActEffect } from '../types.ts';

/** An effect on what operands of the form `name=orders` name. */
export function wordOperand(effect: ActEffect): Act['does'] {
  return (call, context) => {
    const named = call.operands.slice(call.taken).filter(({ text }) => text.includes('='));
    const address = named.map(({ text }) => text.slice(text.indexOf('=') + 1)).join(' ');
    const { targets, ...rest } = effect;
    void targets;
    const doing = { ...rest, address: address || rest.type, provider: 'rabbitmq' };
    const at = connectionAt(call, context, { host: ['-H', '--host'], database: ['-V', '--vhost'] });
    return { doings: placedAt([doing], at) };
  };
}
