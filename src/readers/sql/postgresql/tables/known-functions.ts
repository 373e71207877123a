import { VOLATILE_FUNCTIONS } from './volatile-functions.ts';

/**
 * Functions of PostgreSQL and of extensions met in most migrations that compute and change nothing.
 * Calling one that is on no list counts as running unknown code.
 */
const COMPUTING = new Set(
  `abs acos acosd age any_value area array_agg array_append array_cat array_dims array_fill array_length
  array_lower array_ndims array_position array_positions array_prepend array_remove array_replace
  array_sample array_shuffle array_to_json array_to_string array_upper ascii asin atan atan2 avg
  bit_and bit_count bit_length bit_or bit_xor bool_and bool_or box btrim cardinality cbrt ceil
  ceiling center char_length character_length chr circle coalesce col_description concat concat_ws
  convert convert_from convert_to corr cos cosd cot count covar_pop covar_samp crypt cume_dist
  current_catalog current_database current_date current_query current_role current_schema
  current_schemas current_setting current_time current_timestamp current_user cursor_to_xml
  database_to_xml date date_add date_bin date_part date_subtract date_trunc decode degrees dense_rank
  diagonal diameter digest div encode enum_first enum_last enum_range erf erfc every exp extract
  factorial family first_value floor format format_type gamma gcd gen_salt generate_series
  generate_subscripts geometrytype get_bit get_byte getdatabaseencoding greatest grouping
  has_any_column_privilege has_column_privilege has_database_privilege has_foreign_data_wrapper_privilege
  has_function_privilege has_schema_privilege has_sequence_privilege has_table_privilege
  has_type_privilege hashtext hashtextextended height hmac host hostmask hstore hstore_to_json
  hstore_to_jsonb inet_merge inet_same_family inet_server_addr inet_server_port initcap int4range
  int8range is_normalized isclosed isempty isfinite isopen json_agg json_array json_array_elements
  json_array_elements_text json_array_length json_build_array json_build_object json_each
  json_each_text json_extract_path json_extract_path_text json_object json_object_agg
  json_object_keys json_populate_record json_populate_recordset json_strip_nulls json_to_record
  json_to_recordset json_typeof json_value jsonb_agg jsonb_array_elements jsonb_array_elements_text
  jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text
  jsonb_extract_path jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_agg
  jsonb_object_keys jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array
  jsonb_path_query_first jsonb_populate_record jsonb_populate_recordset jsonb_pretty jsonb_set
  jsonb_set_lax jsonb_strip_nulls jsonb_to_record jsonb_to_recordset jsonb_typeof
  justify_days justify_hours justify_interval lag last_value lastval lcm lead least left length line
  ln localtime localtimestamp log log10 lower lower_inc lower_inf lpad lseg ltrim macaddr8_set7bit
  make_date make_interval make_time make_timestamp make_timestamptz makeaclitem masklen max md5 min
  min_scale mod mode multirange netmask network nth_value ntile nullif num_nonnulls num_nulls
  numrange obj_description octet_length overlay parse_ident path pclose percent_rank
  percentile_cont percentile_disc pg_backend_pid pg_blocking_pids pg_client_encoding
  pg_collation_for pg_column_size pg_conf_load_time pg_constraint_is_visible pg_current_snapshot
  pg_current_wal_lsn pg_current_xact_id pg_database_size pg_describe_object pg_encoding_to_char
  pg_function_is_visible pg_get_constraintdef pg_get_expr pg_get_functiondef
  pg_get_function_arguments pg_get_function_identity_arguments pg_get_function_result
  pg_get_indexdef pg_get_keywords pg_get_object_address pg_get_partkeydef pg_get_ruledef
  pg_get_serial_sequence pg_get_statisticsobjdef pg_get_triggerdef pg_get_userbyid pg_get_viewdef
  pg_has_role pg_identify_object pg_index_column_has_property pg_indexes_size pg_is_in_recovery
  pg_is_other_temp_schema pg_jit_available pg_last_wal_replay_lsn pg_last_wal_receive_lsn
  pg_last_xact_replay_timestamp pg_listening_channels pg_my_temp_schema pg_opclass_is_visible
  pg_operator_is_visible pg_options_to_table pg_partition_ancestors pg_partition_root
  pg_partition_tree pg_postmaster_start_time pg_relation_filenode pg_relation_filepath
  pg_relation_size pg_size_bytes pg_size_pretty pg_sleep pg_stat_get_activity
  pg_table_is_visible pg_table_size pg_tablespace_size pg_total_relation_size
  pg_trigger_depth pg_try_advisory_lock pg_try_advisory_xact_lock pg_type_is_visible pg_typeof
  pg_advisory_lock pg_advisory_lock_shared pg_advisory_unlock pg_advisory_unlock_all
  pg_advisory_xact_lock pg_advisory_xact_lock_shared pg_wal_lsn_diff pi point polygon position
  postgis_full_version postgis_version power pow quote_ident quote_literal quote_nullable radians
  radius range_agg range_merge rank regexp_count regexp_instr regexp_like regexp_match
  regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr
  regr_slope repeat replace reverse right round row_number row_to_json rpad rtrim scale
  session_user set_bit set_byte set_masklen setweight sha224 sha256 sha384 sha512
  shobj_description sign similarity sin sind slope split_part sqrt starts_with
  statement_timestamp stddev stddev_pop stddev_samp string_agg string_to_array string_to_table
  strip strpos substr substring sum system_user tan text timezone to_ascii to_bin to_char to_date
  to_hex to_json to_jsonb to_number to_oct to_regclass to_regnamespace to_regproc
  to_regprocedure to_regrole to_regtype to_timestamp to_tsquery to_tsvector
  transaction_timestamp translate trim trim_array trim_scale trunc ts_delete ts_headline ts_lexize
  ts_parse ts_rank ts_rank_cd ts_rewrite tsrange tstzrange daterange datemultirange tsvector_to_array
  txid_current txid_current_if_assigned unaccent unicode_version unistr unnest upper upper_inc
  upper_inf user var_pop var_samp variance version websearch_to_tsquery plainto_tsquery
  phraseto_tsquery width width_bucket word_similarity xmlagg xmlconcat xmlelement xmlforest
  xmlparse xmlpi xmlroot xmltable xpath xpath_exists now inet_client_addr
  inet_client_port pgp_sym_decrypt pgp_sym_encrypt pgp_pub_encrypt pgp_pub_decrypt uuid_nil
  uuid_ns_dns uuid_ns_url uuid_generate_v3 uuid_generate_v5 uuid_extract_timestamp
  uuid_extract_version gin_extract_value show_trgm pg_stat_file
  pg_input_is_valid pg_input_error_info array_sort casefold crc32 crc32c array_reverse levenshtein
  soundex metaphone dmetaphone citext ltree lquery nlevel subpath subltree lca text2ltree
  ltree2text cube cube_distance earth_distance ll_to_earth earth_box acldefault
  aclexplode has_parameter_privilege row_security_active pg_get_acl pg_sequence_last_value
  pg_sequence_parameters txid_snapshot_xmin pg_snapshot_xmin`.split(/\s+/),
);

