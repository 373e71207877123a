import { expect, it } from 'vitest';
import { readLine, verdictOn } from '../database/sample-verdict.ts';
import { scriptTools } from './scripts.ts';
import { migrationTools } from './tools.ts';

const files = {
  '/work/app/.env': 'DATABASE_URL="postgres://app:secret@localhost:5432/app"\n',
  '/work/app/.env.production': 'DATABASE_URL=postgres://app:secret@prod-db.example.com/app\n',
  '/work/app/drop.sql': 'DROP TABLE users;',
  '/work/app/add.sql': 'ALTER TABLE users ADD COLUMN age int;',
};

const HELD = `
rails db:drop
rails db:reset
bin/rails db:drop db:create db:migrate
rake db:schema:load
rake db:truncate_all
rails db:seed:replant
rails db:purge
rails db:migrate:reset
rake db:migrate VERSION=0
RAILS_ENV=production rails db:migrate
RAILS_ENV=production rails db:rollback
RAILS_ENV=production rake db:seed
rake db:migrate RAILS_ENV=production
DATABASE_URL=postgres://prod-db/app RAILS_ENV=test rails db:drop
rails runner 'User.delete_all'
rails runner 'ActiveRecord::Base.connection.execute("TRUNCATE users")'
RAILS_ENV=production rails runner 'User.where(old: true).delete_all'
manage.py flush
manage.py flush --no-input
manage.py migrate shop zero
manage.py reset_db --noinput
django-admin flush --settings=shop.settings.production
DJANGO_SETTINGS_MODULE=shop.settings.production manage.py migrate
manage.py migrate --settings shop.settings.prod
manage.py shell -c 'User.objects.all().delete()'
manage.py dbshell -- 'DROP TABLE users'
alembic downgrade base
DATABASE_URL=postgres://prod-db/app alembic upgrade head
DATABASE_URL=postgres://db.example.com/app alembic downgrade -1
DATABASE_URL=postgres://db.example.com/app alembic stamp head
flask db downgrade base
FLASK_ENV=production flask db upgrade
prisma migrate reset
prisma migrate reset --force
prisma db push --force-reset
prisma db push --accept-data-loss
prisma db execute --file drop.sql
DATABASE_URL=postgres://app:x@prod.example.com/app prisma migrate deploy
DATABASE_URL=postgres://app:x@prod.example.com/app prisma db push
DATABASE_URL=postgres://ep-cool-1.eu-central-1.aws.neon.tech/app prisma migrate resolve --applied 1
drizzle-kit push --force
NODE_ENV=production knex migrate:latest
knex migrate:rollback --all
knex migrate:rollback --env production
sequelize db:drop
sequelize-cli db:migrate:undo:all
sequelize db:migrate --env production
typeorm schema:drop -d src/data-source.ts
typeorm query 'DROP TABLE users'
mikro-orm schema:fresh --run
payload migrate:fresh
strapi transfer --to https://prod.example.com/admin --force
goose reset
goose postgres 'host=prod-db dbname=app' up
goose down-to 0
dbmate drop
dbmate --url postgres://prod-db/app up
migrate -database postgres://localhost/app -path db drop -f
migrate -path db -database postgres://prod-db/app down 1
migrate -path db down -all
atlas schema clean -u postgres://localhost/app
atlas schema apply --auto-approve -u postgres://localhost/app --to file://schema.hcl
sqlx database drop -y
sqlx database reset
diesel database reset
sea-orm-cli migrate fresh
flyway clean
flyway -url=jdbc:postgresql://prod-db/app migrate
flyway -url=jdbc:postgresql://db.example.com/app repair
liquibase dropAll
liquibase drop-all --url jdbc:postgresql://localhost/app
liquibase rollback v1 --url=jdbc:postgresql://db.example.com/app
sqitch revert -y
artisan migrate:fresh --seed
artisan migrate:reset
artisan db:wipe
artisan migrate --env=production --force
APP_ENV=production artisan migrate --force
console doctrine:database:drop --force
console doctrine:schema:drop --force --full-database
console doctrine:fixtures:load -n
phinx rollback -e production
mix ecto.drop
mix ecto.reset
MIX_ENV=prod mix ecto.migrate
dotnet ef database drop --force
dotnet-ef database drop
dotnet ef database update 0
dotnet nuget push app.nupkg
wp db reset --yes
wp db drop
wp site empty --yes
drush sql-drop -y
hasura metadata clear --endpoint https://app.example.com
python manage.py flush --no-input
python3 -W ignore backend/manage.py migrate shop zero
php artisan migrate:fresh
php -d memory_limit=-1 artisan db:wipe
php bin/console doctrine:database:drop --force
sail artisan migrate:fresh
sail php artisan db:wipe
sail down -v
`;

