using System.Collections.Concurrent;
using Dapper;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Storage;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.Storage;

/// <summary>
/// Looks at every statement the application runs in the tests, at its first execution: parsed and bound as T-SQL,
/// and limited to the actor's council unless it says why not.
/// </summary>
public sealed class CheckedSql : SqlWatch
{
    private const string Excuse = "-- across councils: ";

    private static readonly string SqliteClause = new SqliteDialect("Data Source=clause").FirstRows;
    private static readonly string SqlServerClause = new SqlServerDialect("").FirstRows;

    private readonly ConcurrentDictionary<string, string[]> _seen = new();

    public static CheckedSql Instance { get; } = new();

    /// <summary>Every distinct statement seen so far.</summary>
    public ICollection<string> Statements => _seen.Keys;

    public override void Seen(string sql, DynamicParameters parameters)
    {
        var problems = _seen.GetOrAdd(sql, text => [.. Problems(text, [.. parameters.ParameterNames])]);
        if (problems.Length > 0) throw new AssertionException($"A statement that must not leave the house:\n{sql}\n\n{string.Join('\n', problems)}");
    }

    // Only the clause that limits rows differs; a page ends in it.
    private static string AsSqlServerGetsIt(string sql) => sql.EndsWith(SqliteClause, StringComparison.Ordinal)
        ? sql[..^SqliteClause.Length] + SqlServerClause
        : sql;

    private static IEnumerable<string> Problems(string sql, string[] parameters)
    {
        if (!sql.Contains("@CouncilId", StringComparison.Ordinal) && !sql.TrimStart().StartsWith(Excuse, StringComparison.Ordinal))
            yield return $"It is not limited to the actor's council, and does not begin with '{Excuse}reason'.";
        foreach (var problem in StatementCheck.Problems(AsSqlServerGetsIt(sql), parameters)) yield return problem;
    }
}
