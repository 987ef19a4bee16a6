using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Supervision.Core.Files;
using Supervision.Infrastructure.Files;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>
/// Makes an instance of any request: ids from the tables that their names point to, everything else sensible. Where a validator objects to a field,
/// <see cref="Object"/> moves on to that field's next value, so that what is sent is refused for whose it is and not for how it looks.
/// </summary>
internal sealed partial class SampleRequests(IReadOnlyDictionary<string, List<Guid>> ids, bool optionalIds)
{
    /// <summary>Ids whose name does not end in the name of a table's row.</summary>
    private static readonly Dictionary<string, string> TableOf = new()
    {
        ["ParentId"] = "Units",
        ["SuccessorId"] = "Units",
        ["UnderId"] = "Units",
        ["HeadingId"] = "Findings",
        ["BeforeFindingId"] = "Findings",
        ["RefId"] = "Opinions",
        ["Leaving"] = "DelegationMembers",
        ["ItemId"] = "Opinions",
        ["PersonId"] = "People",
        ["BodyId"] = "Bodies",
        ["SubjectId"] = "Visits",
        ["ReportId"] = "DelegationReports",
        ["TaskId"] = "FollowUpTasks",
        ["PaperId"] = "OfficialPapers",
        ["AnswersPaperId"] = "OfficialPapers",
        ["DispatchId"] = "PaperDispatches",
        ["LetterBatchId"] = "LetterBatches",
        ["LetterIds"] = "ReminderLetters",
        ["HandOverPaperId"] = "OfficialPapers",
        ["UploadId"] = "EvidenceUploads",
        ["VersionId"] = "UnitReportVersions",
        ["DenominatorId"] = "Indicators",
        ["TotalId"] = "Indicators",
        ["SameAsId"] = "Indicators",
        ["Claim"] = "Deliveries",
        ["About"] = "Campaigns",
        ["MatterId"] = "FollowUpTasks",
        ["Id"] = "Campaigns",
    };

    // It remembers what it read, and fixtures run beside each other: each has its own.
    private readonly NullabilityInfoContext _nullability = new();

