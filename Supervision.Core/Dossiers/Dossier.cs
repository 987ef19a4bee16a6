using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dossiers;

/// <summary>Where a dossier is.</summary>
public enum DossierStatus
{
    [Label("Đang lập")] Open,
    [Label("Đã kết thúc")] Closed,
    [Label("Đã nộp lưu")] HandedOver,
    [Label("Đã hết giá trị")] Disposed,
}

/// <summary>A dossier of work (hồ sơ công việc): the papers of one supervision. It only grows while it is open, and nothing in it is ever deleted.</summary>
public sealed class Dossier
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }

    /// <summary>1, and more where papers went out after the first was closed.</summary>
    public required int Volume { get; init; }

    /// <summary>Số và ký hiệu hồ sơ.</summary>
    public required string Code { get; set; }
    public required string Title { get; set; }

    /// <summary>None is "vĩnh viễn".</summary>
    public int? RetentionYears { get; set; }

    /// <summary>What sets the period.</summary>
    public required string RetentionBasis { get; set; }

    /// <summary>Somebody has read the period in the legal text.</summary>
    public required bool RetentionVerified { get; set; }
    public required DossierStatus Status { get; set; }
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; set; }
    public Guid? ClosedBy { get; set; }
    public DateOnly? HandOverDueOn { get; set; }
    public DateOnly? HandedOverOn { get; set; }
    public Guid? HandOverPaperId { get; set; }

    /// <summary>Who took it for the archive, by post.</summary>
    public string? ReceivedBy { get; set; }

    /// <summary>What it held beside the papers of the register when the archive took it, a line each; none before, and of dossiers that were handed over before this was written down.</summary>
    public string? HandedOverRecords { get; set; }
    public DateOnly? DisposedOn { get; set; }
    public string? DisposalDecision { get; set; }
    public required int Version { get; init; }

    /// <summary>The day from which it may be disposed of; none for what is kept for ever.</summary>
    public DateOnly? KeptUntil => ClosedOn is { } closed && RetentionYears is { } years ? closed.AddYears(years) : null;

    public void Demand(DossierStatus status, string code, string what)
    {
        if (Status != status) throw RefusedException.Conflict(code, $"Hồ sơ {Code} đang ở trạng thái “{Status.Label()}” nên {what}.");
    }
}

/// <summary>How dossiers are kept in their table.</summary>
internal static class DossierRows
{
    public static async Task<Dossier> LoadDossier(this Db db, Guid id, CancellationToken ct) => await db.Find<Dossier>("""
        SELECT Id, CampaignId, Volume, Code, Title, RetentionYears, RetentionBasis, RetentionVerified, Status, OpenedOn, ClosedOn, ClosedBy, HandOverDueOn, HandedOverOn, HandOverPaperId,
               ReceivedBy, HandedOverRecords, DisposedOn, DisposalDecision, Version
        FROM Dossiers
        WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("hồ sơ");

    public static Task Save(this Db db, Dossier dossier, CancellationToken ct) => db.Update("""
        UPDATE Dossiers
        SET Code = @Code, Title = @Title, RetentionYears = @RetentionYears, RetentionBasis = @RetentionBasis, RetentionVerified = @RetentionVerified, Status = @Status, ClosedOn = @ClosedOn,
            ClosedBy = @ClosedBy, HandOverDueOn = @HandOverDueOn, HandedOverOn = @HandedOverOn, HandOverPaperId = @HandOverPaperId, ReceivedBy = @ReceivedBy, HandedOverRecords = @HandedOverRecords, DisposedOn = @DisposedOn,
            DisposalDecision = @DisposalDecision, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, dossier, ct);
}
