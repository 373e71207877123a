import type { Places } from '../../guard/places.ts';
import type { InstallOptions, Scope } from '../install/types.ts';

export interface Finding {
  readonly host: string;
  /** What was looked at: `files`, `launcher`, `harmless`, `dangerous`, a part of the machine, or a way round. */
  readonly check: string;
  /**
   * `fault`: the guard does not guard as installed. `open`: a way round it is open now, and could be closed.
   * `residual`: a way round that nothing here can close.
   */
  readonly status: 'ok' | 'residual' | 'open' | 'fault';
  readonly message: string;
  /** Where that was seen; empty where there is nothing to point at. */
  readonly evidence: string;
}

export type Result = Omit<Finding, 'host'>;

/** One place in which a host is set up. */
export interface Installed {
  readonly host: string;
  readonly scope: Scope;
  readonly places: InstallOptions;
}

/** What the ways round a host depend on. */
export interface Surroundings {
  readonly installed: Installed;
  /** Set up where its user cannot change it, whatever else there is. */
  readonly isManaged: boolean;
  readonly home: string;
  readonly projectRoot: string;
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The ways round one host that are known, each as it is here and now. */
export type FindBypasses = (around: Surroundings) => readonly Result[];

/** What the checks of a machine, which all its hosts share, depend on. */
export interface Machine {
  readonly installed: readonly Installed[];
  /** Where a guard keeps what it needs, as the guards here see it. */
  readonly places: Places;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** One thing that all hosts of a machine share. Siblings have this shape and stand in `machine/registry.ts`. */
export type CheckMachine = (machine: Machine) => Promise<readonly Result[]>;
