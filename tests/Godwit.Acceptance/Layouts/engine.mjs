// Runs Prisma's schema engine (WebAssembly): engine.mjs URL FOLDER apply | diagnose | applied NAME | rolled-back NAME
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = path.join(process.env.PRISMA_TOOLS, "node_modules");
const require = createRequire(pathToFileURL(path.join(modules, "x.js")));
const engineFolder = path.join(modules, "@prisma/schema-engine-wasm");
const bindings = await import(pathToFileURL(path.join(engineFolder, "schema_engine_bg.js")));
const { instance } = await WebAssembly.instantiate(
  fs.readFileSync(path.join(engineFolder, "schema_engine_bg.wasm")),
  { "./schema_engine_bg.js": bindings },
);
bindings.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start?.();
const { PrismaPg } = require("@prisma/adapter-pg");
const { bindMigrationAwareSqlAdapterFactory } = require("@prisma/driver-adapter-utils");

const [, , url, folder, command, migrationName] = process.argv;
const schema = 'datasource db {\n  provider = "postgresql"\n}\n';
const read = (...names) => fs.readFileSync(path.join(folder, ...names), "utf8");
const lockName = "migration_lock.toml";
const migrationsList = {
  baseDir: folder,
  shadowDbInitScript: "",
  lockfile: { path: lockName, content: fs.existsSync(path.join(folder, lockName)) ? read(lockName) : null },
  migrationDirectories: fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: read(name, "migration.sql") } },
    })),
};
const filters = { externalTables: [], externalEnums: [] };
const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
const engine = await bindings.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, factory);
const run = {
  apply: () => engine.applyMigrations({ migrationsList, filters }),
  diagnose: () => engine.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: false }),
  applied: () => engine.markMigrationApplied({ migrationsList, migrationName }),
  "rolled-back": () => engine.markMigrationRolledBack({ migrationName }),
}[command];
try {
  console.log(JSON.stringify(await run()));
  process.exit(0);
} catch (error) {
  console.error(error.message ?? error);
  process.exit(1);
}
