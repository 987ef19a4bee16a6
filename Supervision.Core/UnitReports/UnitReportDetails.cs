using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitReports;

/// <summary>A unit's report with every version of it and every request to supplement it.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record UnitReportDetails(Guid UnitReportId) : IQuery<UnitReportAnswer>
{
    public sealed class Validator : AbstractValidator<UnitReportDetails>
    {
        public Validator() => RuleFor(q => q.UnitReportId).NotEmpty();
    }
}

public sealed record UnitReportAnswer
{
    public required UnitReportHead Report { get; init; }
    public required ReportTimeliness Timeliness { get; init; }

    /// <summary>The campaign's outline, in order.</summary>
    public required IReadOnlyList<OutlineItem> Outline { get; init; }

    /// <summary>The items of the outline that no version answers.</summary>
    public required IReadOnlyList<Guid> Unanswered { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<UnitReportVersion> Versions { get; init; }
    public required IReadOnlyList<RequestedSupplement> Supplements { get; init; }

    /// <summary>What the unit is writing; for its own people alone, null for everybody else.</summary>
    public UnitReportDraft? Draft { get; init; }

    /// <summary>What the unit attached for the version that it sends next; for its own people alone.</summary>
    public required IReadOnlyList<UnitReportFile> PreparedFiles { get; init; }

    /// <summary>What its state allows next.</summary>
    public required IReadOnlyList<UnitReportStep> Allowed { get; init; }
}

public sealed record UnitReportHead
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The unit's name on the day the plan was sent.</summary>
    public required string UnitName { get; init; }
    public required UnitReportStatus Status { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? FirstCompleteOn { get; init; }
    public string? Reservation { get; init; }
    public required int Version { get; init; }
}

public sealed record UnitReportVersion
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public string? Reference { get; init; }
    public required string SignedBy { get; init; }
    public required DateOnly SubmittedOn { get; init; }
    public string? Petitions { get; init; }

    /// <summary>When the paper came, of a version that the council's people entered; null for what the unit sent by itself.</summary>
    public DateOnly? PaperReceivedOn { get; init; }
    public IReadOnlyList<OutlineAnswer> Answers { get; init; } = [];

    /// <summary>The scan of it and its annexes.</summary>
    public IReadOnlyList<UnitReportFile> Files { get; init; } = [];
}

public sealed record RequestedSupplement
{
    /// <summary>The version that was found wanting.</summary>
    public required int VersionNumber { get; init; }
    public required DateOnly RequestedOn { get; init; }
    public required string Text { get; init; }
    public DateOnly? DueOn { get; init; }
}

internal sealed class UnitReportDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<UnitReportDetails, UnitReportAnswer>
{
    private const string Sql = """
        SELECT r.Id, r.CampaignId, c.Title AS CampaignTitle, r.UnitId, n.Name AS UnitName, r.Status, r.DueOn, r.FirstCompleteOn, r.Reservation, r.Version
        FROM UnitReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE r.Id = @UnitReportId AND r.CouncilId = @CouncilId;

        SELECT o.Id, o.Number, o.Text
        FROM UnitReports r JOIN OutlineItems o ON o.CampaignId = r.CampaignId
        WHERE r.Id = @UnitReportId AND r.CouncilId = @CouncilId
        ORDER BY o.Number;

        SELECT Id, Number, Reference, SignedBy, SubmittedOn, Petitions, PaperReceivedOn
        FROM UnitReportVersions WHERE UnitReportId = @UnitReportId AND CouncilId = @CouncilId
        ORDER BY Number;

        SELECT a.VersionId, a.OutlineItemId, a.Text
        FROM UnitReportAnswers a
        JOIN UnitReportVersions v ON v.Id = a.VersionId
        JOIN OutlineItems o ON o.Id = a.OutlineItemId
        WHERE v.UnitReportId = @UnitReportId AND v.CouncilId = @CouncilId
        ORDER BY v.Number, o.Number;

        SELECT VersionNumber, RequestedOn, Text, DueOn
        FROM SupplementRequests WHERE UnitReportId = @UnitReportId AND CouncilId = @CouncilId
        ORDER BY VersionNumber;

        """ + UnitReportFiles.Sql;

    public async Task<UnitReportAnswer> Handle(UnitReportDetails query, CancellationToken ct)
    {
        var access = await gate.UnitReport(query.UnitReportId, Act.Read, ct);
        var today = clock.Today();
        var draft = actor.UnitId is not null && actor.Identity.Link is null ? await db.FindDraft(query.UnitReportId, ct) : null;
        return await db.Several(Sql, new { query.UnitReportId, Today = today }, async rows =>
        {
            var head = await rows.ReadSingleAsync<UnitReportHead>();
            var outline = OutlineItem.Counted(await rows.ReadAsync<OutlineItem>());
            var versions = (await rows.ReadAsync<UnitReportVersion>()).ToList();
            var answers = (await rows.ReadAsync<AnswerRow>()).ToLookup(a => a.VersionId, a => new OutlineAnswer(a.OutlineItemId, a.Text));
            var supplements = (await rows.ReadAsync<RequestedSupplement>()).ToList();
            var files = (await rows.ReadAsync<UnitReportFile>()).ToList();
            var answered = answers.SelectMany(group => group).Select(a => a.OutlineItemId).ToHashSet();
            return new UnitReportAnswer
            {
                Report = head,
                Timeliness = UnitReport.Timeliness(head.DueOn, head.FirstCompleteOn, today),
                Outline = outline,
                Unanswered = [.. outline.Select(o => o.Id).Where(id => !answered.Contains(id))],
                Versions = [.. versions.Select(v => v with { Answers = [.. answers[v.Id]], Files = [.. files.Where(file => file.VersionId == v.Id)] })],
                Supplements = supplements,
                Draft = draft,
                PreparedFiles = [.. files.Where(file => file.VersionId is null)],
                Allowed = access.IsArchived ? [] : [.. Enum.GetValues<UnitReportStep>().Where(step => UnitReport.After(head.Status, step) is not null)],
            };
        }, ct);
    }

    private sealed record AnswerRow
    {
        public required Guid VersionId { get; init; }
        public required Guid OutlineItemId { get; init; }
        public required string Text { get; init; }
    }
}
