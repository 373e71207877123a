import { NEEDS, permissionName } from '../../doors/forge/forges/github/app/needs.ts';
import type { MadeApp } from '../../doors/forge/forges/github/app/exchange-code.ts';
import type { Installed, ShownApp } from './desk.ts';
import type { KeptFiles } from './keep-app.ts';
import { installAddress, seenBy } from './page/steps.ts';
import { rulesetCommand } from './ruleset.ts';
import type { ConnectSettings } from './settings.ts';

type Lines = readonly string[];

/** What the App will be asked for, and where to click. */
export function sayCreate(settings: ConnectSettings, url: string): Lines {
  const { github, organization, name } = settings;
  const widest = Math.max(...NEEDS.map(({ permission }) => permission.length));
  return [
    `A GitHub App "${name}" for ${organization ?? 'yourself'} on ${new URL(github.web).host}. It may:`,
    ...NEEDS.map(
      ({ permission, level, why }) =>
        `  ${permissionName(permission).padEnd(widest)}  ${level.padEnd(5)}  ${why}`,
    ),
    '',
    ...sayAddress(settings, url),
  ];
}

/** How the page is reached. */
export function sayAddress({ isRemote }: ConnectSettings, url: string): Lines {
  const { host, port } = new URL(url);
  return [
    `1. Open ${url}`,
    ...(isRemote
      ? [
          '   in a browser of your own machine, after making the port reach here:',
          `   ssh -N -L ${port}:${host} THIS-HOST`,
        ]
      : [`   (from another machine: ssh -N -L ${port}:${host} THIS-HOST first)`]),
    '   Ctrl-C loses nothing: run the same again within the hour, and it goes on.',
  ];
}

export function sayMade({ slug, appId }: MadeApp, { settings, key, before }: KeptFiles): Lines {
  return [
    `The App ${slug} (${appId}) is made.`,
    `  settings: ${settings}`,
    `  its key:  ${key}`,
    ...(before === null ? [] : [`  the settings before are kept: ${before}`]),
  ];
}

export function sayInstall(app: ShownApp): Lines {
  return [
    ...app.lacking.map((one) => `GitHub made it without ${one}: add that in the App's settings.`),
    `2. Install it: ${installAddress(app)}`,
    '   Waiting until GitHub says that it is.',
  ];
}

/** The last step, which nobody but an administrator of the repository can do. */
export function sayInstalled(
  app: ShownApp,
  installations: readonly Installed[],
  { github, folder, isDataFolder }: ConnectSettings,
): Lines {
  const first = installations.flatMap(({ repositories }) => repositories)[0] ?? 'OWNER/REPOSITORY';
  return [
    'Installed. It sees:',
    ...installations.map((one) => `  ${seenBy(one)}`),
    '3. Require its check in each repository:',
    '',
    rulesetCommand(app.appId, first, github.web),
    '',
    isDataFolder
      ? 'Then start holdpoint serve (again, where it runs): it takes the App from its data folder.'
      : `Then start holdpoint serve with HOLDPOINT_DATA=${folder}, or set what the settings file says.`,
    `Whether all of it holds together: holdpoint forge check github --repository ${first}`,
  ];
}
