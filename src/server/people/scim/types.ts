/** What Holdpoint keeps of a SCIM user (RFC 7643 section 4.1); all else is passed over. */
export interface ScimUser {
  readonly userName: string;
  readonly externalId: string | null;
  readonly displayName: string | null;
  readonly name: ScimName | null;
  readonly emails: readonly ScimEmail[];
  readonly active: boolean;
}

export interface ScimName {
  readonly formatted?: string;
  readonly givenName?: string;
  readonly familyName?: string;
}

export interface ScimEmail {
  readonly value: string;
  readonly type?: string;
  readonly primary?: boolean;
}

/** What Holdpoint keeps of a SCIM group. */
export interface ScimGroup {
  readonly displayName: string;
  readonly externalId: string | null;
  /** Ids of users. */
  readonly members: readonly string[];
}

export const URN = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  config: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
} as const;

export const SCIM_JSON = 'application/scim+json; charset=UTF-8';
