import type { Command } from 'commander';

/** Which server, and as whom. */
export interface ServerOptions {
  readonly server?: string;
  readonly token?: string;
}

export function addServerOptions(command: Command): Command {
  return command
    .option('--server <url>', 'address of the Holdpoint server (default: $HOLDPOINT_SERVER)')
    .option('--token <token>', 'token to speak with (default: $HOLDPOINT_TOKEN)');
}
