using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Supervision.Api.Web;

/// <summary>Who changed a field between the moment its form was opened and the moment it was sent.</summary>
internal enum FieldChange
{
    Nobody,
    Sender,
    Others,
    Both,
}

/// <summary>
/// A form that was sent for something that has changed since it was opened. It carries a mark of what stood in each field then, so that what only one side changed is neither asked
/// about nor lost, and only what both changed is to be decided.
/// </summary>
internal sealed class StaleForm
{
    /// <summary>The hidden field with the marks, beside <c>Version</c>.</summary>
    public const string Opened = "Opened";

    private const string Version = "Version";
    private readonly ActionForm _now;
    private readonly Func<string, string?> _sent;
    private readonly Dictionary<string, string> _opened;

    private StaleForm(ActionForm now, Func<string, string?> sent)
    {
        (_now, _sent) = (now, sent);
        _opened = (sent($"{now.Name}.{Opened}") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).Where(one => one.Length == 2)
            .DistinctBy(one => one[0]).ToDictionary(one => one[0], one => one[1]);
    }

    /// <summary>Null where nothing has changed since the form was opened, or it says no version.</summary>
    /// <param name="now">The form as the page shows it now.</param>
    /// <param name="http">The request that it was sent by.</param>
    /// <param name="state">Where a form that streams leaves what was typed.</param>
    public static StaleForm? Of(ActionForm now, HttpContext http, ModelStateDictionary state)
    {
        var read = http.Features.Get<IFormFeature>()?.Form;
        string? Sent(string field) => read is not null ? read[field].ToString() : state[field]?.AttemptedValue;
        return now.Hidden.TryGetValue(Version, out var version) && Sent($"{now.Name}.{Version}") is { Length: > 0 } seen && seen != version ? new(now, Sent) : null;
    }

    /// <summary>The marks of a form as it is shown; null for one that says no version.</summary>
    public static string? Marks(ActionForm form) =>
        form.Hidden.ContainsKey(Version) ? string.Join(' ', form.Fields.Where(IsCompared).Select(field => $"{field.Name}={Mark(Kept(field))}")) : null;

    public FieldChange Of(Field field)
    {
        // A field that came with somebody's change was not on the form that was sent.
        if (!IsCompared(field) || (_opened.Count > 0 && !_opened.ContainsKey(field.Name))) return FieldChange.Nobody;
        var (typed, kept) = (Mark(Typed(field.Name)), Mark(Kept(field)));
        if (typed == kept) return FieldChange.Nobody;
        if (!_opened.TryGetValue(field.Name, out var opened)) return FieldChange.Both;
        return opened == kept ? FieldChange.Sender : opened == typed ? FieldChange.Others : FieldChange.Both;
    }

    public IEnumerable<Field> Changed(FieldChange by) => _now.Fields.Where(field => Of(field) == by);

    /// <summary>What was typed in fields that somebody else has since taken off the form.</summary>
    public IEnumerable<string> Homeless() => _opened.Where(one => _now.Fields.All(field => field.Name != one.Key)).Select(one => (Text: Typed(one.Key), Opened: one.Value))
        .Where(one => !string.IsNullOrWhiteSpace(one.Text) && Mark(one.Text) != one.Opened).Select(one => one.Text);

    /// <summary>What is kept in a field, in the words of the form.</summary>
    public static string Said(Field field, string? value) => field.Kind is FieldKind.Choice or FieldKind.Several
        ? string.Join(", ", (value ?? "").Split(',').Select(one => field.Choices.FirstOrDefault(choice => choice.Value == one)?.Label ?? one).Where(label => label.Length > 0))
        : value ?? "";

    /// <summary>What was sent in it.</summary>
    public string Typed(string field) => _sent($"{_now.Name}.{field}") ?? "";

    private static bool IsCompared(Field field) => field.Kind is not (FieldKind.Secret or FieldKind.File) && !field.Finds;

    private static string Kept(Field field) => field.Value ?? (field.Kind is FieldKind.Choice && field.Choices.Count > 0 ? field.Choices[0].Value : "");

    // A browser sends other ends of lines than the database keeps.
    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Trim().Normalize())).AsSpan(0, 6));
}
