using System.Globalization;

namespace Godwit;

/// <summary>Makes settings of values: those that come later win.</summary>
sealed class FlywayConfiguration
{
    readonly Dictionary<string, FlywayValue> _values = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, FlywayValue> _written = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _notes = [];
    string? _file;

    /// <summary>Takes <c>flyway.conf</c>.</summary>
    public void AddConf(string text, string file, Func<string, string?> variable)
    {
        _file ??= file;
        foreach (var value in FlywayConfText.Read(text, file, variable))
            Add(value);
        foreach (var value in FlywayConfText.Read(text, file, name => $"${{env.{name}}}"))
            Keep(value);
    }

    /// <summary>Takes what <see cref="FlywaySettings.Written"/> had elsewhere.</summary>
    public void AddWritten(ValueList<FlywayValue> values, Func<string, string?> variable)
    {
        foreach (var value in values)
            Add(FlywayResolvers.Resolve(value, variable));
    }

    /// <summary>Takes <c>flyway.toml</c>: the table <c>flyway</c>, and the environment that is chosen.</summary>
    public void AddToml(string text, string file, Func<string, string?> variable)
    {
        _file ??= file;
        var values = FlywayTomlText.Read(text, file);
        foreach (var value in values)
        {
            if (!value.Key.StartsWith("flyway.", StringComparison.OrdinalIgnoreCase))
                continue;
            var own = value with { Key = value.Key["flyway.".Length..] };
            Add(FlywayResolvers.Resolve(own, variable));
            Keep(own);
        }
        _environments.AddRange(
            values
                .Where(v => v.Key.StartsWith("environments.", StringComparison.OrdinalIgnoreCase))
                .Select(v => (v with { Key = v.Key["environments.".Length..] }, variable))
        );
    }

    readonly List<(FlywayValue Value, Func<string, string?> Variable)> _environments = [];

    /// <summary>Takes the variables that begin with <c>FLYWAY_</c>.</summary>
    public void AddEnvironment(IEnumerable<KeyValuePair<string, string>> variables)
    {
        foreach (var (name, text) in variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (FlywayKeys.OfVariable(name) is not { } key)
                continue;
            var value = new FlywayValue(key, [text], $"the variable {name}");
            Add(value);
            // Who sets a value for one run may have a secret in it.
            if (!key.StartsWith("placeholders.", StringComparison.Ordinal))
                Keep(value);
        }
    }

    /// <summary>The settings.</summary>
    /// <param name="folder">What relative locations count from.</param>
    /// <exception cref="InvalidMigrationFolderException">A key is unknown, or a value does not fit.</exception>
    public FlywaySettings Build(string folder)
    {
        var defaults = new FlywaySettings();
        TakeEnvironment(Text("environment", defaults.Environment));
        return Running(Names(defaults)) with
        {
            WorkingDirectory = Path.GetFullPath(Text("workingDirectory", "."), folder),
            File = _file,
            Notes = _notes.ToValueList(),
            Written = _written.Values.OrderBy(value => value.Key, StringComparer.Ordinal).ToValueList(),
            Url = Find("url")?.Text,
            User = Find("user")?.Text,
            Password = Find("password")?.Text,
            Environment = Text("environment", defaults.Environment),
            Environments = EnvironmentNames(),
        };
    }

    FlywaySettings Names(FlywaySettings to) =>
        to with
        {
            Locations = Find("locations")?.List ?? to.Locations,
            LocationsPlace = Find("locations")?.Place,
            CallbackLocations = Find("callbackLocations")?.List ?? to.CallbackLocations,
            SqlMigrationPrefix = Text("sqlMigrationPrefix", to.SqlMigrationPrefix),
            UndoSqlMigrationPrefix = Text("undoSqlMigrationPrefix", to.UndoSqlMigrationPrefix),
            BaselineMigrationPrefix = Text("baselineMigrationPrefix", to.BaselineMigrationPrefix),
            RepeatableSqlMigrationPrefix = Text("repeatableSqlMigrationPrefix", to.RepeatableSqlMigrationPrefix),
            SqlMigrationSeparator = NotEmpty("sqlMigrationSeparator", to.SqlMigrationSeparator),
            SqlMigrationSuffixes = Find("sqlMigrationSuffixes")?.List ?? to.SqlMigrationSuffixes,
            Encoding = Text("encoding", to.Encoding),
            DetectEncoding = Flag("detectEncoding", to.DetectEncoding),
            FailOnMissingLocations = Flag("failOnMissingLocations", to.FailOnMissingLocations),
            ValidateMigrationNaming = Flag("validateMigrationNaming", to.ValidateMigrationNaming),
            Table = NotEmpty("table", to.Table),
            DefaultSchema = Find("defaultSchema")?.Text,
            Schemas = Find("schemas")?.List ?? to.Schemas,
            CreateSchemas = Flag("createSchemas", to.CreateSchemas),
            Tablespace = Find("tablespace")?.Text,
            InstalledBy = Find("installedBy")?.Text,
            InitSql = Find("initSql")?.Text,
            PlaceholderReplacement = Flag("placeholderReplacement", to.PlaceholderReplacement),
            PlaceholderPrefix = NotEmpty("placeholderPrefix", to.PlaceholderPrefix),
            PlaceholderSuffix = NotEmpty("placeholderSuffix", to.PlaceholderSuffix),
            PlaceholderSeparator = NotEmpty("placeholderSeparator", to.PlaceholderSeparator),
            Placeholders = Placeholders(),
        };

