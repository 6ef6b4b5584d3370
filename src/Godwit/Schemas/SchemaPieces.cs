using System.Text;

namespace Godwit;

/// <summary>The texts of a schema source, taken apart.</summary>
/// <param name="Statements">The statements in the order of the texts, without those that only set the session.</param>
/// <param name="Renames">The renames that the sources name.</param>
/// <param name="HasRows">True where a statement writes rows.</param>
sealed record SchemaPieces(ValueList<SchemaStatement> Statements, ValueList<RenameRequest> Renames, bool HasRows)
{
    /// <summary>Takes texts apart.</summary>
    /// <exception cref="InvalidMigrationException">
    /// A text cannot be split, or holds what no source may hold.
    /// </exception>
    /// <exception cref="SchemaSourceException">A name is too long.</exception>
    public static SchemaPieces Read(IEnumerable<SqlScript> scripts, Dialect dialect)
    {
        var statements = new List<SchemaStatement>();
        var renames = new List<RenameRequest>();
        var hasRows = false;
        foreach (var script in scripts)
            hasRows |= Read(script, dialect, statements, renames);
        return new(statements.ToValueList(), renames.ToValueList(), hasRows);
    }

    static bool Read(SqlScript script, Dialect dialect, List<SchemaStatement> statements, List<RenameRequest> renames)
    {
        var reader = new SqlStatementReader(script, dialect.Syntax, isSchema: true);
        var comments = new List<SourceSpan>();
        SchemaSettings? settings = null;
        var hasRows = false;
        while (reader.Read(comments) is { } statement)
        {
            var traits = dialect.Classify(statement);
            if (traits.Refusal is { } refusal)
            {
                // Tools write them around a schema; here each statement is safe without.
                if (refusal.Code == ScriptErrors.TransactionControl && IsBeginOrCommit(statement, dialect.Syntax))
                    continue;
                throw ScriptErrors.At(script, statement.Span.Start, refusal.Code, refusal.What, refusal.Fix);
            }
            CheckNames(statement, dialect.Syntax);
            hasRows |= traits.ChangesRows;
            if (traits.IsSessionSetting)
                settings = new(settings, statement);
            else
                statements.Add(new(statement, settings, DefinedObject.Of(statement, dialect.Syntax), statements.Count));
        }
        foreach (var comment in comments)
            Take(script, comment, dialect.Syntax, renames);
        return hasRows;
    }

    static void Take(SqlScript script, SourceSpan comment, SqlSyntax syntax, List<RenameRequest> renames)
    {
        var marker = SectionMarkers.Read(script.Text.AsSpan(comment.Start, comment.Length));
        if (marker is SectionMarker.Down or SectionMarker.DownWithoutTransaction)
            throw ScriptErrors.At(
                script,
                comment.Start,
                ScriptErrors.MisplacedDirective,
                "this is a migration with its way back, not a schema.",
                "Name the folder as migrations:DIR, or delete the way back."
            );
        if (marker is not null)
            return;
        if (new DirectiveParser(script, syntax).Parse(comment) is not { } directive)
            return;
        if (directive is not Directive.Rename)
            throw ScriptErrors.At(
                script,
                comment.Start,
                ScriptErrors.MisplacedDirective,
                $"'{directive.Name}' speaks of how a migration is run; a schema source says what is wanted.",
                "Delete it: of all directives a schema source takes 'rename' alone."
            );
        var text = script.Text.Substring(comment.Start, comment.Length);
        var at = text.IndexOf(directive.Name, StringComparison.OrdinalIgnoreCase) + directive.Name.Length;
        var request =
            RenameRequest.ParseDirective(text[at..].Trim())
            ?? throw ScriptErrors.At(
                script,
                comment.Start,
                ScriptErrors.MalformedDirective,
                "'rename' takes a kind, the old name, 'to', and the new name.",
                "Write it like `-- godwit: rename column users.name to full_name`."
            );
        renames.Add(request with { Location = script.LocationOf(comment.Start) });
    }

    static bool IsBeginOrCommit(SqlStatement statement, SqlSyntax syntax)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, syntax);
        if (!tokens.MoveNext())
            return false;
        var isKnown =
            tokens.IsWord("begin") || tokens.IsWord("commit") || tokens.IsWord("end") || tokens.IsWord("start");
        while (isKnown && tokens.MoveNext())
            isKnown = !tokens.IsWord("prepared");
        return isKnown;
    }

    /// <summary>What the server would cut would be another name than the one that is meant.</summary>
    static void CheckNames(SqlStatement statement, SqlSyntax syntax)
    {
        if (syntax.LongestNameInBytes is not { } longest)
            return;
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, syntax);
        while (tokens.MoveNext())
        {
            if (tokens.Text.Length * 3 <= longest)
                continue;
            if (tokens.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier))
                continue;
            var name = syntax.NameOf(tokens.Text);
            if (Encoding.UTF8.GetByteCount(name) is var size && size > longest)
                throw SchemaErrors.At(
                    statement.Script.LocationOf(tokens.Current.Start),
                    SchemaErrors.LongName,
                    $"the name {name} has {size} bytes; the server keeps {longest} and would call it "
                        + $"{Cut(name, longest)}.",
                    "Shorten it to the name that is meant."
                );
        }
    }

    static string Cut(string name, int size)
    {
        while (Encoding.UTF8.GetByteCount(name) > size)
            name = name[..^1];
        return name;
    }
}
