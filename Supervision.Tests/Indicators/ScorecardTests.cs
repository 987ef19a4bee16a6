using Supervision.Core.Indicators;

namespace Supervision.Tests.Indicators;

/// <summary>An index by field, with the points that were lost.</summary>
public sealed class ScorecardTests
{
    [Test]
    public void Fields_are_summed_and_those_that_lost_most_come_first()
    {
        var card = Scorecard.Of(
        [
            Score("Tổ chức bộ máy", 7.98m, 8.25m), Score("Chỉ đạo điều hành", 18.81m, 20m, lost: 1.19m, cause: "Báo cáo chậm"), Score("Chỉ đạo điều hành", 1m, 2m),
            Score("Mục tiêu", 20m, 20m, role: IndicatorRole.Target), Score(null, 3m, null),
        ]);

        Assert.That(card.Select(field => (field.Field, field.Reached, field.Maximum, field.Lost, field.Share)), Is.EqualTo(new[]
        {
            ("Chỉ đạo điều hành", 19.81m, 22m, 2.19m, (decimal?)90.05m),
            ("Tổ chức bộ máy", 7.98m, 8.25m, 0.27m, (decimal?)96.73m),
        }), "lost points as stated where they are; a target and a score without its maximum are none");
        Assert.That(card[0].Causes, Is.EqualTo(new[] { "Báo cáo chậm" }));
    }

    [Test]
    public void Points_that_contradict_each_other_give_no_ratio()
    {
        var card = Scorecard.Of([Score("Thủ tục hành chính", 15m, 12m), Score("Cải cách thể chế", 9m, 12m, lost: 5m), Score("Tổ chức bộ máy", 9m, 12m, lost: 3m)]);

        Assert.That(card.ToDictionary(field => field.Field, field => field.Share), Is.EqualTo(new Dictionary<string, decimal?> { ["Thủ tục hành chính"] = null, ["Cải cách thể chế"] = null, ["Tổ chức bộ máy"] = 75m }));
    }

    private static IndicatorDetails Score(string? field, decimal reached, decimal? maximum, decimal? lost = null, string? cause = null, IndicatorRole role = IndicatorRole.Result) => new()
    {
        Id = Guid.NewGuid(),
        Number = 1,
        Version = 1,
        Stated = new StatedIndicator { Name = "Điểm", Kind = IndicatorKind.Score, Role = role, Field = field, Numerator = reached, MaximumScore = maximum, LostScore = lost, LostCause = cause },
    };
}
