import { getScalarValue } from 'js-yaml';
import type { DocumentEvent, Event, ScalarEvent } from 'js-yaml';
import { TreeFault } from './limits.ts';
import type { LineIndex } from './line-index.ts';
import { plain } from './look.ts';
import type { Tree } from './types.ts';
import { plainScalar, taggedScalar } from './yaml-scalar.ts';

/** The parser's own numbers, written out so that a `switch` can be checked. */
const DOCUMENT = 1;
const SEQUENCE = 2;
const MAPPING = 3;
const SCALAR = 4;
const ALIAS = 5;
const PLAIN = 1;
const LITERAL = 4;

interface Open {
  readonly kind: 'map' | 'list' | 'document';
  readonly line: number;
  readonly tag: string | null;
  readonly anchor: string | null;
  readonly items: Tree[];
  readonly entries: Map<string, Tree>;
  readonly merged: Tree[];
  /** Values left when it was opened. */
  readonly left: number;
  /** The key that waits for its value. */
  key: { readonly name: string; readonly line: number; readonly offset: number } | null;
}

type Node = Exclude<Event, DocumentEvent | { readonly type: 6 }>;

/** Turns the events of one piece of a text into trees. */
export class TreeBuilder {
  readonly #text: string;
  /** Where the piece stands in the whole text. */
  readonly #base: number;
  readonly #lines: LineIndex;
  readonly #budget: { values: number };
  readonly #stack: Open[] = [];
  readonly #documents: Tree[] = [];
  #prefixes = new Map<string, string>();
  /** What each anchor stands for, with the number of values in it. */
  #anchors = new Map<string, { readonly tree: Tree; readonly values: number }>();
  /** Where the last thing with a place stood: what is empty has none of its own. */
  #last = 0;

  constructor(text: string, base: number, lines: LineIndex, budget: { values: number }) {
    this.#text = text;
    this.#base = base;
    this.#lines = lines;
    this.#budget = budget;
  }

  build(events: readonly Event[]): readonly Tree[] {
    for (const event of events) {
      if (event.type === DOCUMENT) this.#begin(event);
      else if (event.type === SEQUENCE || event.type === MAPPING) this.#open(event);
      else if (event.type === SCALAR || event.type === ALIAS) this.#leaf(event);
      else this.#close();
    }
    return this.#documents;
  }

