/** Given with every lock; left out of the answer where the script has set a limit already. */
export const LOCK_TIMEOUT_ADVICE =
  "set lock_timeout first (SET lock_timeout = '5s') and try again when it gives up";
