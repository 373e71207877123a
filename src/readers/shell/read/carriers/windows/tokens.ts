import { UNKNOWN } from '../../../types.ts';

/** One word of PowerShell or cmd. `quoted` words are never names of options. */
export interface WindowsWord {
  readonly text: string;
  readonly quoted: boolean;
  /** `(…)`, `$(…)` or `{…}` as written, without its marks. */
  readonly block: string | null;
}

/** Commands of one pipeline, in order. */
export type Pipeline = readonly (readonly WindowsWord[])[];

const MOST = 2000;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** PowerShell text as pipelines. Variables that are known stand by their value. Linear. */
export function powershellPipelines(
  text: string,
  variables: ReadonlyMap<string, string>,
): readonly Pipeline[] {
  const pipelines: WindowsWord[][][] = [];
  let pipeline: WindowsWord[][] = [];
  let command: WindowsWord[] = [];
  let at = 0;
  const endCommand = () => {
    if (command.length > 0) pipeline.push(command);
    command = [];
  };
  const endPipeline = () => {
    endCommand();
    if (pipeline.length > 0) pipelines.push(pipeline);
    pipeline = [];
  };
  while (at < text.length && pipelines.length < MOST) {
    const here = text.charAt(at);
    if (here === '#' && (at === 0 || /\s/.test(text.charAt(at - 1)))) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('<#', at)) {
      const end = text.indexOf('#>', at);
      at = end < 0 ? text.length : end + 2;
    } else if (
      here === '\n' ||
      here === ';' ||
      text.startsWith('&&', at) ||
      text.startsWith('||', at)
    ) {
      endPipeline();
      at += here === '&' || here === '|' ? 2 : 1;
    } else if (here === '|') {
      endCommand();
      at += 1;
    } else if (/[\s,]/.test(here)) at += 1;
    else if (here === '`' && /[\r\n]/.test(text.charAt(at + 1)))
      at += text.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (here === '}' || here === ')') {
      endPipeline();
      at += 1;
    } else if (
      here === '(' ||
      here === '{' ||
      text.startsWith('$(', at) ||
      text.startsWith('@(', at)
    ) {
      const open = here === '$' || here === '@' ? at + 1 : at;
      const end = closingOf(text, open);
      const inner = text.slice(open + 1, end);
      command.push({ text: UNKNOWN, quoted: true, block: inner });
      at = end + 1;
      while (/[.\w]/.test(text.charAt(at))) at += 1;
    } else {
      const word = wordAt(text, at, variables);
      command.push(word.word);
      at = word.end;
    }
  }
  endPipeline();
  return pipelines;
}

/** Index of the mark that closes the one at `open`; quoted text is stepped over. */
function closingOf(text: string, open: number): number {
  const mark = text.charAt(open);
  const close = CLOSES[mark] ?? mark;
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const here = text.charAt(at);
    if (here === '`') at += 1;
    else if (here === "'" || here === '"') {
      const end = text.indexOf(here, at + 1);
      if (end < 0) return text.length;
      at = end;
    } else if (here === mark) depth += 1;
    else if (here === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

function wordAt(
  text: string,
  from: number,
  variables: ReadonlyMap<string, string>,
): { word: WindowsWord; end: number } {
  let out = '';
  let at = from;
  const quoted = /['"]/.test(text.charAt(from));
  while (at < text.length && !/[\s;|(){},]/.test(text.charAt(at)) && !text.startsWith('&&', at)) {
    const here = text.charAt(at);
    if (here === '`') {
      out += text.charAt(at + 1);
      at += 2;
    } else if (here === "'") {
      const end = text.indexOf("'", at + 1);
      const stop = end < 0 ? text.length : end;
      out += text.slice(at + 1, stop);
      at = stop + 1;
    } else if (here === '"') {
      let end = at + 1;
      while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '`' ? 2 : 1;
      out += expanded(text.slice(at + 1, end), variables);
      at = end + 1;
    } else if (here === '$') {
      const name = /\$(?:\{([^}]{1,80})\}|((?:env:)?\w+))?/iy;
      name.lastIndex = at;
      const found = name.exec(text)?.[0] ?? '$';
      out += text.charAt(at + found.length) === '=' ? found : expanded(found, variables);
      at += found.length;
      if (at === from) at += 1;
    } else {
      out += here;
      at += 1;
    }
  }
  return { word: { text: out, quoted, block: null }, end: Math.max(at, from + 1) };
}

/** Text with variables by their values; folders of the home stand as `~`. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text
    .replace(
      /\$(?:\{([^}]{1,80})\}|((?:env:)?\w+))/gi,
      (whole, braced?: string, plain?: string) => {
        const name = (braced ?? plain ?? '').toLowerCase();
        if (name === 'home' || name === 'env:userprofile' || name === 'env:home') return '~';
        return variables.get(name) ?? (/^(?:true|false|null)$/.test(name) ? whole : UNKNOWN);
      },
    )
    .replace(/`(.)/g, '$1');
}
