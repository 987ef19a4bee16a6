using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>A day on record that later events follow: "ngày gửi kế hoạch"; none when it has not come.</summary>
public sealed record PastEvent(string Name, DateOnly? On);

/// <summary>The rule for the day of anything that happened.</summary>
internal static class EventDate
{
    /// <summary>Refuses a day after today (<c>date.future</c>) or before the latest of the events it follows (<c>date.order</c>); any other day in the past is taken.</summary>
    public static void Demand(string field, DateOnly on, DateOnly today, IReadOnlyList<PastEvent> follows)
    {
        if (on > today)
            throw RefusedException.Invalid("date.future", field, $"{Said(field, on)} không được sau hôm nay ({VietnameseDate.Short(today)}).");
        if (follows.Where(past => past.On is not null).MaxBy(past => past.On) is { On: { } earlier } latest && on < earlier)
            throw RefusedException.Invalid("date.order", field, $"{Said(field, on)} không được trước {latest.Name} ({VietnameseDate.Short(earlier)}).");
    }

    /// <summary>Refuses a paper that is cited as issued and dated after today (<c>date.future</c>).</summary>
    /// <param name="field">What the request calls the paper.</param>
    public static void DemandIssued(string field, Paper paper, DateOnly today)
    {
        if (paper.IssuedOn is { } on) Demand($"{field}.{nameof(Paper.IssuedOn)}", on, today, []);
    }

    private static string Said(string field, DateOnly on) => $"“{Glossary.LabelOf(field[(field.LastIndexOf('.') + 1)..])}” ({VietnameseDate.Short(on)})";
}
