import { userInfo } from 'node:os';
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { pinPath, readPins, writePins } from '../../mcp/proxy/pins/pin-file.ts';
import type { Pin, PinFile, Waiting } from '../../mcp/proxy/pins/pin-file.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { ancestry } from '../guard/holds/agent-process.ts';
import { placesFor } from '../guard/places.ts';
import { agentsHere } from '../release/agents-here.ts';
import { objectionToPerson } from '../release/may-release.ts';
import { askAtTerminal } from '../release/own-terminal.ts';
import { plain } from '../terminal/layout.ts';
import { markUnseen } from '../terminal/unseen.ts';

export interface ApproveOptions {
  readonly state?: string;
  readonly as?: string;
}

/** `holdpoint mcp-proxy approve NAME`: what waits. */
export function runWaiting(name: string, options: ApproveOptions, context: CliContext): ExitCode {
  const pins = pinsOf(pathOf(name, options, context), name);
  const waiting = Object.entries(pins.waiting);
  context.stdout.write(
    waiting.length === 0
      ? `${Object.keys(pins.tools).length} tools of ${name} are approved, and none waits.\n`
      : waiting
          .map(([tool, { at }]) => {
            const what = Object.hasOwn(pins.tools, tool) ? 'has changed' : 'is new';
            return `${plain(tool)} ${what}, seen at ${at}\n`;
          })
          .join(''),
  );
  return EXIT.allow;
}

/** `holdpoint mcp-proxy approve NAME TOOL`: shown to a person at their own terminal, who types a code. */
export function runApprove(
  name: string,
  tool: string,
  options: ApproveOptions,
  context: CliContext,
): ExitCode {
  const path = pathOf(name, options, context);
  const pins = pinsOf(path, name);
  const approved = Object.hasOwn(pins.tools, tool) ? pins.tools[tool] : undefined;
  const waiting = Object.hasOwn(pins.waiting, tool) ? pins.waiting[tool] : undefined;
  const next = waiting ?? (options.as === undefined ? undefined : approved);
  if (next === undefined)
    throw new UsageError(`no tool of ${name} called ${tool} waits for approval`);
  const refused = refusal(waiting, context);
  if (refused !== null) throw new UsageError(`${tool} cannot be approved here: ${refused}`);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const typed = askAtTerminal(visible(shown(name, tool, approved, next, options.as, code)));
  if (typed === null) {
    throw new UsageError(
      `${tool} cannot be approved here: there is no terminal here to type the code at`,
    );
  }
  if (typed !== code) {
    context.stdout.write('That is not the code. Nothing was approved.\n');
    return EXIT.hold;
  }
  // Read again: the proxy may have written in between, and what was read is what is approved.
  const now = pinsOf(path, name);
  const { [tool]: _, ...others } = now.waiting;
  const stays =
    waiting === undefined || now.waiting[tool]?.hash === waiting.hash ? others : now.waiting;
  const pin = pinOf(next, approved, options.as, context);
  writePins(path, { ...now, tools: { ...now.tools, [tool]: pin }, waiting: stays });
  context.stdout.write(`Approved ${plain(tool)} of ${name}.\n`);
  return EXIT.allow;
}

function pinOf(
  { hash, shown: text }: Pick<Waiting, 'hash' | 'shown'>,
  approved: Pin | undefined,
  as: string | undefined,
  context: CliContext,
): Pin {
  const kind = (as as Pin['class']) ?? approved?.class;
  return {
    hash,
    shown: text,
    by: userInfo().username,
    at: context.now(),
    ...(kind === undefined ? {} : { class: kind }),
  };
}

function refusal(waiting: Waiting | undefined, context: CliContext): string | null {
  return objectionToPerson(waiting?.agent ?? { tty: 0, own: [] }, {
    agents: agentsHere(context.env),
    chain: ancestry(process.pid),
    hasTerminal: true,
  });
}

function shown(
  name: string,
  tool: string,
  before: Pin | undefined,
  after: Pick<Waiting, 'shown'>,
  as: string | undefined,
  code: string,
): string {
  return [
    '',
    before === undefined ? `A new tool of ${name}: ${tool}` : `The tool ${tool} of ${name}`,
    ...(before === undefined || before.shown === after.shown
      ? []
      : ['', 'As it was approved:', before.shown, '', 'As it is now:']),
    after.shown,
    '',
    ...(as === undefined ? [] : [`It will be taken for one that does this: ${as}.`]),
    'Read what it tells an agent to do: an agent believes it.',
    `If you want agents to use it as it is now, type ${code}: `,
  ].join('\n');
}

/** Signs that take no room can say to a model what nobody sees. */
function visible(text: string): string {
  return text.split('\n').map(markUnseen).join('\n');
}

function pinsOf(path: string, name: string): PinFile {
  const pins = readPins(path);
  if (pins === null) throw new UsageError(`no server called ${name} has been seen here`);
  return pins;
}

function pathOf(name: string, { state }: ApproveOptions, { cwd, env }: CliContext): string {
  return state === undefined ? pinPath(placesFor(env).state, name) : resolve(cwd, state);
}