    // No request of a stranger comes as far as keeping it, so its content need not last.
    private static readonly Lazy<ReceivedFile> Received = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("sample-file-").FullName;
        var passing = FolderFileStore.Open(folder).Receive(async (sink, ct) => await sink.WriteAsync("%PDF-1.7\n%%EOF"u8.ToArray(), ct), CancellationToken.None).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
        return new ReceivedFile("bien-ban.pdf", FileKind.Pdf, passing, passing.Sha256, passing.Size);
    });

    private static readonly Lazy<ReceivedPiece> Piece = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("sample-piece-").FullName;
        var passing = FolderFileStore.Open(folder).Receive(async (sink, ct) => await sink.WriteAsync("%PDF-1.7\n%%EOF"u8.ToArray(), ct), CancellationToken.None).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
        return new ReceivedPiece(passing);
    });

    private readonly Dictionary<string, int> _choice = [];
    private readonly HashSet<string> _paths = [];
    private readonly Dictionary<string, int> _given = [];

    /// <summary>The ids that were put in are all of the other council; a request without any says nothing about it.</summary>
    public bool HoldsIds { get; private set; }

    /// <summary>The tables that ids were taken from.</summary>
    public IReadOnlyCollection<string> Tables => _given.Keys;

    public object Make(Type request)
    {
        HoldsIds = false;
        _given.Clear();
        return Instance(request, "");
    }

    /// <summary>Tries another value where a validator objected; false when it names nothing that can be varied.</summary>
    public bool Object(string field)
    {
        var path = Index().Replace(field, "");
        while (!_paths.Contains(path))
        {
            var dot = path.LastIndexOf('.');
            if (dot < 0) return false;
            path = path[..dot];
        }
        _choice[path] = _choice.GetValueOrDefault(path) + 1;
        return true;
    }

    private object Instance(Type type, string path)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var made = constructor.Invoke([.. parameters.Select(p => Choose(p.ParameterType, Join(path, p.Name!), IsOptional(p), p.HasDefaultValue ? p.DefaultValue : null, !p.HasDefaultValue))]);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null && parameters.All(a => a.Name != p.Name)))
        {
            var required = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
            property.SetValue(made, Choose(property.PropertyType, Join(path, property.Name), _nullability.Create(property).WriteState == NullabilityState.Nullable, property.GetValue(made), required));
        }
        return made;
    }

    private bool IsOptional(ParameterInfo parameter) => _nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    private object? Choose(Type type, string path, bool optional, object? standard, bool required)
    {
        _paths.Add(path);
        var holdsIds = House.Reach(type).Append(type).Any(t => t == typeof(Guid) || t == typeof(Guid?) || t.GetProperties().Any(p => House.IsOurs(t) && p.PropertyType == typeof(Guid)))
            || (type.IsGenericType && type.GetGenericArguments().Contains(typeof(Guid)));
        var values = new List<Func<object?>>();
        if (optional && !(holdsIds && optionalIds)) values.Add(() => null);
        if (!required && standard is not null && !(holdsIds && optionalIds)) values.Add(() => standard);
        values.AddRange(Values(Nullable.GetUnderlyingType(type) ?? type, path));
        if (optional) values.Add(() => null);
        return values[_choice.GetValueOrDefault(path) % values.Count]();
    }

    private IEnumerable<Func<object?>> Values(Type type, string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (type == typeof(Guid)) return [() => Id(name, path)];
        if (type == typeof(string)) return Texts(name).Select(t => (Func<object?>)(() => t));
        if (type.IsEnum) return Enum.GetValues(type).Cast<object?>().Select(v => (Func<object?>)(() => v));
        if (type == typeof(byte[])) return [() => "%PDF-1.7\n%%EOF"u8.ToArray()];
        if (type == typeof(Stream)) return [() => new MemoryStream("%PDF-1.7\n%%EOF"u8.ToArray())];
        if (type == typeof(ReceivedFile)) return [() => Received.Value];
        if (type == typeof(ReceivedPiece)) return [() => Piece.Value];
        if (House.IsList(type)) return [() => List(type, path, 1), () => List(type, path, 2), () => List(type, path, 0)];
        if (House.IsOurs(type)) return House.Core.GetTypes().Where(t => !t.IsAbstract && type.IsAssignableFrom(t)).Select(t => (Func<object?>)(() => Instance(t, path)));
        object[] values = type == typeof(DateOnly) ? [new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 20), new DateOnly(2021, 7, 1)]
            : type == typeof(TimeOnly) ? [new TimeOnly(8, 0), new TimeOnly(11, 0)]
            : type == typeof(DateTimeOffset) ? [new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.FromHours(7)), new DateTimeOffset(2026, 3, 9, 11, 0, 0, TimeSpan.FromHours(7))]
            : type == typeof(bool) ? [false, true]
            : type == typeof(int) ? name.StartsWith("Votes", StringComparison.Ordinal) ? [0, 1] : [1, 10, 2026, 0, 100, 2025]
            : type == typeof(long) ? [1L, 1000L, 0L]
            : type == typeof(decimal) ? [1m, 0m, 100m]
            : throw new InvalidOperationException($"SampleRequests knows no value of {type} for {path}.");
        return values.Select(v => (Func<object?>)(() => v));
    }

    private object List(Type type, string path, int count)
    {
        if (typeof(IDictionary).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericArguments().Length == 2))
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))!;
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        _paths.Add(path);
        var list = Array.CreateInstance(element, count);
        for (var i = 0; i < count; i++)
        {
            var values = Values(Nullable.GetUnderlyingType(element) ?? element, path).ToList();
            // A second element of the same list is another one where there is one.
            list.SetValue(values[i % values.Count](), i);
        }
        return type.IsArray ? list : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), list)!;
    }

    private Guid Id(string name, string path)
    {
        HoldsIds = true;
        var table = Table(name) ?? throw new InvalidOperationException($"SampleRequests does not know which table {path} points to; add it to TableOf.");
        // The same kind of thing a second time is another one where there is one: no unit succeeds itself.
        var nth = _given[table] = _given.GetValueOrDefault(table, -1) + 1;
        return ids[table][nth % ids[table].Count];
    }

    private string? Table(string name)
    {
        if (TableOf.TryGetValue(name, out var known)) return known;
        var row = name.EndsWith("Ids", StringComparison.Ordinal) ? name[..^3] : name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name;
        return ids.Keys.Where(table => row.EndsWith(Singular(table), StringComparison.Ordinal)).MaxBy(table => table.Length)
            ?? ids.Keys.Where(table => Singular(table).EndsWith(row, StringComparison.Ordinal)).MinBy(table => table.Length);
    }

    private static string Singular(string table) => table switch
    {
        "People" => "Person",
        _ when table.EndsWith("ies", StringComparison.Ordinal) => $"{table[..^3]}y",
        _ when table.EndsWith('s') => table[..^1],
        _ => table,
    };

    private static string[] Texts(string name) => name switch
    {
        "UserName" => ["nguoi.dung"],
        "Password" => [World.Password],
        "FormCode" => ["GS-05"],
        "RuleSetCode" => ["LUAT87_2015"],
        "ClockCode" => ["standing_board.programme_sent"],
        "Symbol" => ["TB-HĐND"],
        "SymbolTemplate" => ["{loai}-{co_quan}"],
        "DocumentTypes" => ["TB"],
        "ContentType" => ["application/pdf"],
        "FileName" => ["bien-ban.pdf"],
        "Email" => ["van.thu@example.vn"],
        "Phone" => ["+84901234567"],
        "Url" or "Authority" or "RedirectUri" => ["https://gateway.example/hook"],
        "RowKey" => ["d1"],
        "ColumnKey" => ["c1"],
        "ContentHash" => [new string('0', 64)],
        "Secret" => ["khoa-bi-mat-cua-cong-nhan-tin"],
        _ => ["Nội dung", "12/NQ-HĐND", "13", "13,5", "tep.pdf"],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
