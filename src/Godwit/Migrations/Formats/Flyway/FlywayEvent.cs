namespace Godwit;

/// <summary>The names of Flyway's events: a file named after one is run when the event happens.</summary>
static class FlywayEvent
{
    public const string BeforeMigrate = "beforeMigrate";
    public const string BeforeRepeatables = "beforeRepeatables";
    public const string BeforeEachMigrate = "beforeEachMigrate";
    public const string BeforeEachMigrateStatement = "beforeEachMigrateStatement";
    public const string AfterEachMigrateStatement = "afterEachMigrateStatement";
    public const string AfterEachMigrateStatementError = "afterEachMigrateStatementError";
    public const string AfterEachMigrate = "afterEachMigrate";
    public const string AfterEachMigrateError = "afterEachMigrateError";
    public const string AfterVersioned = "afterVersioned";
    public const string AfterMigrate = "afterMigrate";
    public const string AfterMigrateApplied = "afterMigrateApplied";
    public const string AfterMigrateError = "afterMigrateError";
    public const string BeforeUndo = "beforeUndo";
    public const string BeforeEachUndo = "beforeEachUndo";
    public const string BeforeEachUndoStatement = "beforeEachUndoStatement";
    public const string AfterEachUndoStatement = "afterEachUndoStatement";
    public const string AfterEachUndoStatementError = "afterEachUndoStatementError";
    public const string AfterEachUndo = "afterEachUndo";
    public const string AfterEachUndoError = "afterEachUndoError";
    public const string AfterUndo = "afterUndo";
    public const string AfterUndoError = "afterUndoError";
    public const string BeforeValidate = "beforeValidate";
    public const string AfterValidate = "afterValidate";
    public const string AfterValidateError = "afterValidateError";
    public const string AfterValidateFinish = "afterValidateOperationFinish";
    public const string BeforeBaseline = "beforeBaseline";
    public const string AfterBaseline = "afterBaseline";
    public const string AfterBaselineError = "afterBaselineError";
    public const string BeforeRepair = "beforeRepair";
    public const string AfterRepair = "afterRepair";
    public const string AfterRepairError = "afterRepairError";
    public const string BeforeInfo = "beforeInfo";
    public const string AfterInfo = "afterInfo";
    public const string AfterInfoError = "afterInfoError";
    public const string BeforeClean = "beforeClean";
    public const string AfterClean = "afterClean";
    public const string AfterCleanError = "afterCleanError";
    public const string CreateSchema = "createSchema";
    public const string BeforeCreateSchema = "beforeCreateSchema";
    public const string BeforeConnect = "beforeConnect";
    public const string AfterConnect = "afterConnect";

    /// <summary>Every event, the longest name first: a file's name is compared with each.</summary>
    public static readonly ValueList<string> All = new string[]
    {
        BeforeMigrate,
        BeforeRepeatables,
        BeforeEachMigrate,
        BeforeEachMigrateStatement,
        AfterEachMigrateStatement,
        AfterEachMigrateStatementError,
        AfterEachMigrate,
        AfterEachMigrateError,
        AfterVersioned,
        AfterMigrate,
        AfterMigrateApplied,
        AfterMigrateError,
        "afterMigrateOperationFinish",
        BeforeUndo,
        BeforeEachUndo,
        BeforeEachUndoStatement,
        AfterEachUndoStatement,
        AfterEachUndoStatementError,
        AfterEachUndo,
        AfterEachUndoError,
        AfterUndo,
        AfterUndoError,
        "afterUndoOperationFinish",
        BeforeValidate,
        AfterValidate,
        AfterValidateError,
        AfterValidateFinish,
        BeforeBaseline,
        AfterBaseline,
        AfterBaselineError,
        "afterBaselineOperationFinish",
        BeforeRepair,
        AfterRepair,
        AfterRepairError,
        "afterRepairOperationFinish",
        BeforeInfo,
        AfterInfo,
        AfterInfoError,
        "afterInfoOperationFinish",
        BeforeClean,
        AfterClean,
        AfterCleanError,
        "afterCleanOperationFinish",
        CreateSchema,
        BeforeCreateSchema,
        BeforeConnect,
        AfterConnect,
    }
        .OrderByDescending(name => name.Length)
        .ThenBy(name => name, StringComparer.Ordinal)
        .ToValueList();
}
