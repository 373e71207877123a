import type { Interest } from '../scanner/walker.ts';
import type { ElementList, PlanElement, PlanValue } from './types.ts';

/** An element that is only `"actions":["no-op"]` and neither moves nor imports anything. */
type OnSkip = (list: ElementList) => void;
type OnElement = (list: ElementList, element: PlanElement) => void;

const LETTER_N = 0x6e;
const PLAIN_NO_OP = '["no-op"]';

/**
 * The interest in a list of changes. Elements are parsed one at a time, and a no-op is not parsed at all.
 * Whether it is one is read from its own `change.actions`, so the same text in a value means nothing.
 */
export function elementsInterest(
  list: ElementList,
  onElement: OnElement,
  onSkip: OnSkip,
): Interest {
  const probe = new ElementProbe();
  const element: Interest = {
    keep: true,
    open: (_first, line) => {
      probe.reset(line);
    },
    member: (name) => probe.elementMember(name),
    nameLengths: ['change'.length, 'previous_address'.length],
    otherMember: () => probe.keys++,
    close: (bytes) => {
      const index = probe.index++;
      if (bytes === null) return;
      if (probe.isNoOp()) onSkip(list);
      else onElement(list, probe.parse(index, bytes));
    },
  };
  return {
    element,
    open: () => {
      probe.index = 0;
    },
  };
}

/** Follows one element's keys while its bytes go by. One object serves all elements of a list. */
class ElementProbe {
  index = 0;
  private line = 1;
  keys = 0;
  private changeKeys = 0;
  private changes = 0;
  private actions: PlanValue[] = [];
  private moves = false;
  private imports = false;

  private readonly actionsInterest: Interest = {
    keep: true,
    close: (bytes) => {
      this.actions.push(parseActions(bytes));
    },
  };
  private readonly importingInterest: Interest = {
    open: (first) => {
      if (first !== LETTER_N) this.imports = true;
    },
  };
  private readonly movedInterest: Interest = {
    open: (first) => {
      if (first !== LETTER_N) this.moves = true;
    },
  };
  private readonly changeInterest: Interest = {
    nameLengths: ['actions'.length, 'importing'.length],
    otherMember: () => this.changeKeys++,
    member: (name) => {
      this.changeKeys++;
      if (name === 'actions') return this.actionsInterest;
      return name === 'importing' ? this.importingInterest : null;
    },
    open: () => {
      this.changes++;
    },
  };

  reset(line: number): void {
    this.line = line;
    this.keys = 0;
    this.changeKeys = 0;
    this.changes = 0;
    this.actions = [];
    this.moves = false;
    this.imports = false;
  }

  elementMember(name: string): Interest | null {
    this.keys++;
    if (name === 'change') return this.changeInterest;
    return name === 'previous_address' ? this.movedInterest : null;
  }

  isNoOp(): boolean {
    const [only, ...more] = this.actions;
    if (this.changes !== 1 || more.length > 0 || this.moves || this.imports) return false;
    return Array.isArray(only) && only.length === 1 && only[0] === 'no-op';
  }

  parse(index: number, bytes: Buffer): PlanElement {
    const value = JSON.parse(bytes.toString('utf8')) as PlanValue;
    const duplicateKeys =
      this.keys !== keyCount(value) || this.changeKeys !== changeKeyCount(value);
    return { trace: { index, line: this.line, actions: this.actions, duplicateKeys }, value };
  }
}

const NO_OP: PlanValue = Object.freeze(['no-op']);

function parseActions(bytes: Buffer | null): PlanValue {
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  return text === PLAIN_NO_OP ? NO_OP : (JSON.parse(text) as PlanValue);
}

function keyCount(value: PlanValue): number {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 0;
  return Object.keys(value).length;
}

function changeKeyCount(value: PlanValue): number {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 0;
  const change = (value as { readonly [key: string]: PlanValue })['change'];
  return change === undefined ? 0 : keyCount(change);
}
