// Runs the migrator of drizzle-orm: migrate.mjs 0.x|1.0 postgresql|sqlite URL FOLDER [TABLE [SCHEMA]]
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [version, engine, url, migrationsFolder, migrationsTable, migrationsSchema] = process.argv.slice(2);
const require = createRequire(`${process.env.DRIZZLE_TOOLS}/package.json`);
const load = async (name) => await import(pathToFileURL(require.resolve(name)));
const orm = version === "0.x" ? "drizzle-orm" : "drizzle-orm-rc";
const config = { migrationsFolder, ...(migrationsTable && { migrationsTable }), ...(migrationsSchema && { migrationsSchema }) };
if (engine === "postgresql") {
  const { default: pg } = await load("pg");
  const { drizzle } = await load(`${orm}/node-postgres`);
  const { migrate } = await load(`${orm}/node-postgres/migrator`);
  const client = new pg.Client(url);
  await client.connect();
  await migrate(version === "0.x" ? drizzle(client) : drizzle({ client }), config);
  await client.end();
} else {
  const { createClient } = await load("@libsql/client");
  const { drizzle } = await load(`${orm}/libsql`);
  const { migrate } = await load(`${orm}/libsql/migrator`);
  const client = createClient({ url });
  await migrate(version === "0.x" ? drizzle(client) : drizzle({ client }), config);
  client.close();
}