  #begin(event: DocumentEvent): void {
    this.#anchors = new Map();
    this.#prefixes = new Map([['!!', 'tag:yaml.org,2002:']]);
    for (const directive of event.directives) {
      if (directive.kind === 'tag') this.#prefixes.set(directive.handle, directive.prefix);
    }
    this.#push('document', 1, null, null);
  }

  #open(event: Extract<Event, { readonly style: unknown; readonly start: number }>): void {
    this.#last = event.start;
    this.#count(event.start);
    const kind = event.type === MAPPING ? 'map' : 'list';
    this.#push(kind, this.#lineFor(event.start), this.#tagOf(event), this.#anchorOf(event));
  }

  #push(kind: Open['kind'], line: number, tag: string | null, anchor: string | null): void {
    const left = this.#budget.values;
    const open: Open = {
      kind,
      line,
      tag,
      anchor,
      items: [],
      entries: new Map(),
      merged: [],
      left,
      key: null,
    };
    this.#stack.push(open);
  }

  #leaf(event: Extract<Node, { readonly type: 4 | 5 }>): void {
    const offset = this.#offsetOf(event);
    this.#last = offset;
    const parent = this.#stack.at(-1);
    const line = this.#lineFor(offset);
    if (event.type === ALIAS) {
      const source = this.#text.slice(event.anchorStart, event.anchorEnd);
      const target = this.#anchors.get(source);
      if (target === undefined) throw this.#fault(offset, `there is no anchor ${source} before`);
      // The tree is used again as it is; what it holds counts again, since whoever walks it walks it again.
      this.#budget.values -= target.values;
      this.#count(offset);
      this.#add(target.tree, offset);
      return;
    }
    if (parent?.kind === 'map' && parent.key === null) {
      const value = this.#valueOf(event, this.#tagOf(event));
      this.#remember(event, { kind: 'scalar', value, line, tag: null }, 1);
      this.#key(parent, String(value), offset);
      return;
    }
    this.#count(offset);
    const tag = this.#tagOf(event);
    const tree: Tree = { kind: 'scalar', value: this.#valueOf(event, tag), line, tag };
    this.#remember(event, tree, 1);
    this.#add(tree, offset);
  }

  #close(): void {
    const done = this.#stack.pop();
    if (done === undefined) return;
    if (done.kind === 'document') {
      const root = done.items[0];
      const empty = root === undefined || (root.kind === 'scalar' && root.value === null);
      if (!empty) this.#documents.push(root);
      return;
    }
    const { line, tag, anchor, items, entries } = done;
    if (done.merged.length > 0) mergeInto(entries, done.merged);
    const tree: Tree =
      done.kind === 'map'
        ? { kind: 'map', line, tag, entries }
        : { kind: 'list', line, tag, items };
    if (anchor !== null) {
      this.#anchors.set(anchor, { tree, values: done.left - this.#budget.values + 1 });
    }
    this.#add(tree, this.#last);
  }

  #add(tree: Tree, offset: number): void {
    const parent = this.#stack.at(-1);
    if (parent === undefined) return;
    if (parent.kind !== 'map') parent.items.push(tree);
    else if (parent.key === null) this.#key(parent, keyText(tree), offset);
    else {
      const { name, offset: at } = parent.key;
      parent.key = null;
      if (name === '<<') {
        for (const source of tree.kind === 'list' ? tree.items : [tree]) parent.merged.push(source);
      } else if (parent.entries.has(name)) throw this.#fault(at, `the key ${name} stands twice`);
      else parent.entries.set(name, tree);
    }
  }

  #key(parent: Open, name: string, offset: number): void {
    parent.key = { name, line: this.#lines.lineOf(this.#base + offset), offset };
  }

  #remember(event: ScalarEvent, tree: Tree, values: number): void {
    const anchor = this.#anchorOf(event);
    if (anchor !== null) this.#anchors.set(anchor, { tree, values });
  }

  #count(offset: number): void {
    if (--this.#budget.values < 0) {
      throw this.#fault(offset, 'it holds too many values, or its aliases multiply beyond reason');
    }
  }

  /** The line of the key that waits for the value, or of the value itself. */
  #lineFor(offset: number): number {
    return this.#stack.at(-1)?.key?.line ?? this.#lines.lineOf(this.#base + offset);
  }

  /** A block scalar begins below its header; the header's line is the one that counts. */
  #offsetOf(event: Extract<Node, { readonly type: 4 | 5 }>): number {
    if (event.type === ALIAS) return event.anchorStart;
    if (event.valueStart < 0) return event.anchorStart < 0 ? this.#last : event.anchorStart;
    return event.style >= LITERAL ? event.valueStart - 1 : event.valueStart;
  }

  #valueOf(event: ScalarEvent, tag: string | null): string | number | boolean | null {
    if (event.valueStart < 0) return tag === null || tag.endsWith(':null') ? null : '';
    const text = getScalarValue(this.#text, event);
    if (tag !== null) return taggedScalar(text, tag);
    return event.style === PLAIN ? plainScalar(text) : text;
  }

  #anchorOf(event: { readonly anchorStart: number; readonly anchorEnd: number }): string | null {
    return event.anchorStart < 0 ? null : this.#text.slice(event.anchorStart, event.anchorEnd);
  }

  /** As written, with a known shorthand put in full. */
  #tagOf(event: { readonly tagStart: number; readonly tagEnd: number }): string | null {
    if (event.tagStart < 0) return null;
    const written = this.#text.slice(event.tagStart, event.tagEnd);
    if (written.startsWith('!<') && written.endsWith('>')) return written.slice(2, -1);
    const handle = /^!(?:[\w-]*!)?/.exec(written)?.[0] ?? '';
    const prefix = this.#prefixes.get(handle);
    return prefix === undefined ? written : `${prefix}${written.slice(handle.length)}`;
  }

  #fault(offset: number, message: string): TreeFault {
    return new TreeFault(this.#base + offset, message);
  }
}

function keyText(tree: Tree): string {
  return tree.kind === 'scalar' ? String(tree.value) : JSON.stringify(plain(tree));
}

/** What stands in the map itself wins, then the source that comes first. */
function mergeInto(entries: Map<string, Tree>, sources: readonly Tree[]): void {
  for (const source of sources) {
    if (source.kind !== 'map') continue;
    for (const [name, tree] of source.entries) if (!entries.has(name)) entries.set(name, tree);
  }
}
