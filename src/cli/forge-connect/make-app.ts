import {
  exchangeManifestCode,
  type MadeApp,
} from '../../doors/forge/forges/github/app/exchange-code.ts';
import { ForgeFault } from '../../engine/forge/ports.ts';
import { forgetAttempt } from './attempt.ts';
import type { Desk } from './desk.ts';
import { keepApp, mustWrite, type KeptFiles } from './keep-app.ts';
import type { CodeTaken } from './page/serve-page.ts';
import type { ConnectSettings } from './settings.ts';

export interface Maker {
  /** Changes a code for the App, and keeps it. */
  readonly take: (code: string) => Promise<CodeTaken>;
  /** Resolves when nothing is being made: a code that is on its way is good once. */
  readonly settled: () => Promise<void>;
}

export interface MakerOptions {
  readonly settings: ConnectSettings;
  readonly desk: Desk;
  readonly onMade: (app: MadeApp, files: KeptFiles) => void;
  readonly onProblem: (text: string) => void;
}

/** Makes the App of the code that GitHub sends back with the browser. */
export function createMaker({ settings, desk, onMade, onProblem }: MakerOptions): Maker {
  let made: MadeApp | null = null;
  let underWay: Promise<CodeTaken> | null = null;

  const problem = (text: string): CodeTaken => {
    onProblem(text);
    return { kind: 'problem', text };
  };

  const exchange = async (code: string): Promise<MadeApp | CodeTaken> => {
    try {
      // Whatever stands in the way of keeping it must be known while the code is still good.
      await mustWrite(settings.folder);
    } catch (error) {
      return problem(`${messageOf(error)}. Mend that, and load the page again within the hour.`);
    }
    try {
      return await exchangeManifestCode(settings.github.api, code);
    } catch (error) {
      if (!(error instanceof ForgeFault)) throw error;
      if (error.code === 'unreachable' || error.code === 'rate-limited') {
        return problem(`${error.message}. Load this page again: the code is good for an hour.`);
      }
      const text = `${error.message}. The code is good once, within the hour. Remove the App at ${appsAt(settings)}, whose key nobody has, and run this again`;
      desk.move({ kind: 'failed', problem: text });
      return { kind: 'problem', text };
    }
  };

  const take = async (code: string): Promise<CodeTaken> => {
    if (made === null) {
      const exchanged = await exchange(code);
      if ('kind' in exchanged) return exchanged;
      made = exchanged;
    }
    let files: KeptFiles;
    try {
      const { replace, server, github } = settings;
      files = await keepApp(settings.folder, made, { api: github.api, server, replace });
    } catch (error) {
      return problem(
        `The App ${made.slug} is made, and its key cannot be written: ${messageOf(error)}. Mend that, and load this page again; do not end the command before.`,
      );
    }
    await forgetAttempt(settings);
    onMade(made, files);
    const { appId, slug, url, lacking } = made;
    desk.move({ kind: 'install', app: { appId, slug, url, lacking } });
    return { kind: 'done' };
  };

  return {
    take: (code) =>
      (underWay ??= take(code).finally(() => {
        underWay = null;
      })),
    settled: async () => {
      await underWay?.catch(() => undefined);
    },
  };
}

/** Where the person sees the Apps that are theirs, or the organisation's. */
function appsAt({ github, organization }: ConnectSettings): string {
  const owner = organization === null ? '' : `/organizations/${organization}`;
  return `${github.web}${owner}/settings/apps`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
