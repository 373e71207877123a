/** What was asked cannot be answered as it was asked: told to the agent in one line. */
export class ToolFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolFault';
  }
}
