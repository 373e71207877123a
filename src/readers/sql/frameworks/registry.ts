import { alembic } from './alembic/framework.ts';
import { django } from './django/framework.ts';
import { ecto } from './ecto/framework.ts';
import { efCore } from './efcore/framework.ts';
import { compiled } from './flyway/framework.ts';
import { laravel } from './laravel/framework.ts';
import { liquibase } from './liquibase/framework.ts';
import { rails } from './rails/framework.ts';
import { knex } from './script/knex.ts';
import { mikroOrm } from './script/mikro-orm.ts';
import { sequelize } from './script/sequelize.ts';
import { typeorm } from './script/typeorm.ts';
import type { Framework } from './types.ts';

/** Every framework, in the order in which they are asked. Adding one is adding an entry. */
export const FRAMEWORKS: readonly Framework[] = [
  rails,
  django,
  alembic,
  typeorm,
  sequelize,
  mikroOrm,
  knex,
  laravel,
  ecto,
  efCore,
  liquibase,
  compiled,
];
