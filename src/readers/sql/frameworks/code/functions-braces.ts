import { ExpressionParser } from './expressions.ts';
import type { Lambda, Statement } from './syntax.ts';

/** Functions that are values in JavaScript, TypeScript, PHP and C#. */
export abstract class BraceFunctions extends ExpressionParser {
  /** From the opening brace to behind the closing one. */
  protected abstract body(inClass: boolean): readonly Statement[];
  protected abstract class(): readonly Statement[];

  /** Names of parameters, from the opening bracket to behind the closing one. */
  protected params(): readonly string[] {
    const end = this.token.partner;
    const names: string[] = [];
    let name: string | null = null;
    let settled = false;
    this.next();
    while (!this.done && (end === -1 ? !this.isMark(')') : this.at < end)) {
      if (this.isMark(',')) {
        if (name !== null) names.push(name);
        name = null;
        settled = false;
      } else if (this.isMark('=', ':')) settled = true;
      else if (this.token.kind === 'word' && !settled) name = this.token.text;
      const { partner } = this.token;
      if (partner > this.at && name !== null) this.at = partner;
      this.next();
    }
    if (name !== null) names.push(name);
    this.next();
    return names;
  }

  protected lambda(): Lambda | null {
    const { line } = this.token;
    if (this.isWord('function', 'fn')) {
      this.next();
      while (!this.done && !this.isMark('(', '{', ';')) this.next();
      const params = this.isMark('(') ? this.params() : [];
      while (!this.done && !this.isMark('{', '=>', ';')) {
        const { partner } = this.token;
        if (partner > this.at) this.at = partner;
        this.next();
      }
      this.takeMark('=>');
      return { kind: 'lambda', line, params, body: this.functionBody() };
    }
    if (this.isWord('class')) {
      const body = this.class();
      return { kind: 'lambda', line, params: [], body };
    }
    if (
      this.token.kind === 'word' &&
      this.peek().text === '=>' &&
      !this.traits.keyMarks.has('=>')
    ) {
      const params = [this.next().text];
      this.next();
      return { kind: 'lambda', line, params, body: this.functionBody() };
    }
    return this.isMark('(') ? this.#arrow(line) : this.#method(line);
  }

  protected functionBody(): readonly Statement[] {
    return this.isMark('{') ? this.body(false) : this.statementsOf(this.expression());
  }

  #arrow(line: number): Lambda | null {
    const { partner } = this.token;
    if (partner === -1 || this.traits.keyMarks.has('=>')) return null;
    let arrow = partner + 1;
    if (this.tokens[arrow]?.text === ':') {
      while (
        arrow < partner + 20 &&
        !['=>', ';', '{', ','].includes(this.tokens[arrow]?.text ?? ';')
      ) {
        arrow++;
      }
    }
    if (this.tokens[arrow]?.text !== '=>') return null;
    const params = this.params();
    this.at = arrow + 1;
    return { kind: 'lambda', line, params, body: this.functionBody() };
  }

  /** `up(knex) {…}` among the members of an object. */
  #method(line: number): Lambda | null {
    if (this.token.kind !== 'word' || this.peek().text !== '(') return null;
    const { partner } = this.peek();
    const before = this.tokens[this.at - 1]?.text ?? '';
    const isMember = before === '{' || before === ',' || before === 'async';
    if (partner === -1 || !isMember || this.tokens[partner + 1]?.text !== '{') return null;
    const name = this.next().text;
    const params = this.params();
    const body = this.body(false);
    return {
      kind: 'lambda',
      line,
      params: [],
      body: [{ kind: 'define', line, name, params, body }],
    };
  }
}