/** PostGIS and TimescaleDB name what they compute by a prefix. */
const COMPUTING_PREFIX =
  /^(?:st_|postgis_|geometry|geography|_st_|time_bucket|h3_|vector_|l2_|cosine_|inner_product)/;

/** Called for bookkeeping, and changing nothing that anybody would miss. */
const BOOKKEEPING = new Set(
  `pg_notify pg_stat_reset pg_stat_statements_reset pg_reload_conf pg_export_snapshot
  pg_cancel_backend pg_create_restore_point pg_logical_emit_message pg_switch_wal
  pg_log_backend_memory_contexts lo_create lo_creat lo_from_bytea lo_get pg_prewarm
  pg_import_system_collations pg_create_logical_replication_slot
  pg_create_physical_replication_slot pg_stat_reset_shared pg_rotate_logfile
  pg_extension_config_dump populate_geometry_columns addgeometrycolumn create_hypertable
  create_distributed_table create_reference_table updategeometrysrid pg_stat_clear_snapshot
  create_parent set_chunk_time_interval add_dimension enable_chunk_skipping
 `.split(/\s+/),
);

/** True for a function of which it is known that calling it destroys and grants nothing. */
export function isKnownFunction(name: string): boolean {
  return (
    COMPUTING.has(name) ||
    VOLATILE_FUNCTIONS.has(name) ||
    BOOKKEEPING.has(name) ||
    COMPUTING_PREFIX.test(name)
  );
}

/** True where one value does for every row of a statement. */
export function isStableFunction(name: string): boolean {
  return COMPUTING.has(name) || COMPUTING_PREFIX.test(name);
}
