import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { askApp, type AskApp } from '../../doors/forge/forges/github/app/ask-app.ts';
import { lackingPermissions } from '../../doors/forge/forges/github/app/needs.ts';
import { ForgeFault } from '../../engine/forge/ports.ts';
import { KEPT_APP_FILE, saysApp } from '../../server/forges/kept-app.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { ServerFault, UsageError } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import { attemptOf, keepAttempt, newAttempt } from './attempt.ts';
import { createDesk, type Desk, type Step } from './desk.ts';
import { mustWrite } from './keep-app.ts';
import { keptOptions } from './kept-options.ts';
import { createMaker } from './make-app.ts';
import { servePage, type ServedPage } from './page/serve-page.ts';
import { sayAddress, sayCreate, sayInstall, sayInstalled, sayMade } from './say.ts';
import { connectSettings, type ConnectOptions, type ConnectSettings } from './settings.ts';
import { watchInstallation } from './watch-installation.ts';

/** Milliseconds. */
export interface Pace {
  /** Between questions whether the App is installed. */
  readonly every: number;
  /** How long a page that somebody looks at may take to show the last step. */
  readonly farewell: number;
}

const PACE: Pace = { every: 3_000, farewell: 5_000 };

interface Work {
  readonly settings: ConnectSettings;
  readonly context: CliContext;
  readonly desk: Desk;
  readonly say: (lines: readonly string[]) => void;
  readonly pace: Pace;
  /** Ends at Ctrl-C and when the time is up. */
  readonly signal: AbortSignal;
}

/** `holdpoint forge connect github`: from nothing to an App that is installed, step by step. */
export async function runConnect(
  options: ConnectOptions,
  context: CliContext,
  pace: Pace = PACE,
): Promise<ExitCode> {
  const settings = connectSettings(options, context);
  const say = (lines: readonly string[]): void => {
    const shown = lines.flatMap((line) => line.split('\n')).map((line) => plainIndented(line));
    context.stdout.write(`${shown.join('\n')}\n`);
  };
  await mustWrite(settings.folder);
  if (saysApp(context.env)) warnOfEnvironment(context);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const tired = setTimeout(stop, Math.min(settings.timeout, 2 ** 31 - 1));
  try {
    const desk = createDesk(await firstStep(settings, context, say));
    return await connect({ settings, context, desk, say, pace, signal: stopping.signal });
  } finally {
    clearTimeout(tired);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function connect(work: Work): Promise<ExitCode> {
  const { settings, context, desk, say, signal } = work;
  const complain = (text: string): void => {
    context.stderr.write(`holdpoint: ${plain(text)}\n`);
  };
  const isNew = desk.step().kind === 'create';
  const attempt = isNew ? await attemptOf(settings, context.now()) : newAttempt(settings.port);
  const maker = createMaker({
    settings,
    desk,
    onMade: (app, files) => say(sayMade(app, files)),
    onProblem: complain,
  });
  const page = await servePage({
    settings,
    attempt,
    desk,
    take: maker.take,
    onRefused: (why) => complain(`${why}; nothing was done`),
  });
  try {
    if (isNew) await keepAttempt(settings, attempt, page.port, context.now());
    say(isNew ? sayCreate(settings, page.url) : sayAddress(settings, page.url));
    await untilMoved(desk, 'create', signal);
    // A code that is being changed for a key is good once: nobody is told to go before it is written.
    await maker.settled();
    return await install(work, page, complain);
  } finally {
    await page.close();
  }
}

async function install(
  { settings, context, desk, say, pace, signal }: Work,
  page: ServedPage,
  onTrouble: (why: string) => void,
): Promise<ExitCode> {
  const step = desk.step();
  if (step.kind === 'failed') throw await failed(page, pace, step.problem);
  if (step.kind !== 'install') return broken(say, '');
  say(sayInstall(step.app));
  try {
    const installations = await watchInstallation(await askKept(settings, context), {
      every: pace.every,
      signal,
      onTrouble,
    });
    // The App is there by now: asked for another once more, GitHub would make a third.
    const without = settings.replace ? ' without --replace' : '';
    if (installations.length === 0) return broken(say, without);
    const isSeen = page.isWatched() ? page.shown() : null;
    desk.move({ kind: 'installed', app: step.app, installations });
    say(sayInstalled(step.app, installations, settings));
    if (isSeen !== null) await soon(isSeen, pace);
    return EXIT.allow;
  } catch (error) {
    if (!(error instanceof ForgeFault)) throw error;
    desk.move({ kind: 'failed', problem: error.message });
    throw await failed(page, pace, error.message);
  }
}

/** Where somebody stands who begins: with nothing, or with an App that was made before. */
async function firstStep(
  settings: ConnectSettings,
  context: CliContext,
  say: Work['say'],
): Promise<Step> {
  if (settings.replace) return { kind: 'create' };
  const kept = await keptOptions(settings.folder, context);
  if (kept === null) return { kind: 'create' };
  const where = `${settings.folder}/${KEPT_APP_FILE}`;
  if (kept.apiUrl !== settings.github.api) {
    throw new UsageError(
      `${where} names an App of ${kept.apiUrl}, not of ${settings.github.api}. Give --github for it, another --out, or --replace`,
    );
  }
  say([
    `${where} names an App already: going on with it. For another one beside it, give --replace.`,
  ]);
  try {
    const { appId, slug, url, permissions } = await askApp(kept).own();
    const lacking = lackingPermissions(permissions);
    return { kind: 'install', app: { appId, slug, url, lacking } };
  } catch (error) {
    if (!(error instanceof ForgeFault)) throw error;
    const isGone = error.code === 'gone' || error.code === 'unauthorised';
    const advice = isGone
      ? 'Where the App was removed, make another with --replace'
      : 'Run this again';
    throw new ServerFault(`${error.message}. ${advice}`, { cause: error });
  }
}

async function askKept(settings: ConnectSettings, context: CliContext): Promise<AskApp> {
  const kept = await keptOptions(settings.folder, context);
  if (kept === null) throw new UsageError(`${settings.folder}: the App's settings are gone`);
  return askApp(kept);
}

async function untilMoved(desk: Desk, from: Step['kind'], signal: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  while (desk.step().kind === from && !signal.aborted) await Promise.race([desk.moved(), stopped]);
}

function broken(say: Work['say'], how: string): ExitCode {
  say([`Not installed yet. Nothing is lost: run the same again${how}, and it goes on from here.`]);
  return EXIT.hold;
}

async function failed(page: ServedPage, pace: Pace, problem: string): Promise<ServerFault> {
  // The answer with the problem is on its way to the browser.
  await soon(page.answered(), pace);
  return new ServerFault(problem);
}

async function soon(event: Promise<void>, { farewell }: Pace): Promise<void> {
  const impatience = new AbortController();
  const waited = sleep(farewell, undefined, { signal: impatience.signal });
  await Promise.race([event, waited.catch(() => undefined)]);
  impatience.abort();
}

function warnOfEnvironment({ stderr }: CliContext): void {
  stderr.write(
    'holdpoint: the environment names a GitHub App, and a server started in it takes that one. Unset HOLDPOINT_GITHUB_… for the one of the folder\n',
  );
}

function plainIndented(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return indent + plain(line.slice(indent.length));
}
