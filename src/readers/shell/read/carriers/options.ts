import type { Word } from '../../types.ts';

/** Options of a carrier: those that take the next word, and those that mean that nothing is run. */
export interface CarrierOptions {
  /** Options whose value is the next word: `-u`, `--user`. Those with `=` need no entry. */
  readonly valued: readonly string[];
  /** Options after which nothing is run: `--version`. */
  readonly asks?: readonly string[];
}

/** Index of the first word that is no option, or null where an option says that nothing is run. */
export function firstOperand(
  args: readonly Word[],
  { valued, asks = [] }: CarrierOptions,
): number | null {
  const known = new Set(valued);
  const asking = new Set(['--help', '--version', ...asks]);
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (text === '--') return at + 1;
    if (!text.startsWith('-') || text === '-') return at;
    if (asking.has(text)) return null;
    if (known.has(text)) at += 1;
    else if (/^-[A-Za-z]{2,}$/.test(text) && takesNext(text, known)) at += 1;
  }
  return args.length;
}

/** `-nu` where `-u` takes a value; `-uroot` holds its own. */
function takesNext(text: string, valued: ReadonlySet<string>): boolean {
  for (let at = 1; at < text.length; at += 1) {
    if (valued.has(`-${text[at]}`)) return at === text.length - 1;
  }
  return false;
}

/** `-qc` ends in `-c`, whose value is then the next word. */
function isClusterWith(text: string, name: string): boolean {
  return name.length === 2 && /^-[A-Za-z]{2,}$/.test(text) && text.endsWith(name.slice(1));
}

/** The value of an option as `-C dir`, `-Cdir`, `--chdir dir` or `--chdir=dir`, before the command. */
export function optionValue(
  args: readonly Word[],
  names: readonly string[],
  until: number = args.length,
): Word | null {
  for (let at = 0; at < Math.min(until, args.length); at += 1) {
    const word = args[at] as Word;
    for (const name of names) {
      if (word.text === name || isClusterWith(word.text, name)) return args[at + 1] ?? null;
      const joint = name.startsWith('--') ? `${name}=` : name;
      if (word.text.startsWith(joint) && word.text.length > joint.length) {
        return { ...word, text: word.text.slice(joint.length) };
      }
    }
  }
  return null;
}
