using Supervision.Core.Cases;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Demo;

/// <summary>
/// Turns the indicators of a case into commands, those first that others point to; links that run in a circle are made afterwards.
/// </summary>
internal static class IndicatorCommands
{
    /// <summary>The ids of the recorded indicators by their codes in the case.</summary>
    /// <exception cref="CaseFileException">An indicator was refused, or they point to each other in a circle; the message names case and field.</exception>
    public static async Task<IReadOnlyDictionary<string, Guid>> Record(CaseFile file, Func<StatedIndicator, Task<Guid>> record, Func<LinkIndicators, Task> link)
    {
        var ids = new Dictionary<string, Guid>();
        var links = new List<CaseIndicator>();
        foreach (var indicator in InOrder(file))
        {
            var path = $"$.chi_tieu[{file.Indicators.ToList().IndexOf(indicator)}]";
            ids[indicator.Code] = await Sent(file, path, () => record(StatedBy(indicator, ids)));
            if (indicator.PossiblySameAs is { } other && !ids.ContainsKey(other)) links.Add(indicator);
        }
        foreach (var indicator in links)
            await Sent(file, "$.chi_tieu.co_the_cung_chi_tieu", async () =>
            {
                await link(new LinkIndicators { IndicatorId = ids[indicator.Code], SameAsIndicatorId = ids[indicator.PossiblySameAs!] });
                return ids[indicator.Code];
            });
        return ids;
    }

    /// <summary>Sends, and says of a refusal which case and field it was.</summary>
    public static async Task<T> Sent<T>(CaseFile file, string path, Func<Task<T>> send)
    {
        try
        {
            return await send();
        }
        catch (RefusedException refused)
        {
            throw new CaseFileException(file.Code, path, refused.Message, refused);
        }
    }

    // In the order of the source, save that what an indicator points to comes before it.
    private static List<CaseIndicator> InOrder(CaseFile file)
    {
        var (ordered, path) = (new List<CaseIndicator>(), new List<string>());
        foreach (var one in file.Indicators) Place(one);
        return ordered;

        void Place(CaseIndicator one)
        {
            if (ordered.Contains(one)) return;
            if (path.Contains(one.Code)) throw new CaseFileException(file.Code, "$.chi_tieu", $"các chỉ tiêu {string.Join(", ", path)} trỏ vòng tới nhau.");
            path.Add(one.Code);
            foreach (var code in new[] { one.DenominatorRef, one.Total?.Code }.OfType<string>()) Place(file.Indicators.First(other => other.Code == code));
            path.RemoveAt(path.Count - 1);
            ordered.Add(one);
        }
    }

    private static StatedIndicator StatedBy(CaseIndicator one, Dictionary<string, Guid> ids) => new()
    {
        Code = one.Code,
        Name = one.Name,
        Kind = Enum.Parse<IndicatorKind>(one.Kind.ToString()),
        Role = Enum.Parse<IndicatorRole>(one.Role.ToString()),
        Field = one.Field,
        PeriodText = one.Period,
        PeriodInferred = one.PeriodInferred,
        PeriodEndOn = one.PeriodEnd,
        Numerator = one.Numerator,
        Denominator = one.Denominator,
        DenominatorInferred = one.DenominatorInferred,
        DenominatorIndicatorId = IdOf(one.DenominatorRef, ids),
        Amount = one.Value,
        AmountInferred = one.ValueInferred,
        AtLeast = one.AtLeast,
        MeasureUnit = one.Measure,
        TotalIndicatorId = IdOf(one.Total?.Code, ids),
        TotalAmount = one.Total?.Number,
        GroupName = one.Group,
        StatedRatio = one.StatedRatio,
        StatedInWords = one.StatedInWords,
        OtherStatements = [.. one.OtherStatements.Select(text => new OtherStatement(text))],
        RemainderName = one.RemainderName,
        RemainderAmount = one.RemainderValue,
        SameAsIndicatorId = one.PossiblySameAs is { } same && ids.TryGetValue(same, out var earlier) ? earlier : null,
        Rank = one.Rank,
        RankTotal = one.RankTotal,
        Grade = one.Grade,
        Changes = [.. one.Changes.Select(change => new StatedChange { ComparedTo = change.ComparedTo, StatedAmount = change.Amount, StatedUnit = change.StatedUnit, RankSteps = change.RankSteps })],
        Target = one.Target,
        TargetDueOn = one.TargetDueOn,
        Note = NoteOf(one),
    };

    private static Guid? IdOf(string? code, Dictionary<string, Guid> ids) => code is null ? null : ids[code];

    // What was concluded and has no mark of its own is said in the note.
    private static string? NoteOf(CaseIndicator one)
    {
        string?[] notes =
        [
            one.Note,
            one.DenominatorRefInferred ? "Chỉ tiêu làm mẫu số là do người nhập suy ra" : null,
            one.PossiblySameAsInferred ? "Việc có thể cùng chỉ tiêu là do người nhập suy ra" : null,
        ];
        var said = string.Join(". ", notes.OfType<string>().Select(note => note.TrimEnd('.')));
        return said.Length == 0 ? null : said;
    }
}
