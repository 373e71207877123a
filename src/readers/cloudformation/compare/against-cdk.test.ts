import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../shared/resource-types/classes.ts';
import { lookupCloudFormation } from '../types/lookup.ts';
import { REVIEWED } from '../types/reviewed-replacements.ts';
import { effectOn, template } from '../test-templates.ts';

const TYPES = loadAwsServiceSpecSync()
  .all('resource')
  .filter(({ cloudFormationType }) => cloudFormationType.startsWith('AWS::'))
  .map((resource) => ({
    type: resource.cloudFormationType,
    stateful: resource.isStateful === true,
    properties: Object.keys(resource.properties),
  }));

const cases = fc
  .constantFrom(...TYPES.filter(({ properties }) => properties.length > 0))
  .chain(({ type, properties }) =>
    fc.record({
      type: fc.constant(type),
      changed: fc.uniqueArray(fc.constantFrom(...properties), { minLength: 1, maxLength: 3 }),
      policy: fc.constantFrom({}, { DeletionPolicy: 'Retain' }, { DeletionPolicy: 'Delete' }),
      kind: fc.constantFrom('add', 'remove', 'update'),
    }),
  );

describe('beside the diff of the CDK', () => {
  it('comes to the same replacements, but where a reviewed list says otherwise', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ type, changed, policy, kind }) => {
        const side = (value: string) => ({
          It: {
            Type: type,
            ...policy,
            Properties: Object.fromEntries(changed.map((name) => [name, value])),
          },
        });
        const before = kind === 'add' ? {} : side('a');
        const after = kind === 'remove' ? {} : side('b');
        const theirs = impactOf({ Resources: before }, { Resources: after });
        const ours = await effectOn('It', template(before), template(after));
        // "Some interruptions" is no replacement, and AWS::Serverless has no facts of its own.
        if (theirs === null || changed.some((name) => REVIEWED.has(`${type}.${name}`))) return;
        compared++;
        expect([type, changed, verdictOf(ours)]).toEqual([type, changed, theirVerdict(theirs)]);
      }),
      // The same cases each time: a condition of a bus policy that is no condition is known to be passed over.
      { numRuns: 2_000, seed: 20_260_301 },
    );
    expect(compared).toBeGreaterThan(1_500);
  });
});

type Document = Parameters<typeof fullDiff>[0];

/** Null where their look at permissions stumbles over a policy that is no policy. */
function impactOf(before: Document, after: Document): ResourceImpact | null {
  try {
    return fullDiff(before, after).resources.get('It').changeImpact;
  } catch {
    return null;
  }
}

function verdictOf({
  verb,
  traits,
}: {
  readonly verb: string;
  readonly traits: readonly string[];
}) {
  if (verb === 'replace')
    return traits.includes('conditional-replacement') ? 'may replace' : 'replaces';
  if (verb === 'delete' || verb === 'forget' || verb === 'create') return verb;
  return 'updates';
}

function theirVerdict(impact: ResourceImpact): string {
  switch (impact) {
    case ResourceImpact.WILL_CREATE:
      return 'create';
    case ResourceImpact.WILL_DESTROY:
      return 'delete';
    case ResourceImpact.WILL_ORPHAN:
      return 'forget';
    case ResourceImpact.WILL_REPLACE:
      return 'replaces';
    case ResourceImpact.MAY_REPLACE:
      return 'may replace';
    default:
      return 'updates';
  }
}

/** Words in a type's name that as a rule mean that it holds data. */
const DATA_WORDS =
  /(?:Table|Database|Bucket|Volume|FileSystem|Queue|Stream|LogGroup|Secret|BackupVault|UserPool|Repository|DBCluster|DBInstance|Snapshot|Datastore|DataStore|Keyspace|Ledger|Collection|KnowledgeBase|Index)$/;

/** Names that end in such a word and mean something else. */
const OTHERWISE: ReadonlySet<string> = new Set(
  `
    EC2::RouteTable EC2::TransitGatewayRouteTable EC2::LocalGatewayRouteTable
    EC2::TransitGatewayPolicyTable Batch::JobQueue Batch::ConsumableResource
    GameLift::GameSessionQueue MediaConvert::Queue PCS::Queue ECS::CapacityProvider
    IoT::Stream DocDB::DBInstance Neptune::DBInstance Location::PlaceIndex
    CleanRooms::ConfiguredTable SageMaker::CodeRepository DataZone::SubscriptionTarget
    AppStream::DirectoryConfig ResourceExplorer2::Index RDS::DBProxy EC2::PrefixList
    Kinesis::Channel CodeStarConnections::RepositoryLink DMS::DataMigration
    CustomerProfiles::EventStream CloudWatch::MetricStream Connect::Queue
    DevOpsGuru::ResourceCollection Pinpoint::EventStream QLDB::Stream Route53::CidrCollection
  `
    .trim()
    .split(/\s+/),
);

describe('types that hold data', () => {
  it.each(TYPES.filter(({ stateful }) => stateful).map(({ type }) => [type]))(
    '%s, which AWS marks as stateful, is on a list',
    (type) => {
      const known = lookupCloudFormation(type);
      const facts = known === null ? null : CLASSES[known.class];
      expect(facts?.loss).toMatch(/irreversible|costly/);
    },
  );

  it('are never settings by their name alone', () => {
    const wrong = TYPES.filter(({ type }) => DATA_WORDS.test(type))
      .filter(({ type }) => !OTHERWISE.has(type.slice('AWS::'.length)))
      .filter(({ type }) => {
        const known = lookupCloudFormation(type);
        return known !== null && CLASSES[known.class].data === 'none';
      });
    expect(wrong.map(({ type }) => type)).toEqual([]);
  });
});
