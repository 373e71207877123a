import type { Node, RangeVar } from 'libpg-query';
import { LineIndex } from '../../shared/tree/line-index.ts';
import type { Act, Cost, ObjectName } from '../acts.ts';

type ActOf<K extends Act['kind']> = Extract<Act, { readonly kind: K }>;

/** What an act says of itself; where it stands is the scene's part. */
type Facts<K extends Act['kind']> = Omit<
  ActOf<K>,
  'kind' | 'line' | 'sql' | 'translatedFrom' | 'within' | 'cost'
>;

/** Reads statements inside statements. Given from outside, since what it reads leads back here. */
export interface InnerReader {
  /** Adds the acts of a text to a scene; false where the text cannot be parsed. */
  readonly text: (sql: string, scene: Scene) => boolean;
  readonly node: (node: Node, scene: Scene) => void;
}

interface Place {
  readonly sql: string;
  readonly line: number;
  readonly translatedFrom: string | null;
  readonly within?: string | null;
  readonly depth?: number;
  /** Where acts are put; a list of its own where it is left out. */
  readonly acts?: Act[];
}

/** A statement while its acts are being made: knows where things stand in the file. */
export class Scene {
  readonly sql: string;
  readonly line: number;
  readonly translatedFrom: string | null;
  readonly within: string | null;
  readonly depth: number;
  readonly acts: Act[];
  readonly #reader: InnerReader;
  #lines: LineIndex | null = null;
  #further = 0;

  constructor(place: Place, reader: InnerReader) {
    this.#reader = reader;
    this.acts = place.acts ?? [];
    this.sql = place.sql;
    this.line = place.line;
    this.translatedFrom = place.translatedFrom;
    this.within = place.within ?? null;
    this.depth = place.depth ?? 0;
  }

  /** `location` is the parser's: bytes from the start of the statement's text. */
  add<K extends Act['kind']>(
    kind: K,
    facts: Facts<K>,
    cost: Cost | null = null,
    location?: number,
  ): void {
    const { sql, translatedFrom, within } = this;
    const place = { line: this.lineOf(location), sql, translatedFrom, within, cost };
    this.acts.push({ kind, ...place, ...facts } as unknown as Act);
  }

  read(what: string): void {
    this.add('read', { what });
  }

  /** Says how many lines further on the part stands that is read next, for what has no place of its own. */
  goTo(further: number): void {
    this.#further = further;
  }

  /** Reads a statement that stands in this one as a part of it. */
  readPart(node: Node): void {
    this.#reader.node(node, this);
  }

  /** Reads SQL that is given to something as text; false where it cannot be parsed. */
  run(within: string, sql: string): boolean {
    return this.#reader.text(sql, this.inside(within, sql, this.line));
  }

  /**
   * A scene for SQL inside this one (a body, a string that is executed), whose acts are also this one's
   * unless another list is given.
   */
  inside(within: string, sql: string, line: number, acts: Act[] = this.acts): Scene {
    const { translatedFrom, depth } = this;
    const place = { sql, line, translatedFrom, within: this.within ?? within, acts };
    return new Scene({ ...place, depth: depth + 1 }, this.#reader);
  }

  lineOf(location: number | undefined): number {
    if (this.translatedFrom !== null) return this.line;
    if (location === undefined || location <= 0) return this.line + this.#further;
    // As latin1 each byte is one unit, so that the parser's offsets fit.
    this.#lines ??= new LineIndex(Buffer.from(this.sql).toString('latin1'));
    return this.line + this.#lines.lineOf(location) - 1;
  }
}

export function nameOfRange(range: RangeVar | undefined): ObjectName {
  return { schema: range?.schemaname ?? null, name: range?.relname ?? '(unnamed)' };
}

/** Texts of a list of string nodes: the parts of a qualified name. */
export function strings(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => {
    if ('String' in node) return [node.String.sval ?? ''];
    if ('TypeName' in node) return [strings(node.TypeName.names).at(-1) ?? ''];
    return 'List' in node ? strings(node.List.items) : [];
  });
}

/** The last parts of a qualified name. */
export function nameOfParts(parts: readonly string[]): ObjectName {
  return { schema: parts.at(-2) ?? null, name: parts.at(-1) ?? '(unnamed)' };
}

export function written(name: ObjectName): string {
  return name.schema === null ? name.name : `${name.schema}.${name.name}`;
}
