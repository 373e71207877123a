import type { Scope } from './scope.ts';
import type { Call } from './value.ts';

/**
 * Calls that change nothing in a database, by the last part of their name: looking, counting, printing,
 * working with lists and texts. What stands here is never asked about; everything else is.
 */
const HARMLESS: ReadonlySet<string> = new Set(
  `
  say say_with_time puts print printf p pp logger log info debug warn warning error console format sprintf echo
  announce transaction suppress_messages suppress_notices connection connection_pool get_bind get_context bind
  inspector inspect get_table_names get_columns get_indexes get_foreign_keys get_unique_constraints has_table
  table_exists? column_exists? index_exists? foreign_key_exists? data_source_exists? index_name_exists? tables
  columns indexes foreign_keys primary_key view_exists? constraint_exists? check_constraint_exists?
  extension_enabled? extensions enum_types adapter_name current_database supports_json? dialect name
  hasTable hasColumn hasColumns hasIndex getTable getTables tableExists describeTable showAllTables getColumnListing
  reset_column_information schema_cache clear! clear_cache! reload connected? version production? development?
  test? env fetch dig get keys values items length size count len first last all any any? none? empty? present?
  blank? nil? include? includes include contains key? has_key? exists? exists find find_by find_by! find_or_initialize_by
  where not order limit offset select pluck ids joins left_joins left_outer_joins group having distinct unscoped
  reorder references preload eager_load merge with in_batches find_each find_in_batches each forEach each_with_index
  each_slice in_groups_of each_with_object map flatMap flat_map collect filter reject compact uniq flatten sort
  sort_by sum min max zip reduce inject slice concat join split strip trim squish to_a to_s to_i to_sym to_h to_json
  to_f as_json freeze dup tap then catch finally new raw text quote quote_column_name quote_table_name quoted_table_name
  quote_string sanitize_sql arel_table range enumerate sorted reversed list dict set tuple str int float bool isinstance
  getattr hasattr append push extend update_all_sql now utcnow today current from_now ago day days hour hours minute
  minutes second seconds week weeks month months year years parse loads dumps stringify time date datetime timedelta
  require require_relative include_module extend_module attr_accessor private public protected module_function
  disable_ddl_transaction! disable_statement_timeout self class super class_name lock_timeout raise abort!
  super_method get_model noop apps migrations schema_editor objects using iterator values_list filter_by query
  scalar scalars fetchall fetchone one one_or_none mappings rowcount mogrify literal_column and_ or_ desc asc is_ is_not
  in_ isnot notin_ cast func coalesce literal bindparam label Table MetaData Column Session sessionmaker declarative_base
  automap_base reflect autoload prepare begin begin_nested commit rollback close flush expunge_all
  Promise resolve async await of from assert assertTrue Logger getLogger Object entries Array String Number Boolean JSON
  Math floor ceil round random Date getTime toISOString toString replace substring toLowerCase toUpperCase match test
  charAt indexOf startsWith endsWith padStart isArray parseInt fromEntries assign getEnumValues getDatabaseName
  escape escapeId dialectName client config getConnection hasOwn hasOwnProperty findIndex find_index some every
  collect pluck toArray chunk chunkById cursor isEmpty isNotEmpty getDriverName getSchemaBuilder getDoctrineSchemaManager
  randomUUID parseJSON parseJson Map Set useLogger getDatabaseClient isOneOfClients Q F Value Subquery OuterRef
  get_for_model get_for_id db_manager color_style atomic allSettled toBoolean columnName tableName indexName triggerName
  functionName createInspector columnInfo uuid4 uuidv4 nanoid getHelpers useEnv
  repo prefix flush_now io inspect_io adapter timestamps_default direction
  `
    .trim()
    .split(/\s+/),
);

/** True for a call that is known to change nothing by itself. What it is given is looked at all the same. */
export function isHarmless(
  call: Call,
  scope: Scope,
  further: ReadonlySet<string>,
  bareCalls: boolean,
): boolean {
  const [first] = call.links;
  if (call.links.length === 1 && first?.args === null && first.block === null) {
    // A variable, or a call without arguments; only Ruby and Elixir have the latter.
    if (!bareCalls || scope.value(first.name) !== null) return true;
    return /^[A-Z@$:]|\?$/.test(first.name) || known(first.name, further);
  }
  return call.links.every((link, index) => {
    if (known(link.name, further) || link.name === '[]') return true;
    if (link.args !== null || link.block !== null) return false;
    // A member that is looked at; in Ruby the last one may be a call.
    return (
      index < call.links.length - 1 ||
      !/^[a-z].*(?:_all|[!])$|^(?:destroy|delete|save|truncate|drop|clear)$/.test(link.name)
    );
  });
}

function known(name: string, further: ReadonlySet<string>): boolean {
  return HARMLESS.has(name) || further.has(name);
}
