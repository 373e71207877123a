/** Lets other work of the process go on. */
export type Pause = () => Promise<void>;

/** Until whatever waits has had its turn. */
export const pause: Pause = () => new Promise((resolve) => void setImmediate(resolve));
