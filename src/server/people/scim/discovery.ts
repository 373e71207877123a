import { URN } from './types.ts';

const MOST = 200;

/** What this service can do (RFC 7643 section 5). */
export function providerConfig(base: string): object {
  return {
    schemas: [URN.config],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'holdpoint token create NAME --scope scim',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export function resourceTypes(base: string): readonly { readonly id: string }[] {
  const type = (id: string, schema: string) => ({
    schemas: [URN.resourceType],
    id,
    name: id,
    endpoint: `/${id}s`,
    schema,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${id}` },
  });
  return [type('User', URN.user), type('Group', URN.group)];
}

interface Attribute {
  readonly name: string;
  readonly type?: 'boolean' | 'complex' | 'reference';
  readonly many?: true;
  readonly required?: true;
  readonly unique?: true;
  readonly readOnly?: true;
  readonly parts?: readonly Attribute[];
}

/** The attributes that are kept (RFC 7643 section 7). */
export function schemas(base: string): readonly { readonly id: string }[] {
  const schema = (id: string, name: string, attributes: readonly Attribute[]) => ({
    schemas: [URN.schema],
    id,
    name,
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  });
  return [
    schema(URN.user, 'User', [
      { name: 'userName', required: true, unique: true },
      { name: 'displayName' },
      {
        name: 'name',
        type: 'complex',
        parts: [{ name: 'formatted' }, { name: 'givenName' }, { name: 'familyName' }],
      },
      {
        name: 'emails',
        type: 'complex',
        many: true,
        parts: [{ name: 'value' }, { name: 'type' }, { name: 'primary', type: 'boolean' }],
      },
      { name: 'active', type: 'boolean' },
      {
        name: 'groups',
        type: 'complex',
        many: true,
        readOnly: true,
        parts: [{ name: 'value' }, { name: 'display' }],
      },
    ]),
    schema(URN.group, 'Group', [
      { name: 'displayName', required: true },
      {
        name: 'members',
        type: 'complex',
        many: true,
        parts: [{ name: 'value' }, { name: 'display', readOnly: true }],
      },
    ]),
  ];
}

function described({ name, type, many, required, unique, readOnly, parts }: Attribute): object {
  return {
    name,
    type: type ?? 'string',
    multiValued: many === true,
    required: required === true,
    caseExact: false,
    mutability: readOnly === true ? 'readOnly' : 'readWrite',
    returned: 'default',
    uniqueness: unique === true ? 'server' : 'none',
    ...(parts === undefined ? {} : { subAttributes: parts.map(described) }),
  };
}
