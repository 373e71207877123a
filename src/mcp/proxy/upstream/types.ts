/** The real server, however it is reached. */
export interface Upstream {
  /** Sends one message, without its newline. Rejects where it cannot be sent. */
  readonly send: (line: string | Uint8Array) => Promise<void>;
  /** Everything that the server says, one message at a time. Ends with the server. */
  readonly lines: AsyncIterable<UpstreamLine>;
  /** Ends the server, however long it takes; says how it ended. */
  readonly end: () => Promise<void>;
  /** Why there is nothing more: `it ended with code 3`. Read after `lines` has ended. */
  readonly why: () => string;
}

export type UpstreamLine =
  { readonly kind: 'line'; readonly bytes: Buffer } | { readonly kind: 'too-long' };
