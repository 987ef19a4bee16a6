using Supervision.Api.Web;
using Supervision.Core.Indicators;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>The form that findings are written with at a session; what was typed and refused stands in the page's state, under the names of its fields.</summary>
/// <param name="View">The visit.</param>
/// <param name="Indicators">Figures of the campaign that a finding may speak of.</param>
public sealed record RecordForm(VisitView View, IReadOnlyList<IndicatorDetails> Indicators)
{
    /// <summary>What the fields' names begin with.</summary>
    public const string Name = "ghi";

    /// <summary>Findings are taken from the start of the session until the first party has signed, as long as the supervision takes any.</summary>
    public static bool IsOpen(VisitView view) => view is { MayRecord: true, RecordRefusal: null, Minutes: { Head.Status: VisitStatus.InProgress or VisitStatus.AwaitingSignature, Signatures.Count: 0 } };

    /// <summary>Fields that were written before, to be chosen instead of typed.</summary>
    public IReadOnlyList<string> Fields =>
        [.. View.Minutes.Findings.Select(one => one.Field).Concat(Indicators.Select(one => one.Stated.Field)).Concat(View.Minutes.Topics).OfType<string>().Distinct().Take(20)];

    public static string Address(Guid visitId) => $"{VisitForms.Address(visitId)}/ghi";
}
