import { describe, expect, it } from 'vitest';
import { effectOn, pairOf, readTemplates, template } from '../test-templates.ts';

const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PAY_PER_REQUEST' } };

const conditional = (condition: unknown, more: object = {}, env: object = {}) =>
  template(
    { T: { ...TABLE, Condition: 'Here' } },
    {
      Parameters: { Env: { Type: 'String', ...env } },
      Conditions: { Here: condition, ...more },
    },
  );
const is = (value: string) => ({ 'Fn::Equals': [{ Ref: 'Env' }, value] });

describe('a condition', () => {
  it.each([
    ['comes', template({ T: TABLE }), conditional(is('prod')), true],
    ['is for another value', conditional(is('prod')), conditional(is('production')), true],
    ['is turned around', conditional(is('prod')), conditional({ 'Fn::Not': [is('prod')] }), true],
    [
      'is narrowed',
      conditional({ 'Fn::Or': [is('prod'), is('stage')] }),
      conditional(is('prod')),
      true,
    ],
    [
      'is widened',
      conditional(is('prod')),
      conditional({ 'Fn::Or': [is('stage'), is('prod')] }),
      false,
    ],
    [
      'is said in another way',
      conditional(is('prod')),
      conditional({ 'Fn::Not': [{ Condition: 'Not' }] }, { Not: { 'Fn::Not': [is('prod')] } }),
      false,
    ],
    ['goes', conditional(is('prod')), template({ T: TABLE }), false],
    [
      'can only be one of the values',
      template({ T: TABLE }),
      conditional({ 'Fn::Or': [is('a'), is('b')] }, {}, { AllowedValues: ['a', 'b'] }),
      false,
    ],
    [
      'has another default',
      conditional(is('prod'), {}, { Default: 'prod' }),
      conditional(is('prod'), {}, { Default: 'dev' }),
      true,
    ],
    ['refers to itself', template({ T: TABLE }), conditional({ Condition: 'Here' }), true],
    ['is missing', template({ T: TABLE }), template({ T: { ...TABLE, Condition: 'None' } }), true],
  ])('%s', async (_name, before, after, gone) => {
    const { effects } = await readTemplates(pairOf(before, after));
    const deleted = effects.filter(({ verb }) => verb === 'delete');
    expect(deleted.map(({ reversibility }) => reversibility)).toEqual(gone ? ['irreversible'] : []);
  });
});

describe('what stands elsewhere in the template', () => {
  const named = (value: unknown, more: Readonly<Record<string, unknown>>) =>
    template({ T: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: value } } }, more);
  const parameter = (fallback: string) =>
    named({ Ref: 'Name' }, { Parameters: { Name: { Type: 'String', Default: fallback } } });
  const mapping = (prod: string) =>
    named(
      { 'Fn::FindInMap': ['Names', { Ref: 'Env' }, 'table'] },
      {
        Parameters: { Env: { Type: 'String', Default: 'dev' } },
        Mappings: { Names: { dev: { table: 'd' }, prod: { table: prod } } },
      },
    );
  const branch = (value: string) =>
    named(
      { 'Fn::If': ['Here', 'a', 'b'] },
      { Conditions: { Here: { 'Fn::Equals': [{ Ref: 'Env' }, value] } } },
    );

  it('is said to stand elsewhere', async () => {
    const effect = await effectOn('T', parameter('a'), parameter('b'));
    expect(effect.why).toContain('keeps that');
    const own = await effectOn('T', named('a', {}), named('b', {}));
    expect(own.why).not.toContain('keeps that');
  });

  it.each([
    ['a default', parameter('a'), parameter('b')],
    ['a mapping for another environment', mapping('p'), mapping('q')],
    ['a condition', branch('prod'), branch('production')],
    ['a reference instead of the value', named('a', {}), parameter('b')],
  ])('%s replaces the table', async (_name, before, after) => {
    expect(await effectOn('T', before, after)).toMatchObject({
      verb: 'replace',
      reversibility: 'irreversible',
    });
  });

  it.each([
    ['the same value by its default', named('a', {}), parameter('a')],
    ['another mapping', mapping('p'), mapping('p').replace('"d"', '"d"').replace('{', '{ ')],
  ])('%s does not', async (_name, before, after) => {
    expect((await readTemplates(pairOf(before, after))).effects).toEqual([]);
  });

  it('replaces whoever refers to what is replaced', async () => {
    const net = (cidr: string) =>
      template({
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: cidr } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Group: { Type: 'AWS::EFS::MountTarget', Properties: { SubnetId: { Ref: 'Subnet' } } },
        Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Vpc' } } },
      });
    const { effects } = await readTemplates(pairOf(net('10.0.0.0/16'), net('10.1.0.0/16')));
    expect(
      effects.map(({ verb, resource }) => `${verb} ${resource.address.split('#')[1]}`),
    ).toEqual(['replace Group', 'replace Subnet', 'replace Vpc']);
  });
});
