using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Findings;

/// <summary>Rewrites a finding that was not sent to the unit yet; its author may, and the head of the delegation.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record ReviseFinding : ICommand<Changed>, IVersioned
{
    public required Guid FindingId { get; init; }
    public required int Version { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public Guid? UnitId { get; init; }
    public string? Field { get; init; }
    public Severity? Severity { get; init; }
    public CauseNature? CauseNature { get; init; }
    public IReadOnlyList<string> CauseGroups { get; init; } = [];
    public bool CauseGroupsOpen { get; init; }
    public string? Consequence { get; init; }
    public string? ResponsibleBody { get; init; }
    public string? ResponsiblePost { get; init; }
    public bool HeadResponsible { get; init; }
    public Guid? HeadingId { get; init; }
    public bool IsHeading { get; init; }

    public sealed class Validator : AbstractValidator<ReviseFinding>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Field).MaximumLength(200);
            RuleFor(c => c.Severity).IsInEnum();
            RuleFor(c => c.CauseNature).IsInEnum();
            RuleFor(c => c.CauseNature).Null().When(c => c.Kind != FindingKind.Cause).WithMessage("“{PropertyName}” chỉ dùng cho nguyên nhân.");
            RuleFor(c => c.CauseGroups).Must(g => g.Count <= 10 && g.All(x => x.Length is > 0 and <= 50 && !x.Contains('|', StringComparison.Ordinal)))
                .WithMessage("“{PropertyName}” tối đa 10 nhóm, mỗi nhóm không quá 50 ký tự.");
            RuleFor(c => c.Consequence).MaximumLength(2000);
            RuleFor(c => c.ResponsibleBody).MaximumLength(300);
            RuleFor(c => c.ResponsiblePost).MaximumLength(300);
            RuleFor(c => c.HeadingId).NotEqual(c => c.FindingId).WithMessage("Nội dung ghi nhận không thể thuộc chính nó.");
        }
    }
}

internal sealed class ReviseFindingHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReviseFinding, Changed>
{
    public async Task<Changed> Handle(ReviseFinding command, CancellationToken ct)
    {
        var access = await gate.Finding(command.FindingId, Act.Write, ct);
        var finding = await db.LoadFinding(command.FindingId, ct);
        await db.DemandVersion(finding.Id, command.Version, finding.Version, ct);
        if (finding.AuthorId != actor.PersonId && !access.Roles.Contains(Role.DelegationHead))
            throw RefusedException.Forbidden("Chỉ người ghi hoặc Trưởng đoàn được sửa nội dung này.", "finding.not_author");
        if (finding.Status is not FindingStatus.Recorded)
            throw RefusedException.Conflict("finding.revised_late", $"Nội dung ghi nhận số {finding.Number} đang ở trạng thái “{finding.Status.Label()}” nên không sửa được nữa.");
        if (finding.VisitId is { } visitId) await db.DemandMinutesOpen(visitId, ct);
        await db.DemandReferences(finding.CampaignId, command.UnitId, command.HeadingId, [], ct);

        var before = await db.Find<FindingContent>("""
            SELECT Kind, Text, UnitId, Field, Severity, CauseNature, CauseGroups, CauseGroupsOpen, Consequence, ResponsibleBody, ResponsiblePost, HeadResponsible, HeadingId, IsHeading
            FROM Findings WHERE Id = @FindingId AND CouncilId = @CouncilId
            """, new { command.FindingId }, ct) ?? throw RefusedException.NotFound("nội dung ghi nhận");
        await db.Update("""
            UPDATE Findings
            SET Kind = @Kind, Text = @Text, FoldedText = @FoldedText, UnitId = @UnitId, Field = @Field, Severity = @Severity, CauseNature = @CauseNature, CauseGroups = @Groups,
                CauseGroupsOpen = @CauseGroupsOpen, Consequence = @Consequence, ResponsibleBody = @ResponsibleBody, ResponsiblePost = @ResponsiblePost,
                HeadResponsible = @HeadResponsible, HeadingId = @HeadingId, IsHeading = @IsHeading, Version = Version + 1
            WHERE Id = @FindingId AND CouncilId = @CouncilId AND Version = @Version
            """, new
        {
            command.FindingId,
            command.Version,
            command.Kind,
            command.Text,
            FoldedText = SearchText.Fold(command.Text),
            command.UnitId,
            command.Field,
            command.Severity,
            command.CauseNature,
            Groups = command.CauseGroups.Count == 0 ? null : string.Join('|', command.CauseGroups),
            command.CauseGroupsOpen,
            command.Consequence,
            command.ResponsibleBody,
            command.ResponsiblePost,
            command.HeadResponsible,
            command.HeadingId,
            command.IsHeading,
        }, ct);
        journal.Add(
            new FindingRevised(finding.Id, command.Kind, command.Text, command.UnitId, command.Field, command.Severity, command.CauseNature, command.CauseGroups, command.CauseGroupsOpen,
                command.Consequence, command.ResponsibleBody, command.ResponsiblePost, command.HeadResponsible, command.HeadingId, command.IsHeading),
            before);
        return new Changed(finding.Id, finding.Version + 1);
    }

    private sealed record FindingContent
    {
        public required FindingKind Kind { get; init; }
        public required string Text { get; init; }
        public Guid? UnitId { get; init; }
        public string? Field { get; init; }
        public Severity? Severity { get; init; }
        public CauseNature? CauseNature { get; init; }
        public string? CauseGroups { get; init; }
        public required bool CauseGroupsOpen { get; init; }
        public string? Consequence { get; init; }
        public string? ResponsibleBody { get; init; }
        public string? ResponsiblePost { get; init; }
        public required bool HeadResponsible { get; init; }
        public Guid? HeadingId { get; init; }
        public required bool IsHeading { get; init; }
    }
}

public sealed record FindingRevised(
    Guid SubjectId, FindingKind Kind, string Text, Guid? UnitId, string? Field, Severity? Severity, CauseNature? CauseNature, IReadOnlyList<string> CauseGroups, bool CauseGroupsOpen,
    string? Consequence, string? ResponsibleBody, string? ResponsiblePost, bool HeadResponsible, Guid? HeadingId, bool IsHeading) : IEvent;
