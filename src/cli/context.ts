/** What the command line takes from the process that runs it. Commands see the world only through it. */
export interface CliContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Called once by the command that ran, with the process's exit code. */
  readonly finish: (exitCode: number) => void;
}
