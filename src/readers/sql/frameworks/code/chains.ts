import { Cursor } from './cursor.ts';
import type { Argument, Expression, Lambda, Link } from './syntax.ts';
import type { Token } from './token.ts';
import type { Traits } from './traits.ts';

/** Members, calls, indexes and blocks behind something: `a.b(1)[2] do … end`. */
export abstract class ChainParser extends Cursor {
  protected readonly traits: Traits;
  /** True while `do` belongs to the call further out. */
  protected noDo = false;

  constructor(tokens: readonly Token[], traits: Traits) {
    super(tokens);
    this.traits = traits;
  }

  protected abstract argument(): Argument;
  protected abstract textLiteral(): Expression;
  /** What stands behind a call and belongs to it: `do |t| … end`, `{ |t| … }`. */
  protected abstract block(): Lambda | null;

  /** A chain may go on at the beginning of the next line. */
  protected continuesBelow(): boolean {
    if (this.token.kind !== 'newline') return false;
    let ahead = 1;
    while (this.peek(ahead).kind === 'newline') ahead++;
    const { kind, text } = this.peek(ahead);
    return kind === 'mark' && ['.', '&.', '|>', '<>'].includes(text);
  }

  /** From the opening bracket to behind the closing one. */
  protected arguments(close: string): readonly Argument[] {
    const items: Argument[] = [];
    const noDo = this.noDo;
    this.noDo = false;
    this.next();
    this.skipLines();
    while (!this.done && !this.isMark(close)) {
      const before = this.at;
      items.push(this.argument());
      this.skipLines();
      if (this.isMark(',', ';')) this.next();
      this.skipLines();
      if (this.at === before) this.next();
    }
    this.next();
    this.noDo = noDo;
    return items;
  }

  protected postfix(head: Expression | null, line: number, links: Link[] = []): Expression {
    for (;;) {
      if (this.continuesBelow() && this.traits.member.has(this.#below())) this.skipLines();
      if (
        this.isMark('!') &&
        this.peek().kind === 'mark' &&
        this.traits.member.has(this.peek().text)
      ) {
        this.next();
      }
      if (!this.#link(links, head !== null)) break;
    }
    if (links.length === 0 && head !== null) return head;
    return { kind: 'chain', line, head, links };
  }

  #below(): string {
    let ahead = 1;
    while (this.peek(ahead).kind === 'newline') ahead++;
    return this.peek(ahead).text;
  }

  /** Takes one more member, call, index or block; false when the chain ends. */
  #link(links: Link[], hasHead: boolean): boolean {
    const { token } = this;
    const last = links.at(-1);
    if (token.kind === 'mark' && this.traits.member.has(token.text)) {
      const name = this.peek();
      if (name.kind === 'mark' && name.text !== '(') return false;
      this.next();
      if (name.kind === 'mark') links.push({ ...linkOf(name), name: 'call' });
      else links.push(linkOf(this.next()));
      return true;
    }
    if (this.isMark('(') && (last !== undefined || hasHead)) {
      if (this.traits.commands && token.spaced && last?.args === null) {
        return this.#command(links, last);
      }
      if (this.traits.commands && token.spaced) return false;
      const args = this.arguments(')');
      if (last?.args === null) links.splice(-1, 1, { ...last, args });
      else links.push({ name: 'call', line: token.line, args, block: null, generic: null });
      return true;
    }
    if (this.isMark('[') && !(this.traits.commands && token.spaced)) {
      links.push({
        name: '[]',
        line: token.line,
        args: this.arguments(']'),
        block: null,
        generic: null,
      });
      return true;
    }
    if (last === undefined) return false;
    if (this.#generic(links, last)) return true;
    if (token.kind === 'text' && last.args === null && !token.spaced && !this.traits.lines) {
      const args = [{ key: null, value: this.textLiteral(), spread: false }];
      links.splice(-1, 1, { ...last, args });
      return true;
    }
    const block = last.block === null ? this.block() : null;
    if (block !== null) {
      links.splice(-1, 1, { ...last, args: last.args ?? [], block });
      return true;
    }
    return this.#command(links, last);
  }

  /** `AddColumn<string>(`: what stands between the angle brackets is a type. */
  #generic(links: Link[], last: Link): boolean {
    if (!this.isMark('<') || this.traits.lines) return false;
    let ahead = 1;
    let text = '';
    let depth = 1;
    while (ahead < 40) {
      const token = this.peek(ahead);
      if (token.kind === 'mark' && token.text === '<') depth++;
      else if (token.kind === 'mark' && token.text === '>') depth--;
      else if (token.kind !== 'word' && !'.,?[]|'.includes(token.text)) return false;
      if (depth === 0) break;
      text += token.text;
      ahead++;
    }
    if (this.peek(ahead + 1).text !== '(' || depth !== 0) return false;
    this.at += ahead + 1;
    links.splice(-1, 1, { ...last, generic: text });
    return true;
  }

  /** `drop_table :users, force: true` */
  #command(links: Link[], last: Link): boolean {
    if (!this.traits.commands || last.args !== null || last.block !== null) return false;
    if (!this.#startsArgument(this.token)) return false;
    const noDo = this.noDo;
    this.noDo = true;
    const args: Argument[] = [];
    do {
      this.skipLines();
      if (this.done) break;
      args.push(this.argument());
    } while (this.takeMark(','));
    this.noDo = noDo;
    links.splice(-1, 1, { ...last, args });
    return true;
  }

  #startsArgument(token: Token): boolean {
    if (!token.spaced) return false;
    switch (token.kind) {
      case 'text':
      case 'number':
      case 'label':
        return true;
      case 'word':
        return !this.traits.stops.has(token.text) && !this.traits.infixes.has(token.text);
      case 'mark':
        if (token.text === '[' || token.text === '(' || token.text === '->') return true;
        return (
          ['*', '&', '-', '!', '::', '**', '%', ':'].includes(token.text) && !token.spacedAfter
        );
      default:
        return false;
    }
  }
}

export function linkOf(token: Token): Link {
  return { name: token.text, line: token.line, args: null, block: null, generic: null };
}
