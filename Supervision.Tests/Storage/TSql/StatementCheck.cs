using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>
/// Says what SQL Server would refuse, or understand otherwise than SQLite, in a statement as it would be sent there.
/// It parses with the grammar of SQL Server 2017 and binds every name against db/sqlserver; no server is asked.
/// </summary>
internal static partial class StatementCheck
{
    private static readonly ConcurrentDictionary<(string Sql, string Parameters), IReadOnlyList<string>> Answered = new();

    /// <summary>The problems of a statement (or several, as QueryMultiple sends them), each with its line; empty when there is none.</summary>
    /// <param name="sqlServerText">The text as composed for SQL Server.</param>
    /// <param name="parameterNames">The names given with it, with or without @; lists as Dapper expands them, or before it does (<c>IN @ids</c>).</param>
    public static IReadOnlyList<string> Problems(string sqlServerText, IReadOnlyCollection<string> parameterNames) =>
        Answered.GetOrAdd((sqlServerText, string.Join(',', parameterNames.Order(StringComparer.Ordinal))),
            key => Problems(SqlServerSchema.Product.Catalogue, key.Sql, parameterNames));

    /// <summary>As <see cref="Problems(string, IReadOnlyCollection{string})"/>, against another schema and without remembering.</summary>
    public static IReadOnlyList<string> Problems(Catalogue catalogue, string sqlServerText, IReadOnlyCollection<string> parameterNames)
    {
        var script = SqlText.Parse(UnexpandedList().Replace(sqlServerText, "(${list})"), out var errors);
        if (errors.Count > 0) return errors.Select(e => $"line {e.Line}: {e.Message}{Reserved(sqlServerText, e)}").ToList();
        if (script.Batches.Count > 1) return ["GO is for scripts, not for statements"];
        var statements = script.Batches.SelectMany(b => b.Statements).ToList();
        return statements.Count == 0 ? ["there is no statement"] : statements.SelectMany(s => Binder.Check(catalogue, s, parameterNames)).Distinct().ToList();
    }

    /// <summary><c>IN @ids</c>, which Dapper turns into a list before it is sent.</summary>
    [GeneratedRegex(@"(?<=\bIN\s+)(?<list>@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex UnexpandedList();

    private static string Reserved(string sql, ParseError error)
    {
        if (!error.Message.StartsWith("Incorrect syntax", StringComparison.Ordinal)) return "";
        var tokens = new TSql140Parser(initialQuotedIdentifiers: true).GetTokenStream(new StringReader(sql), out _);
        var token = tokens.LastOrDefault(t => t.Offset <= error.Offset && t.TokenType != TSqlTokenType.EndOfFile);
        return token is not null && token.IsKeyword() ? $" ({token.Text} is a reserved word of T-SQL; as a name it needs another word)" : "";
    }
}
