using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>Units that one is chosen of in a form: all of them while a list can hold them, else those that a part of a name or a code finds.</summary>
/// <param name="Name">Of the command's member.</param>
/// <param name="Units">By name; the one chosen before is always among them.</param>
/// <param name="HasMore">There are others, which have to be looked for.</param>
/// <param name="Search">What they were looked for by.</param>
/// <param name="Proposed">The one chosen before anything is typed.</param>
internal sealed record UnitChoices(string Name, IReadOnlyList<(Guid Id, string Name)> Units, bool HasMore, string? Search, Guid? Proposed)
{
    private const int Most = 200;

    /// <summary>The field of a form in which a part of the name is typed.</summary>
    public const string Find = "Find";

    /// <param name="ask">The list.</param>
    /// <param name="request">What was typed, where a form was sent.</param>
    /// <param name="form">The form of the page.</param>
    /// <param name="name">Of the command's member.</param>
    /// <param name="proposed">The one chosen before anything is typed.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="under">Only units under this one; null for all.</param>
    public static async Task<UnitChoices> Read(Asking ask, HttpRequest request, string form, string name, Guid? proposed, CancellationToken ct, Guid? under = null)
    {
        string? Typed(string field) => request.HasFormContentType ? request.Form[$"{form}.{field}"].ToString() : null;
        var (search, chosen) = (Typed(Find), Guid.TryParse(Typed(name), out var typed) ? typed : proposed);
        var found = await ask.Get(new UnitList { Search = string.IsNullOrWhiteSpace(search) ? null : SearchText.Compose(search), UnderId = under, Take = Most }, ct);
        var units = found.Items.Select(unit => (unit.Id, unit.Name)).ToList();
        if (chosen is { } id && units.All(unit => unit.Id != id) && await ask.Try(Subject.Directory, new UnitDetails(id), ct) is { } one) units.Insert(0, (id, one.Unit.Name));
        return new UnitChoices(name, units, found.Next is not null || !string.IsNullOrWhiteSpace(search), search, proposed);
    }

    /// <param name="label">What the unit is.</param>
    /// <param name="none">What stands where none is chosen.</param>
    public IEnumerable<Field> Fields(string label, string none)
    {
        if (HasMore) yield return new Field(Find) { Label = "Tìm đơn vị theo tên", Value = Search, IsOptional = true, Finds = true, Hint = "Danh mục có nhiều đơn vị: nhập một phần tên, có dấu hoặc không, rồi bấm Tìm." };
        yield return new Field(Name, FieldKind.Choice) { Label = label, Choices = [new("", none), .. Units.Select(unit => new Choice($"{unit.Id}", unit.Name))], Value = $"{Proposed}" };
    }
}
