using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Where a paper stands.</summary>
public enum PaperStatus
{
    [Label("Dự thảo")] Draft,
    [Label("Đã trình")] Submitted,
    [Label("Đã duyệt")] Approved,
    [Label("Đã ký")] Signed,
    [Label("Đã ban hành")] Issued,
    [Label("Đã gửi")] Sent,
    [Label("Nơi nhận đã xác nhận")] Acknowledged,
    [Label("Đã hủy")] Cancelled,
}

/// <summary>Whether an issued paper still stands. What is wrong in it is put right only by another paper (Decree 30/2020/NĐ-CP, Art. 18).</summary>
public enum PaperForce
{
    [Label("chưa ban hành")] None,
    [Label("còn hiệu lực")] InForce,
    [Label("đã đính chính")] Corrected,
    [Label("đã được thay thế")] Replaced,
    [Label("đã thu hồi")] Recalled,
}

/// <summary>What moves a paper on.</summary>
public enum PaperStep
{
    [Label("Trình")] Submit,
    [Label("Trả lại để hoàn thiện")] Return,
    [Label("Duyệt")] Approve,
    [Label("Lấy số")] Number,
    [Label("Ký")] Sign,
    [Label("Ban hành")] Issue,
    [Label("Gửi")] Send,
    [Label("Xác nhận đã nhận")] Acknowledge,
    [Label("Thu hồi")] Recall,
    [Label("Hủy")] Cancel,
    [Label("Rút khỏi ký")] Withdraw,
}

