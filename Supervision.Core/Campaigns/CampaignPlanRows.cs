using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>How the numbered lines of a plan are kept in one of its tables.</summary>
/// <param name="Read">What stands, by number.</param>
/// <param name="Lift">Takes what stands out of the numbers, so that lines can change places.</param>
/// <param name="Drop">Removes what was given no place again.</param>
internal sealed record PlanLines(string Read, string Insert, string Lift, string Place, string Drop)
{
    public static readonly PlanLines Topics = new(
        "SELECT Id, Title AS Text FROM CampaignTopics WHERE CampaignId = @id AND CouncilId = @CouncilId ORDER BY Number",
        "INSERT INTO CampaignTopics (Id, CouncilId, CampaignId, Number, Title) VALUES (@RowId, @CouncilId, @id, @Number, @Line)",
        "UPDATE CampaignTopics SET Number = -Number WHERE CampaignId = @id AND CouncilId = @CouncilId",
        "UPDATE CampaignTopics SET Number = @Number, Title = @Line WHERE Id = @RowId AND CouncilId = @CouncilId",
        "DELETE FROM CampaignTopics WHERE CampaignId = @id AND CouncilId = @CouncilId AND Number < 0");

    public static readonly PlanLines LegalBases = new(
        "SELECT Id, Text FROM CampaignLegalBases WHERE CampaignId = @id AND CouncilId = @CouncilId ORDER BY Number",
        "INSERT INTO CampaignLegalBases (Id, CouncilId, CampaignId, Number, Text) VALUES (@RowId, @CouncilId, @id, @Number, @Line)",
        "UPDATE CampaignLegalBases SET Number = -Number WHERE CampaignId = @id AND CouncilId = @CouncilId",
        "UPDATE CampaignLegalBases SET Number = @Number, Text = @Line WHERE Id = @RowId AND CouncilId = @CouncilId",
        "DELETE FROM CampaignLegalBases WHERE CampaignId = @id AND CouncilId = @CouncilId AND Number < 0");

    public static readonly PlanLines Outline = new(
        "SELECT Id, Text FROM OutlineItems WHERE CampaignId = @id AND CouncilId = @CouncilId ORDER BY Number",
        "INSERT INTO OutlineItems (Id, CouncilId, CampaignId, Number, Text) VALUES (@RowId, @CouncilId, @id, @Number, @Line)",
        "UPDATE OutlineItems SET Number = -Number WHERE CampaignId = @id AND CouncilId = @CouncilId",
        "UPDATE OutlineItems SET Number = @Number, Text = @Line WHERE Id = @RowId AND CouncilId = @CouncilId",
        "DELETE FROM OutlineItems WHERE CampaignId = @id AND CouncilId = @CouncilId AND Number < 0");
}

/// <summary>A line of a plan as it stands.</summary>
internal sealed record PlanLine
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
}

/// <summary>How a plan is kept in its tables, and what must hold of it that its own words do not tell.</summary>
internal static class CampaignPlanRows
{
    /// <summary>The rules of law that the plan stands under, or a refusal: its body, units and form must be there.</summary>
    public static async Task<RuleSet> DemandPlan(this Db db, CampaignPlan plan, CancellationToken ct, CampaignPlan? standing = null)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM Bodies WHERE Id = @BodyId AND CouncilId = @CouncilId", new { plan.BodyId }, ct) == 0)
            throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
        foreach (var unit in plan.Units) await db.DemandUnit(unit.UnitId, ct);

        var rules = RuleSets.Shipped.Find(plan.DecidedOn)
            ?? throw RefusedException.Invalid("campaign.decided_on", nameof(plan.DecidedOn), "Chưa có bộ quy tắc pháp luật nào áp dụng cho ngày này.");
        var level = Enum.Parse<CouncilLevel>((await db.Value<string>("SELECT Level FROM Councils WHERE Id = @CouncilId", null, ct))!);
        if (RuleSets.Shipped.FormsAt(level, plan.DecidedOn).All(form => form.Code != plan.FormCode))
            throw RefusedException.Invalid("campaign.form", nameof(plan.FormCode), $"Hội đồng nhân dân {level.Label()} không có hình thức giám sát “{plan.FormCode}”.");
        // What was planned before stays as it is; only what is chosen now is judged.
        if (standing is null || (standing.FormCode, standing.SubjectKind) != (plan.FormCode, plan.SubjectKind)) DemandForm(plan, rules);
        return rules;
    }

    private static void DemandForm(CampaignPlan plan, RuleSet rules)
    {
        var form = RuleSets.Shipped.Forms.First(one => one.Code == plan.FormCode);
        if (rules.FormsOf(plan.SubjectKind.Legal()) is { } rule && !rule.Forms.Contains(form.Code))
            throw RefusedException.Invalid("campaign.form_subject", nameof(plan.FormCode),
                $"{RuleSets.Shipped.Name(rule.Subject)} không giám sát bằng hình thức “{form.Name}” ({form.Code}) theo {rule.Article}.");
        if (!form.ByDelegation)
            throw RefusedException.Invalid("campaign.form_without_delegation", nameof(plan.FormCode),
                $"“{form.Name}” ({form.Code}) được tiến hành tại kỳ họp, phiên họp, không thành lập Đoàn giám sát nên không lập kế hoạch ở đây; nghị quyết, kết luận đã có thì nhập ở mục Văn bản nguồn.");
    }

    public static Task WriteLines(this Db db, PlanLines table, Guid id, IReadOnlyList<string> lines, CancellationToken ct) =>
        db.ExecuteEach(table.Insert, lines.Select((line, i) => new { RowId = Guid.CreateVersion7(), id, Number = i + 1, Line = line }), ct);

    /// <summary>Puts other lines in the place of those that stand; a line that stays, moves or is reworded goes on being the same one.</summary>
    public static async Task ReviseLines(this Db db, PlanLines table, Guid id, IReadOnlyList<PlanLine> standing, IReadOnlyList<string> lines, CancellationToken ct)
    {
        if (standing.Select(line => line.Text).SequenceEqual(lines)) return;
        var left = standing.ToList();
        var kept = new Guid?[lines.Count];
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
            if (left.Find(one => one.Text == line) is { } same && left.Remove(same)) kept[i] = same.Id;
        for (var i = 0; i < kept.Length && left.Count > 0; i++)
        {
            if (kept[i] is not null) continue;
            kept[i] = left[0].Id;
            left.RemoveAt(0);
        }
        await db.Execute(table.Lift, new { id }, ct);
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
            await db.Execute(kept[i] is null ? table.Insert : table.Place, new { RowId = kept[i] ?? Guid.CreateVersion7(), id, Number = i + 1, Line = line }, ct);
        await db.Execute(table.Drop, new { id }, ct);
    }

    public static Task AddUnits(this Db db, Guid id, IEnumerable<InspectedUnit> units, CancellationToken ct) => db.ExecuteEach("""
        INSERT INTO CampaignUnits (Id, CouncilId, CampaignId, UnitId, Mode, ReportDueOn)
        VALUES (@RowId, @CouncilId, @id, @UnitId, @Mode, @ReportDueOn)
        """, units.Select(u => new { RowId = Guid.CreateVersion7(), id, u.UnitId, u.Mode, u.ReportDueOn }), ct);
}