    FlywaySettings Running(FlywaySettings to) =>
        to with
        {
            BaselineVersion = Version("baselineVersion", to.BaselineVersion),
            BaselineDescription = Text("baselineDescription", to.BaselineDescription),
            BaselineOnMigrate = Flag("baselineOnMigrate", to.BaselineOnMigrate),
            Target = Target(to.Target),
            OutOfOrder = Flag("outOfOrder", to.OutOfOrder),
            CherryPick = Find("cherryPick")?.List ?? to.CherryPick,
            Group = Flag("group", to.Group),
            Mixed = Flag("mixed", to.Mixed),
            ExecuteInTransaction = Flag("executeInTransaction", to.ExecuteInTransaction),
            ValidateOnMigrate = Flag("validateOnMigrate", to.ValidateOnMigrate),
            SkipExecutingMigrations = Flag("skipExecutingMigrations", to.SkipExecutingMigrations),
            SkipDefaultCallbacks = Flag("skipDefaultCallbacks", to.SkipDefaultCallbacks),
            IgnoreMigrationPatterns = Patterns(to.IgnoreMigrationPatterns),
            CleanDisabled = Find("cleanDisabled")?.IsTrue() ?? to.CleanDisabled,
            LockRetryCount = Number("lockRetryCount", to.LockRetryCount),
        };

    void Add(FlywayValue value)
    {
        var key =
            FlywayKeys.Canonical(value.Key)
            ?? throw FlywayErrors.Folder(
                FlywayErrors.Configuration,
                $"{value.Place}: '{value.Key}' is not a parameter of Flyway that Godwit knows.",
                "Correct it or delete it; docs/from/flyway.md lists them all. Nothing was changed."
            );
        if (FlywayKeys.Elsewhere.FirstOrDefault(pair => pair.Key == key) is { Key: not null } elsewhere)
            throw FlywayErrors.Folder(
                FlywayErrors.Configuration,
                $"{value.Place}: '{key}' is not obeyed by Godwit.",
                $"{elsewhere.Instead} Delete the line; nothing was changed."
            );
        if (key == "jarDirs")
            _notes.Add($"{value.Place}: migrations and callbacks in Java (jarDirs) are not read by Godwit.");
        _values[key] = value with { Key = key };
    }

    void Keep(FlywayValue value)
    {
        var key = FlywayKeys.Canonical(value.Key) ?? value.Key; // unknown ones were refused
        if (!FlywayKeys.OfPlace.Contains(key))
            _written[key] = value with { Key = key };
    }

    ValueList<string> EnvironmentNames() =>
        _environments
            .Select(one => one.Value.Key.Split('.')[0])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToValueList();

    void TakeEnvironment(string name)
    {
        var names = EnvironmentNames();
        if (
            names.Count > 0
            && Find("environment") is { } chosen
            && !names.Contains(name, StringComparer.OrdinalIgnoreCase)
        )
            throw chosen.Invalid($"there is no environment '{name}'; there are {string.Join(", ", names)}.");
        foreach (var (value, variable) in _environments)
        {
            var dot = value.Key.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0 || !value.Key[..dot].Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            var key = value.Key[(dot + 1)..];
            if (!FlywayKeys.IsOfEnvironment(key))
                _notes.Add(
                    $"{value.Place}: '{key}' is no parameter of an environment that Godwit knows; it has no effect."
                );
            var isRead = FlywayKeys.OfEnvironment.Contains(key, StringComparer.OrdinalIgnoreCase);
            // Parameters of an environment stand behind those of [flyway] and of the variables.
            var canonical = key.StartsWith("flyway.", StringComparison.OrdinalIgnoreCase) ? key[7..] : key;
            if ((!isRead && canonical == key) || _values.ContainsKey(canonical))
                continue;
            Add(FlywayResolvers.Resolve(value with { Key = canonical }, variable));
            Keep(value with { Key = canonical });
        }
    }

    FlywayValue? Find(string key) => _values.GetValueOrDefault(key);

    string Text(string key, string otherwise) => Find(key)?.Text ?? otherwise;

    string NotEmpty(string key, string otherwise) =>
        Find(key) is not { } value ? otherwise
        : value.Text.Length > 0 ? value.Text
        : throw value.Invalid($"'{key}' is empty.");

    bool Flag(string key, bool otherwise) => Find(key)?.IsTrue() ?? otherwise;

    int Number(string key, int otherwise) =>
        Find(key) is not { } value ? otherwise
        : int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw value.Invalid($"'{value.Text}' is not a number.");

    string Version(string key, string otherwise) =>
        Find(key) is not { } value ? otherwise
        : FlywayVersion.TryParse(value.Text) is not null ? value.Text
        : throw value.Invalid($"'{value.Text}' is not a version.");

    string Target(string otherwise)
    {
        if (Find("target") is not { } value)
            return otherwise;
        var text = value.Text.Trim();
        var isWord = text.ToUpperInvariant() is "LATEST" or "CURRENT" or "NEXT";
        return isWord ? text.ToLowerInvariant()
            : FlywayVersion.TryParse(text.TrimEnd('?')) is not null ? text
            : throw value.Invalid($"'{text}' is not a version, nor latest, current or next.");
    }

    ValueList<string> Patterns(ValueList<string> otherwise)
    {
        if (Find("ignoreMigrationPatterns") is not { } value)
            return otherwise;
        foreach (var pattern in value.List)
        {
            if (FlywayPattern.TryParse(pattern) is null)
                throw value.Invalid($"'{pattern}' is not a pattern TYPE:STATE.{FlywayPattern.Forms}");
        }
        return value.List;
    }

    ValueList<KeyValuePair<string, string>> Placeholders() =>
        _values
            .Where(pair => pair.Key.StartsWith("placeholders.", StringComparison.OrdinalIgnoreCase))
            .Select(pair => new KeyValuePair<string, string>(pair.Key["placeholders.".Length..], pair.Value.Text))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToValueList();
}
