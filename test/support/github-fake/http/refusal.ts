/** A refusal in the forge's own words. */
export interface RefusalDetails {
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly unknown[];
}

export class RefusedCall extends Error {
  readonly status: number;
  readonly details: RefusalDetails;
  constructor(status: number, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = 'RefusedCall';
    this.status = status;
    this.details = details;
  }
}

export function notFound(): RefusedCall {
  return new RefusedCall(404, 'Not Found');
}

export function invalid(message: string, errors?: readonly unknown[]): RefusedCall {
  return new RefusedCall(422, message, errors === undefined ? {} : { errors });
}
