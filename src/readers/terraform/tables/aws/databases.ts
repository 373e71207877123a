import type { TypeTable } from '../types.ts';

export const awsDatabases: TypeTable = {
  list: 'aws/database',
  class: 'database',
  types: `db_instance rds_cluster`,
};
