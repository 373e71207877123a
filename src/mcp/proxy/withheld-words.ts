import type { Standing } from './pins/pin-book.ts';

/** Why a tool may not be called yet, for an agent. */
export function waitsFor(
  server: string,
  tool: string,
  standing: Exclude<Standing, 'approved'> | 'not offered',
): string {
  if (standing === 'not offered') {
    return `Refused by Holdpoint: ${server} does not offer a tool called ${tool.slice(0, 100)}.`;
  }
  const what =
    standing === 'changed'
      ? `what ${server} says of its tool ${tool.slice(0, 100)} has changed since it was approved`
      : `${server} did not have the tool ${tool.slice(0, 100)} when its tools were approved`;
  return `Held by Holdpoint: ${what}. A person can read it and approve it in a terminal of their own with: holdpoint mcp-proxy approve ${server} ${quoted(tool.slice(0, 100))}. Do not look for a way around it.`;
}

/** A server may call its tool `x; rm -rf ~`, and somebody is to type this. */
function quoted(tool: string): string {
  return /^[\w.:/-]+$/.test(tool) ? tool : `'${tool.replace(/[^\w.:/ -]/g, '?')}'`;
}