/// <summary>One official paper: what people wrote into it while it was a draft, its number and date, and, once issued, the file that stands for good.</summary>
public sealed class OfficialPaper
{
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }

    /// <summary>What it is about: a visit, a conclusion, a task, a unit's report, by its kind.</summary>
    public Guid? SubjectId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ReferenceCaseId { get; init; }

    /// <summary>The body of the council that issues it.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The unit that writes it; such a draft is nobody else's to see.</summary>
    public Guid? AuthorUnitId { get; init; }

    /// <summary>The unit that it is written to, where it is one.</summary>
    public Guid? AddresseeUnitId { get; init; }
    public required PaperStatus Status { get; set; }
    public required PaperForce Force { get; set; }

    /// <summary>The abstract (trích yếu), without its type.</summary>
    public required string Title { get; set; }

    /// <summary>What people wrote, by section, as JSON; see <see cref="PaperContent"/>.</summary>
    public required string Content { get; set; }
    public string? Recipients { get; set; }
    public string? AuthorityLines { get; set; }
    public string? SignerName { get; set; }

    /// <summary>Post in the state apparatus, printed above the name.</summary>
    public string? SignerPost { get; set; }
    public string? DocumentType { get; set; }
    public int? Number { get; set; }
    public string? Symbol { get; set; }
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Leads to the public check page; given when the number is.</summary>
    public string? CheckCode { get; set; }

    /// <summary>The file that is being signed: number and date, or blanks for them, and the signatures so far.</summary>
    public string? PreparedSha256 { get; set; }

    /// <summary>The file as issued.</summary>
    public string? Sha256 { get; set; }
    public long? Size { get; set; }
    public int? Pages { get; set; }
    public DateTimeOffset? FrozenAt { get; set; }
    public Guid? ReplacesId { get; init; }
    public Guid? CorrectsId { get; init; }

    /// <summary>The kind of the paper that this one corrects.</summary>
    public PaperKind? CorrectedKind { get; init; }

    /// <summary>Who issues it: what is wrong in a paper is corrected by whoever issued it (Decree 30/2020/NĐ-CP, Art. 18).</summary>
    public PaperIssuer Issuer => (CorrectedKind ?? Kind).Rule().Issuer;

    /// <summary>The paper that this one answers.</summary>
    public Guid? AnswersId { get; init; }

    /// <summary>Who last wrote in it; that person does not approve it.</summary>
    public required Guid DraftedBy { get; set; }
    public required DateTimeOffset DraftedAt { get; init; }
    public Guid? SubmittedBy { get; set; }
    public Guid? ApprovedBy { get; set; }
    public string? CancelReason { get; set; }
    public string? RecallReason { get; set; }

    /// <summary>Number and symbol of the paper that recalls it; none where it was recalled before that was asked for.</summary>
    public string? RecallReference { get; set; }

    /// <summary>The day of that paper.</summary>
    public DateOnly? RecalledOn { get; set; }
    public required int Version { get; init; }

    /// <summary>"15/TB-HĐND", once it has a number.</summary>
    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;

    /// <summary>What its file is saved as: its number, or its kind and title in plain letters with its day.</summary>
    public string FileName => Reference?.Replace('/', '-')
        ?? $"{Dossiers.SafeNames.Of($"{Kind.Label()} {Title}")}-{(IssuedOn ?? DateOnly.FromDateTime(DraftedAt.Local())).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)}";

    public bool IsIssued => Status is PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged;

    /// <summary>It stands, so that another can take its place.</summary>
    public bool CanBeReplaced => IsIssued && (Force is PaperForce.InForce or PaperForce.Corrected);

    /// <summary>The whole life of a paper. A number may be taken before or after the signature, as the council has set it; it moves nothing by itself.</summary>
    public static PaperStatus? After(PaperStatus status, PaperStep step) => (status, step) switch
    {
        (PaperStatus.Draft, PaperStep.Submit) => PaperStatus.Submitted,
        (PaperStatus.Submitted or PaperStatus.Approved, PaperStep.Return) => PaperStatus.Draft,
        (PaperStatus.Submitted, PaperStep.Approve) => PaperStatus.Approved,
        (PaperStatus.Approved or PaperStatus.Signed, PaperStep.Number) => status,
        (PaperStatus.Approved or PaperStatus.Signed, PaperStep.Sign) => PaperStatus.Signed,
        (PaperStatus.Approved or PaperStatus.Signed, PaperStep.Withdraw) => PaperStatus.Approved,
        (PaperStatus.Draft or PaperStatus.Approved or PaperStatus.Signed, PaperStep.Issue) => PaperStatus.Issued,
        (PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged, PaperStep.Send) => PaperStatus.Sent,
        (PaperStatus.Sent, PaperStep.Acknowledge) => PaperStatus.Acknowledged,
        (PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged, PaperStep.Recall) => status,
        (PaperStatus.Draft or PaperStatus.Submitted or PaperStatus.Approved or PaperStatus.Signed, PaperStep.Cancel) => PaperStatus.Cancelled,
        _ => null,
    };

    /// <summary>Steps that the state allows; the number and the signature are a matter of the council's order.</summary>
    public IEnumerable<PaperStep> Allowed => Enum.GetValues<PaperStep>().Where(step => After(Status, step) is not null && step switch
    {
        // Into a file that waits to be signed nothing more is printed.
        PaperStep.Number => Number is null && Kind.Rule().DocumentType is not null && (PreparedSha256 is null || Status is PaperStatus.Signed),
        PaperStep.Sign => Kind.Rule().DocumentType is not null,
        PaperStep.Withdraw => PreparedSha256 is not null || Status is PaperStatus.Signed,
        // What has no number is for use inside, and done when its writer says so.
        PaperStep.Issue => (Status is not PaperStatus.Draft || Kind.Rule().DocumentType is null) && (PreparedSha256 is null || (Status is PaperStatus.Signed && (Number is not null || Kind.Rule().IsSignedByParties))),
        PaperStep.Return => Number is null && PreparedSha256 is null,
        PaperStep.Recall => Force is PaperForce.InForce or PaperForce.Corrected,
        PaperStep.Send => Force is not PaperForce.Recalled,
        _ => true,
    });

    /// <summary>Moves the paper, or refuses with the steps it does allow.</summary>
    public PaperMoved Take(PaperStep step)
    {
        var from = Status;
        Status = Allowed.Contains(step) ? After(from, step)!.Value : throw Refuse("paper.step", $"nên chưa thể thực hiện bước “{step.Label()}”");
        return new PaperMoved(Id, Kind, from, Status, step);
    }

    /// <summary>Its text changes only while it is a draft.</summary>
    public void DemandDraft()
    {
        if (Status is not PaperStatus.Draft) throw Refuse("paper.closed", "nên không sửa được nội dung");
    }

    private RefusedException Refuse(string code, string why) =>
        RefusedException.Step(code, $"“{Kind.Label()}” đang ở trạng thái “{Status.Label()}” {why}.", Allowed.Select(s => s.ToString()));
}

public sealed record PaperMoved(Guid SubjectId, PaperKind Kind, PaperStatus From, PaperStatus To, PaperStep Step) : IEvent;
