import type { Frame, ShellState, Spot } from '../state/types.ts';

const LONGEST_TEXT = 200;

/** Where a node of a tree stands, for evidence. */
export function spotOf(
  node: { readonly pos: number; readonly end: number },
  frame: Frame,
  { via, place }: Pick<ShellState, 'via' | 'place'>,
): Spot {
  return {
    source: frame.source,
    line: lineAt(node.pos, frame),
    text: frame.text.slice(node.pos, Math.min(node.end, node.pos + LONGEST_TEXT)),
    via,
    place,
  };
}

function lineAt(offset: number, frame: Frame): number {
  frame.lineStarts ??= lineStartsOf(frame.text);
  const starts = frame.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return frame.line + low;
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
