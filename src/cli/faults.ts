import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { markUnseen } from './terminal/unseen.ts';

/** Something the person asked for cannot be done as asked. Says what, where and what to do. */
export class UsageError extends Error {
  readonly code = 'HOLDPOINT_USAGE';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

/** One line for stderr, and the exit code that belongs to it. */
export interface Failure {
  readonly line: string;
  readonly exitCode: ExitCode;
}

/** The server cannot be asked or cannot answer. Nobody's mistake at this end, and never a release. */
export class ServerFault extends Error {
  readonly code = 'HOLDPOINT_SERVER';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServerFault';
  }
}

/** Faults whose cause lies in what the person gave us. */
const FAULTS_OF_INPUT = new Set([
  'HOLDPOINT_USAGE',
  'HOLDPOINT_INPUT',
  'HOLDPOINT_CONFIG',
  'HOLDPOINT_SERVE',
]);

/** Says any thrown value in one line. Never shows a stack trace. */
export function describeFailure(thrown: unknown, version: string): Failure {
  if (isCoded(thrown) && thrown.code.startsWith('HOLDPOINT_')) {
    const exitCode = FAULTS_OF_INPUT.has(thrown.code) ? EXIT.usage : EXIT.fault;
    return { line: `holdpoint: ${firstOf(thrown.message)}`, exitCode };
  }
  const what = thrown instanceof Error ? thrown.message : String(thrown);
  const line =
    `holdpoint: a fault of our own, nothing was judged: ${oneLine(what)}. Treat it as a hold. ` +
    `Please report it with the command, "holdpoint ${version}" and Node ${process.version}; ` +
    'HOLDPOINT_DEBUG=1 shows where it happened';
  return { line, exitCode: EXIT.fault };
}

/** A file with many mistakes has a line for each; the first is the one to start with. */
function firstOf(message: string): string {
  const [first = '', ...others] = message.split('\n').filter((line) => line.trim() !== '');
  if (others.length === 0) return oneLine(first);
  return `${oneLine(first)} (and ${others.length} more; "holdpoint policy lint" or "catalog lint" shows all)`;
}

function isCoded(value: unknown): value is Error & { readonly code: string } {
  return value instanceof Error && typeof (value as { code?: unknown }).code === 'string';
}

/** Control characters would let an input's name rewrite the terminal. */
export function oneLine(text: string): string {
  return markUnseen(text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')).trim();
}