const FREE = `
rails server
rails console
rails routes
rails test
rails db:migrate
rails db:migrate:status
rails db:create
rails db:prepare
rails db:seed
rails db:rollback
rails db:test:prepare
rails db:schema:dump
rails db:version
rails log:clear tmp:clear
rails generate migration DropUsers
rails runner 'puts User.count'
rails runner 'User.where(id: 3).delete_all'
RAILS_ENV=test rails db:drop
RAILS_ENV=test rake db:drop db:create db:schema:load
rake db:reset RAILS_ENV=test
rake -T
rake spec
RAILS_ENV=production rails db:migrate:status
RAILS_ENV=production rails assets:precompile
manage.py runserver
manage.py migrate
manage.py makemigrations
manage.py showmigrations
manage.py sqlflush
manage.py sqlmigrate shop 0001
manage.py test
manage.py migrate --plan
manage.py shell -c 'print(User.objects.count())'
manage.py shell -c 'User.objects.filter(id=3).delete()'
manage.py collectstatic --clear --noinput
manage.py migrate shop 0003
DJANGO_SETTINGS_MODULE=shop.settings.test manage.py flush --no-input
DJANGO_SETTINGS_MODULE=shop.settings manage.py migrate
DJANGO_SETTINGS_MODULE=shop.settings.production manage.py showmigrations
alembic upgrade head
alembic current
alembic history
alembic revision --autogenerate -m 'drop users'
alembic downgrade -1
alembic upgrade head --sql
DATABASE_URL=postgres://prod-db/app alembic current
DATABASE_URL=postgres://localhost/app_test alembic downgrade base
flask db upgrade
flask db migrate -m 'drop'
flask run
prisma generate
prisma migrate dev --name drop_users
prisma migrate status
prisma migrate deploy
prisma db push
prisma db pull
prisma db execute --file add.sql
prisma studio
prisma format
prisma migrate diff --from-empty --to-schema-datamodel schema.prisma
DATABASE_URL=postgres://localhost:5432/app_test prisma migrate reset --force
DATABASE_URL=file:./test.db prisma db push --force-reset
DATABASE_URL=postgres://prod-db/app prisma migrate status
drizzle-kit generate
drizzle-kit push
drizzle-kit studio
drizzle-kit migrate
knex migrate:latest
knex migrate:make drop_users
knex migrate:rollback
knex migrate:status --env production
NODE_ENV=test knex migrate:rollback --all
sequelize db:migrate
sequelize db:migrate:status
sequelize db:migrate:undo
NODE_ENV=test sequelize db:drop
typeorm migration:run -d src/data-source.ts
typeorm migration:generate src/m
typeorm query 'SELECT 1'
mikro-orm schema:drop --dump
mikro-orm migration:up
payload migrate
payload migrate:status
goose status
goose up
goose down
goose create drop_users sql
goose sqlite3 ./test.db reset
dbmate up
dbmate new drop_users
dbmate status --url postgres://prod-db/app
migrate create -ext sql -dir db drop_users
migrate -path db -database postgres://localhost/app up
migrate -path db -database postgres://localhost/app down 1
migrate -path db version
atlas migrate status -u postgres://prod-db/app
atlas schema inspect -u postgres://prod-db/app
atlas schema apply --dry-run -u postgres://prod-db/app
sqlx migrate run
sqlx prepare
sqlx database create
diesel migration run
diesel migration list
diesel print-schema
flyway info
flyway migrate
flyway validate -url=jdbc:postgresql://prod-db/app
liquibase status
liquibase update
sqitch status
sqitch deploy
artisan migrate
artisan migrate:status
artisan migrate:rollback
artisan make:migration drop_users
artisan cache:clear
artisan migrate:fresh --env=testing
APP_ENV=testing artisan db:wipe
artisan migrate --pretend --env=production
console doctrine:migrations:migrate
console doctrine:database:create
console cache:clear
console doctrine:schema:update --dump-sql
APP_ENV=test console doctrine:database:drop --force
phinx migrate -e development
phinx status -e production
mix ecto.migrate
mix test
mix deps.get
MIX_ENV=test mix ecto.reset
dotnet build
dotnet test
dotnet ef migrations add DropUsers
dotnet ef database update
dotnet ef dbcontext info
wp db export
wp plugin list
drush cr
drush status
hasura console
hasura migrate status --endpoint https://prod.example.com
python manage.py migrate
python manage.py runserver
python -m pytest
python script.py flush
python -c 'print("manage.py flush")'
php artisan serve
php artisan migrate
php -v
sail up -d
sail artisan test
sail npm run dev
`;

const tools = [...migrationTools, ...scriptTools];

const linesOf = (text: string): readonly string[] => text.trim().split('\n');

it.each(linesOf(HELD))('holds %s', async (line) => {
  expect(verdictOn(await readLine(tools, line, { files }))).toBe('held');
});

it.each(linesOf(FREE))('lets pass %s', async (line) => {
  expect(verdictOn(await readLine(tools, line, { files }))).not.toBe('held');
});

it.each([
  ['postgres://prod-db/app', 'held'],
  ['postgres://localhost/app', 'passes'],
  ['postgres://ep-a.neon.tech/app', 'passes'],
])('goes by the URL of .env: %s', async (url, expected) => {
  const around = { files: { '/work/app/.env': `export DATABASE_URL='${url}' # main` } };
  const reading = await readLine(migrationTools, 'prisma migrate deploy', around);
  expect(verdictOn(reading)).toBe(expected);
  expect(reading.doings?.[0]?.setting?.evidence).toContain('.env DATABASE_URL');
});

it('names the environment and what says so', async () => {
  const reading = await readLine(migrationTools, 'RAILS_ENV=production rails db:migrate');
  expect(reading.doings?.[0]?.setting).toEqual({
    kind: 'production',
    name: 'production',
    evidence: 'RAILS_ENV=production',
  });
});
