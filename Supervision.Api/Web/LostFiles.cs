using Microsoft.AspNetCore.Mvc.ViewFeatures;

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
    private bool _isCut;

    /// <summary>A file whose sending has begun.</summary>
    internal void Begin(string field, string name)
    {
        if (!_names.TryGetValue(field, out var names)) _names[field] = names = [];
        names.Add(name);
        _isCut = true;
    }

    /// <summary>The file that was begun last was read to its end.</summary>
    /// <param name="isKept">It went into the store and need not be chosen again.</param>
    internal void End(string field, bool isKept)
    {
        _isCut = false;
        if (isKept) _names[field].RemoveAt(_names[field].Count - 1);
    }

    /// <summary>A file of a form that was read as a whole.</summary>
    internal void Chosen(string field, string name)
    {
        Begin(field, name);
        End(field, isKept: false);
    }

    /// <summary>Gives them to the page that is shown again.</summary>
    internal void Tell(ViewDataDictionary view) => view[Key] = this;

    /// <summary>What stands beside a field; null where nothing that was chosen in it is lost.</summary>
    public static string? Of(ViewDataDictionary view, FileField field) => view[Key] is LostFiles lost && lost._names.GetValueOrDefault(field.Name) is { Count: > 0 } names
        ? $"Tệp đã chọn chưa được giữ lại, hãy chọn lại: {string.Join("; ", names)}{(field.TakesSeveral && lost._isCut ? " và những tệp chọn sau tệp đó, nếu có" : "")}." : null;

    /// <summary>The ids of what describes a field, with that of the words beside it.</summary>
    public static string? Described(ViewDataDictionary view, FileField field, string? described) => Of(view, field) is null ? described : $"{described} {IdOf(field)}".TrimStart();

    public static string IdOf(FileField field) => $"{field.Id}-chon-lai";
}
