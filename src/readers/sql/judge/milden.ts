import type { Act, Cost } from '../acts.ts';
import { conversionOf } from './conversions.ts';
import type { Scope } from './rules/rule.ts';

/** The cost of an act where the statements before it have taken the long part off it. */
export function mildenedCost(act: Act, { memory }: Scope): Cost | null {
  const { cost } = act;
  if (cost === null) return null;
  switch (act.kind) {
    case 'set-not-null':
      return memory.isProvenNotNull(act.table, act.column) ||
        memory.isNewColumn(act.table, act.column)
        ? brief(cost, 'a validated CHECK says already that there is no NULL')
        : cost;
    case 'alter-type':
      return conversionOf(act.from, act.to).inPlace
        ? brief(cost, `${act.from ?? ''} is stored in the same way`)
        : cost;
    case 'attach-partition':
      return memory.isProbablyNew(act.partition) ? brief(cost, 'the partition is new') : cost;
    default:
      return cost;
  }
}

function brief(cost: Cost, because: string): Cost {
  return { ...cost, duration: 'brief', because };
}
