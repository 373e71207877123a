/** Functions that give each row a value of its own, so that a default made of them rewrites the table. */
export const VOLATILE_FUNCTIONS: ReadonlySet<string> = new Set(
  `clock_timestamp currval gen_random_bytes gen_random_uuid nextval random random_normal setseed timeofday
  uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuid_generate_v7 uuidv4 uuidv7 gen_ulid
  gen_uuid_v7 pg_nextoid txid_current nanoid cuid ksuid`.split(/\s+/),
);
