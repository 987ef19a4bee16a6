using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>One field that takes a file.</summary>
/// <param name="Name">Its name, as it is sent.</param>
/// <param name="Id">Its id on the page.</param>
public sealed record FileField(string Name, string Id)
{
    /// <summary>It takes several at once.</summary>
    public bool TakesSeveral { get; init; }
}

/// <summary>
/// Files that were chosen in a form that was refused, and that nothing keeps: no browser lets a page choose a file again, so that the page says beside each field what is to be chosen again.
/// </summary>
public sealed class LostFiles
{
    private const string Key = "LostFiles";

    private readonly Dictionary<string, List<string>> _names = new(StringComparer.OrdinalIgnoreCase);

    // The file that is being read, and its field; what stands after it in the form is not known.
    private (string Field, string Name)? _at;

    /// <summary>A file whose sending has begun.</summary>
    internal void Begin(string field, string name)
    {
        if (!_names.TryGetValue(field, out var names)) _names[field] = names = [];
        names.Add(name);
        _at = (field, name);
    }

    /// <summary>The file that was begun last was read to its end.</summary>
    /// <param name="isKept">It went into the store and need not be chosen again.</param>
    internal void End(string field, bool isKept)
    {
        _at = null;
        if (isKept) Drop(field);
    }

    /// <summary>The form was refused: where it was for the very file that was being read, nobody is to choose that one again.</summary>
    internal void Refuse(RefusedException refused)
    {
        if (_at is var (field, _) && IsOfFile(refused)) Drop(field);
    }

    /// <summary>The file itself can never be taken as it is, whatever the rest of the form says.</summary>
    internal static bool IsOfFile(RefusedException refused) =>
        refused.Kind is RefusalKind.WrongType or RefusalKind.TooLarge || (refused.Kind is RefusalKind.Invalid && refused.Code.StartsWith("file.", StringComparison.Ordinal));

    /// <summary>A file of a form that was read as a whole.</summary>
    internal void Chosen(string field, string name)
    {
        Begin(field, name);
        End(field, isKept: false);
    }

    /// <summary>Gives them to the page that is shown again.</summary>
    internal void Tell(ViewDataDictionary view) => view[Key] = this;

    /// <summary>What stands beside a field; null where nothing that was chosen in it is lost.</summary>
    public static string? Of(ViewDataDictionary view, FileField field)
    {
        if (view[Key] is not LostFiles lost || lost._names.GetValueOrDefault(field.Name) is not { } names) return null;
        var after = field.TakesSeveral && lost._at is var (_, name) ? name : null;
        return (names, after) switch
        {
            ([], null) => null,
            ([], _) => $"Tệp đã chọn sau “{after}” (nếu có) chưa được giữ lại, hãy chọn lại.",
            (_, null) => $"Tệp đã chọn chưa được giữ lại, hãy chọn lại: {string.Join("; ", names)}.",
            _ => $"Tệp đã chọn chưa được giữ lại, hãy chọn lại: {string.Join("; ", names)} và những tệp đã chọn sau đó (nếu có).",
        };
    }

    /// <summary>The ids of what describes a field, with that of the words beside it.</summary>
    public static string? Described(ViewDataDictionary view, FileField field, string? described) => Of(view, field) is null ? described : $"{described} {IdOf(field)}".TrimStart();

    public static string IdOf(FileField field) => $"{field.Id}-chon-lai";

    private void Drop(string field) => _names[field].RemoveAt(_names[field].Count - 1);
}
