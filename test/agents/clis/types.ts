/** Where one run of a command line takes place; thrown away afterwards. */
export interface Stage {
  readonly home: string;
  readonly workspace: string;
  /** The folder into which the command line was installed. */
  readonly installed: string;
  readonly port: number;
}

/** One agent's command line. Siblings have this shape. */
export interface AgentCli {
  /** The host's id. */
  readonly host: string;
  /** What npm installs, pinned. */
  readonly packages: readonly string[];
  readonly binary: string;
  readonly shellTool: string;
  readonly shellInput: (command: string) => Readonly<Record<string, unknown>>;
  /** Settings besides the hook, written before it is installed. */
  readonly prepare: (stage: Stage) => void;
  /** What a person would do once after the installation, such as trusting the hook. */
  readonly afterInstall?: (stage: Stage) => Promise<void>;
  readonly env: (stage: Stage) => Readonly<Record<string, string>>;
  readonly args: (prompt: string) => readonly string[];
  /** How its user would switch off a hook; null where there is no managed place that would outlast it. */
  readonly switchOff: ((stage: Stage) => void) | null;
  /** Whether what a hook says when a session begins reaches the model. */
  readonly hearsAtStart: boolean;
  /** Whether a stop ends the agent's loop at once, without another turn of the model. */
  readonly stopEndsLoop: boolean;
}
