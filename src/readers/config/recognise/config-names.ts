/** Names and folders of settings. */

/** Formats in which hardly anything but settings is written. Over the base name in lower case. */
export const ALWAYS_SETTINGS =
  /^\.env(?:\.[\w.-]+)?$|^env\.[\w-]+$|\.env$|^\.flaskenv$|\.(?:tfvars|nomad|nomad\.hcl)$|^terragrunt\.hcl$|^(?:app|web|appsettings)(?:\.[\w-]+)?\.config$|^my\.cnf$|\.cnf$|^(?:postgresql|redis|sentinel|valkey|mongod|sshd)[\w.-]*\.conf$|^sshd_config$/;

/** Names that say what the file is for. */
export const SETTINGS_NAMES =
  /^(?:config|configs|configuration|settings|setting|application|bootstrap|appsettings|values|parameters|params|database|redis|logging|logback|log4j2?|feature[_-]?flags?|features|flags|toggles|flagd|env|environment|prometheus|alertmanager|loki|tempo|grafana|nginx|vault|consul|nomad|kafka|server|broker|zookeeper|elasticsearch|kibana|logstash|filebeat|traefik|caddy|mongod|storage|cache|queue|queues|sidekiq|cable|secrets|credentials|production|prod|staging|stage|default|defaults|local|uwsgi|gunicorn|supervisord|php|php-fpm|pgbouncer|odbc|my|runtime|deploy|deployment|service|services|airflow|celery|superset)(?:[._-][\w.-]+)?\.(?:ya?ml|jsonc?|json5|toml|properties|ini|conf|cfg|hcl|xml|config|cnf)$|(?:[._-](?:config|conf|settings|values|flags|features|env|vars|params|parameters|policy))(?:[._-][\w-]+)?\.(?:ya?ml|jsonc?|json5|toml|properties|ini|conf|cfg|hcl)$/;

/** Folders whose files are settings. */
export const SETTINGS_FOLDERS =
  /(?:^|\/)(?:config|configs|conf|conf\.d|configuration|settings|etc|environments?|envs?|values|flags|feature-flags|featureflags|features\/flags|parameters|params|vault|consul|nomad|deploy|deployments?|overlays|clusters?|tenants?|stages)\//i;

/** Endings that may be settings where name or folder says so. */
export const SETTINGS_ENDINGS =
  /\.(?:ya?ml|jsonc?|json5|toml|properties|ini|conf|cfg|cnf|hcl|xml|config)$/;
