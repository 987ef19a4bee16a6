using System.Collections.Concurrent;
using Dapper;

namespace Supervision.Core.Storage;

/// <summary>Sees every statement before it runs. The product listens to nothing; the tests check each one as T-SQL here.</summary>
public class SqlWatch
{
    private readonly ConcurrentDictionary<(string Sql, string Clause), string> _paged = new();

    /// <summary>A statement and the parameters it is sent with.</summary>
    public virtual void Seen(string sql, DynamicParameters parameters)
    {
    }

    internal string Paged(string sql, string clause) => _paged.GetOrAdd((sql, clause), static key => $"{key.Sql}\n{key.Clause}");
}
