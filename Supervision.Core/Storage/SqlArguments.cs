using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Dapper;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Storage;

/// <summary>
/// Turns the properties of an object into parameters: enumerations by name, text in NFC, ids, days and instants as the database's driver
/// takes them; adds the actor's own where the statement names them. A parameter called …Hash, …Hashes or …Sha256 holds hashes in hexadecimal, which columns keep as char(64).
/// </summary>
internal sealed partial class SqlArguments(object? args)
{
    private static readonly ConcurrentDictionary<Type, Getter[]> Getters = new();
    private static readonly ConcurrentDictionary<string, HashSet<string>> Names = new();

    // An absent value without a type would be sent as text: a second plan for the same statement, and not every server takes an instant from text.
    private static readonly Dictionary<Type, DbType?> Types = new()
    {
        [typeof(Guid)] = DbType.Guid,
        [typeof(DateOnly)] = DbType.Date,
        [typeof(DateTimeOffset)] = DbType.DateTimeOffset,
        [typeof(int)] = DbType.Int32,
        [typeof(long)] = DbType.Int64,
        [typeof(bool)] = DbType.Boolean,
    };

    private readonly List<(string Name, object? Value)> _more = [];

    public SqlArguments With(string name, object? value)
    {
        _more.Add((name, value));
        return this;
    }

    public DynamicParameters Build(string sql, SqlDialect dialect, Actor actor)
    {
        var wanted = Names.GetOrAdd(sql, static text => [.. ParameterName().Matches(text).Select(m => m.Groups[1].Value)]);
        var parameters = new DynamicParameters();
        var given = new HashSet<string>();

        if (args is not null)
            foreach (var getter in Getters.GetOrAdd(args.GetType(), GettersOf))
                if (wanted.Contains(getter.Name)) Add(getter.Name, getter.Get(args), getter.Type);
        foreach (var (name, value) in _more)
            if (wanted.Contains(name)) Add(name, value, null);

        if (wanted.Contains("CouncilId") && !given.Contains("CouncilId")) Add("CouncilId", actor.CouncilId, typeof(Guid));
        if (wanted.Contains("ActorId") && !given.Contains("ActorId")) Add("ActorId", actor.PersonId, typeof(Guid));
        if (wanted.Contains("ActorUnitId") && !given.Contains("ActorUnitId")) Add("ActorUnitId", actor.UnitId, typeof(Guid));
        return parameters;

        void Add(string name, object? value, Type? type)
        {
            given.Add(name);
            // A day always says that it is one: the driver would take it for a datetime, which begins in 1753.
            parameters.Add(name, IsHash(name) ? Hash(value, dialect) : Convert(value, dialect), value is null or DateOnly && (value?.GetType() ?? type) is { } known ? Types.GetValueOrDefault(known) : null);
        }
    }

    /// <summary>A parameter of this name is sent as the char(64) it is compared with.</summary>
    internal static bool IsHash(string name) => HashName().IsMatch(name);

    private static object? Hash(object? value, SqlDialect dialect) => value switch
    {
        string text when IsHexadecimal(text) => dialect.Hashes([text]) is { } sent ? sent[0] : text,
        IEnumerable<string> list when list.All(IsHexadecimal) && dialect.Hashes([.. list]) is { } sent => sent,
        _ => Convert(value, dialect),
    };

    private static bool IsHexadecimal(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    private static object? Convert(object? value, SqlDialect dialect) => value switch
    {
        null => null,
        string text => text.IsNormalized() ? text : text.Normalize(),
        Enum named => named.ToString(),
        byte[] bytes => bytes,
        IEnumerable list => list.Cast<object?>().Select(item => Convert(item, dialect)).ToList(),
        _ => dialect.Parameter(value),
    };

    private static Getter[] GettersOf(Type type) =>
    [
        .. type.GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0).Select(property =>
        {
            var target = Expression.Parameter(typeof(object));
            var read = Expression.Convert(Expression.Property(Expression.Convert(target, type), property), typeof(object));
            return new Getter(property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, Expression.Lambda<Func<object, object?>>(read, target).Compile());
        }),
    ];

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex ParameterName();

    [GeneratedRegex("(?:hash|hashes|sha256)$", RegexOptions.IgnoreCase)]
    private static partial Regex HashName();

    private sealed record Getter(string Name, Type Type, Func<object, object?> Get);
}
