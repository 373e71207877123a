import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { launcherScript } from '../../launcher/script.ts';
import { weakPlace } from '../../ownership.ts';
import { clientBeside, GUARD_MAIN, managedFolder } from '../../places.ts';
import type { Built } from '../../places.ts';
import { GUARD_SECONDS } from '../types.ts';
import type { InstallOptions } from '../types.ts';
import type { Copy } from './copy.ts';
import { UNIT_NAME, unitText } from './unit.ts';

/** A Node, and the folder of a managed installation whose guard it runs. */
export interface Runtime {
  readonly node: string;
  readonly folder: string;
}

/** What has to lie on a machine before any host is told of it. */
export interface Parts {
  readonly copies: readonly Copy[];
  readonly folders: readonly string[];
  readonly texts: readonly {
    readonly path: string;
    readonly text: string;
    readonly mode: number;
  }[];
  /** What an earlier installation left and this one does not have. */
  readonly drops: readonly string[];
  /** Null where the guard stays where it was built, and compiled. */
  readonly runtime: Runtime | null;
}

/** The parts of a scope. A managed one has copies of its own, which its agents' users cannot change. */
export function partsOf(places: InstallOptions, built: Built, node = process.execPath): Parts {
  return places.scope === 'managed'
    ? managedParts(places, built, node)
    : ownParts(places, built, node);
}

function ownParts({ launcher }: InstallOptions, { guard, client }: Built, node: string): Parts {
  const text = launcherFor(node, guard);
  const beside = clientBeside(launcher);
  return {
    copies: client === null ? [] : [{ from: client, to: beside, runs: true }],
    folders: [],
    texts: [{ path: launcher, text, mode: 0o755 }],
    drops: client === null && existsSync(beside) ? [beside] : [],
    runtime: null,
  };
}

function managedParts(places: InstallOptions, built: Built, node: string): Parts {
  const root = places.root ?? '';
  const folder = managedFolder(root);
  const own = managedNode(root);
  // A Node that its user can change is copied: it runs the guard.
  const isSafe = node === own || weakPlace(node, true) === null;
  const runtime = isSafe ? node : own;
  const guard = join(folder, 'guard');
  const units = unitFolder(root);
  const hasUnits = existsSync(units) && existsSync(built.cli);
  const client = clientBeside(places.launcher);
  return {
    copies: [
      ...(isSafe ? [] : [{ from: node, to: own, runs: true }]),
      { from: built.guard, to: guard, runs: false },
      ...(existsSync(built.cli) ? [{ from: built.cli, to: join(folder, 'cli'), runs: false }] : []),
      ...(built.client === null ? [] : [{ from: built.client, to: client, runs: true }]),
    ],
    folders: stopFolders(root),
    texts: [
      { path: join(folder, 'package.json'), text: '{"type":"module"}\n', mode: 0o644 },
      { path: places.launcher, text: launcherFor(runtime, guard), mode: 0o755 },
      ...(hasUnits
        ? [
            {
              path: join(units, UNIT_NAME),
              text: unitText(runtime, join(folder, 'cli/main.js')),
              mode: 0o644,
            },
          ]
        : []),
    ],
    drops: [
      ...(built.client === null && existsSync(client) ? [client] : []),
      ...(isSafe && node !== own && existsSync(own) ? [own] : []),
    ],
    runtime: { node: runtime, folder },
  };
}

/** What goes with the last host of a managed installation: files of ours, and folders once they are empty. */
export function managedLeavings(root: string): {
  readonly whole: readonly string[];
  readonly ifEmpty: readonly string[];
} {
  return {
    whole: [
      join(unitFolder(root), 'multi-user.target.wants', UNIT_NAME),
      join(unitFolder(root), UNIT_NAME),
      managedFolder(root),
    ].filter((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined),
    ifEmpty: stopFolders(root)
      .toReversed()
      .filter((path) => existsSync(path)),
  };
}

/** What an administrator says to guards, and the stops that only root can take away. */
function stopFolders(root: string): readonly string[] {
  return [join(`${root}/`, 'etc/holdpoint'), join(`${root}/`, 'etc/holdpoint/stop')];
}

function unitFolder(root: string): string {
  return join(`${root}/`, 'etc/systemd/system');
}

function managedNode(root: string): string {
  return join(managedFolder(root), 'node');
}

function launcherFor(node: string, guard: string): string {
  const bundle = join(guard, GUARD_MAIN);
  return launcherScript({ node, bundle, timeoutSeconds: GUARD_SECONDS });
}
