using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Api.Pages;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    Line,
    Lines,
    Day,
    Number,
    Choice,
    Hour,

    /// <summary>Any number of the choices, also none.</summary>
    Several,

    /// <summary>Hidden while it is typed, and never shown again.</summary>
    Secret,

    /// <summary>A file that streams; such fields come last, so that the others are known when the file is read.</summary>
    File,
}

/// <summary>One thing that a form asks for; its name is that of the command's member.</summary>
public sealed record Field(string Name, FieldKind Kind = FieldKind.Line)
{
    public string Label { get; init; } = Glossary.LabelOf(Name[(Name.LastIndexOf('.') + 1)..]);

    /// <summary>What is wrong with the field, by the name that the form gives it.</summary>
    public string Named(string message) => message == GlossaryNames.Nameless ? GlossaryNames.Blank(Label) : Glossary.LabelOf(Name[(Name.LastIndexOf('.') + 1)..]) is var known && Choices.Any(choice => choice.Label == known) ? message
        : message.Replace($"“{known}”", $"“{Label}”", StringComparison.Ordinal);

    /// <summary>What stands in it before anything is typed.</summary>
    public string? Value { get; init; }
    public bool IsOptional { get; init; }

    /// <summary>When an optional field is needed all the same: "cần khi …"; null for one that never is.</summary>
    public string? Need { get; init; }
    public string? Hint { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What is typed here only narrows the choices of another field: a button beside it sends the form for that alone.</summary>
    public bool Finds { get; init; }

    /// <summary>What that button says.</summary>
    public string FindLabel { get; init; } = "Tìm";

    /// <summary>Fields that follow each other under one heading, folded away while nothing stands in them; null for one that is always shown.</summary>
    public string? Group { get; init; }

    /// <param name="name">Of the command's member.</param>
    /// <param name="isNew">Chosen here, so that a keeper of passwords offers a new one.</param>
    public static Field Secret(string name, bool isNew) => new(name, FieldKind.Secret) { Value = isNew ? "new-password" : "current-password" };

    /// <param name="name">Of the command's member.</param>
    /// <param name="label">What it is.</param>
    /// <param name="accept">What the browser offers to choose.</param>
    public static Field File(string name, string label, string accept) => new(name, FieldKind.File) { Label = label, Value = accept };

    public static Field Hour(string name, TimeOnly value) => new(name, FieldKind.Hour) { Value = value.ToString("HH:mm", CultureInfo.InvariantCulture) };

    public static Field Several<T>(string name, IEnumerable<T> chosen) where T : struct, Enum =>
        new(name, FieldKind.Several) { Choices = [.. Enum.GetValues<T>().Select(v => new Choice(v.ToString(), v.Label()))], Value = string.Join(',', chosen) };

    public static Field Day(string name, DateOnly? value = null) => new(name, FieldKind.Day) { Value = value is { } day ? TypedDay.Write(day) : null };

    public static Field Text(string name) => new(name, FieldKind.Lines);

    public static Field YesNo(string name, bool value = false) => new(name, FieldKind.Choice) { Choices = [new("false", "Không"), new("true", "Có")], Value = value ? "true" : "false" };

    public static Field Of<T>(string name, params T[] values) where T : struct, Enum =>
        new(name, FieldKind.Choice) { Choices = [.. (values.Length == 0 ? Enum.GetValues<T>() : values).Select(v => new Choice(v.ToString(), v.Label()))] };
}

public sealed record Choice(string Value, string Label)
{
    /// <summary>What it stands under among many boxes; choices of one heading follow each other.</summary>
    public string? Under { get; init; }
}

/// <summary>A second button of a form.</summary>
/// <param name="Label">What it says.</param>
public sealed record OtherButton(string Label)
{
    /// <summary>It sends the fields, under the form's own names, to this handler; to the form's own where it is null.</summary>
    public string? Handler { get; init; }

    /// <summary>A member of the command that is true when this button was pressed.</summary>
    public string? Sets { get; init; }
}

/// <summary>A form that sends one command to the handler of its own name; every field's name begins with it.</summary>
/// <param name="Name">The handler, and the parameter that the fields are bound to.</param>
/// <param name="Title">What it does.</param>
/// <param name="Button">What its button says.</param>
public sealed record ActionForm(string Name, string Title, string Button)
{
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>What is sent along unseen: the version that was seen, the id of what it is about.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();

    /// <summary>Lists whose members are named by a key of their own, so that each stays itself when others come or go: their names with the keys in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public string? Note { get; init; }

    /// <summary>What whoever sends it should know; it refuses nothing for it.</summary>
    public string? Warning { get; init; }

    /// <summary>Figures that do not fit and that it passes on; it refuses nothing for them.</summary>
    public FigureDoubts? Doubts { get; init; }

    /// <summary>It stands open from the start: what is to be done next.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Two of the same name on one page differ by this.</summary>
    public Guid? Of { get; init; }

    /// <summary>It adds something each time: sent twice by an impatient hand, it is done once.</summary>
    public bool Once { get; init; }

    /// <summary>What else can be done with what is typed.</summary>
    public OtherButton? Also { get; init; }

    /// <summary>Where more about it is found.</summary>
    public PaperLinks? See { get; init; }

    /// <summary>The page that reads its files, see <see cref="StreamedActionPage"/>; none where it is sent to the page that it stands on.</summary>
    public string? StreamsTo { get; init; }

    /// <summary>In a page's ViewData: the form that was refused because somebody else changed what it is about.</summary>
    public const string Stale = "StaleForm";

    public string Anchor => Of is { } id ? $"{Name}-{id:N}" : Name;

    public ActionForm With(string name, object value) => this with { Hidden = new Dictionary<string, string>(Hidden) { [name] = value.ToString()! } };

    /// <summary>This form was sent, and not another of its name on the page.</summary>
    public bool WasSent(ModelStateDictionary state) =>
        state.Keys.Any(key => key.StartsWith(Name + ".", StringComparison.OrdinalIgnoreCase))
        && (Of is null || Hidden.All(h => h.Key is "Version" or "SeenDraft" || state[$"{Name}.{h.Key}"]?.AttemptedValue is not { } was || was == h.Value));

    /// <summary>
    /// The full name of the field that an entry of the page's state is about, also where a rule calls it by its last name alone, or by the member that is read from what is
    /// <c>Typed.</c> in the field; null for none of this form's.
    /// </summary>
    public string? FieldOf(string key)
    {
        if (key.EndsWith(']')) key = key[..key.LastIndexOf('[')];
        return Fields.Select(f => f.Name).FirstOrDefault(name => key.Equals($"{Name}.{name}", StringComparison.OrdinalIgnoreCase)
            || key.Equals($"{Name}.{name[(name.LastIndexOf('.') + 1)..]}", StringComparison.OrdinalIgnoreCase)
            || key.Equals($"{Name}.{name.Replace("Typed.", "", StringComparison.Ordinal)}", StringComparison.OrdinalIgnoreCase)) is { } field ? $"{Name}.{field}" : null;
    }
}
