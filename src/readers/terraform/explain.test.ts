import { describe, expect, it } from 'vitest';
import { explainType } from './explain.ts';

describe('explainType', () => {
  it('says what is lost, what replaces and what protects', () => {
    expect(explainType('aws_db_instance')).toMatchObject({
      class: 'database',
      list: 'aws/database',
      data: 'holds-data',
      loss: 'irreversible',
      why: 'It is a database: its rows are gone with it.',
      replacedBy: expect.arrayContaining(['kms_key_id', 'storage_encrypted']) as unknown,
      protectedBy: expect.arrayContaining([
        'deletion_protection',
        'skip_final_snapshot',
      ]) as unknown,
    });
  });

  it('judges an awscc type as its aws twin', () => {
    expect(explainType('awscc_dynamodb_table')).toMatchObject({
      class: 'database',
      list: 'aws/database, as aws_dynamodb_table',
    });
  });

  it('believes the specification where no list has a type', () => {
    expect(explainType('awscc_fsx_file_system')).toMatchObject({
      class: 'stateful',
      list: 'AWS service specification',
      data: 'holds-data',
    });
  });

  it.each(['acme_thing', 'aws_', 'aws', '', '__proto__', 'awscc_made_up'])(
    'knows nothing of %j',
    (type) => {
      expect(explainType(type)).toBeNull();
    },
  );
});
