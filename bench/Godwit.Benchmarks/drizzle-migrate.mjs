// The migrator of drizzle-orm 0.x: drizzle-migrate.mjs TOOLS URL FOLDER
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, url, migrationsFolder] = process.argv.slice(2);
const require = createRequire(`${tools}/package.json`);
const load = async (name) => await import(pathToFileURL(require.resolve(name)));
const { default: pg } = await load("pg");
const { drizzle } = await load("drizzle-orm/node-postgres");
const { migrate } = await load("drizzle-orm/node-postgres/migrator");
const client = new pg.Client(url);
await client.connect();
await migrate(drizzle(client), { migrationsFolder });
await client.end();
