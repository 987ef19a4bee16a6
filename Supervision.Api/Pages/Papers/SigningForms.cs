using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What somebody may do about the signing of a paper: forms of its page, and those with files, which stream.</summary>
public sealed record SigningForms : SentForm
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required bool MaySign { get; init; }
    public required bool MaySeal { get; init; }
    public required bool MayUpload { get; init; }
    public required bool MayScan { get; init; }

    /// <summary>The paper has its number already, so that none is asked for.</summary>
    public required bool IsNumbered { get; init; }
    public required string Today { get; init; }

    public bool Any => MaySign || MaySeal || MayUpload || MayScan;

    public static SigningForms Of(PaperView paper, PaperSigningView signing, Actor actor, DateOnly today)
    {
        bool May(Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, act);
        var rule = paper.Kind.Rule();
        // Minutes are signed by their parties through the visit.
        var isMine = !paper.IsArchived && rule.IsOfUnit == actor.UnitId is not null && !rule.IsSignedByParties;
        var isOpen = paper.Sha256 is null && paper.Status is not PaperStatus.Cancelled && rule.DocumentType is not null;
        var isSealed = signing.Signatures.Any(signature => signature.Signer is SignatureBy.Agency);
        return new SigningForms
        {
            PaperId = paper.Id,
            Version = paper.Version,
            MaySign = isMine && isOpen && May(Act.Write) && paper.Status is PaperStatus.Approved && signing.IsPrepared,
            MaySeal = isMine && isOpen && May(Act.Number) && paper.Status is PaperStatus.Signed && signing.IsPrepared && !isSealed,
            MayUpload = isMine && isOpen && May(Act.Write) && (paper.Status is PaperStatus.Approved or PaperStatus.Signed || (rule.IsIssuedBySubject && May(Act.Number)))
                && signing.Signatures.All(signature => signature.Way is not SignatureWay.Hand),
            MayScan = isMine && May(Act.Write) && signing.Signatures.Any(signature => signature.Way is SignatureWay.Hand && !signature.HasScan),
            IsNumbered = paper.Reference is not null,
            Today = TypedDay.Write(today),
        };
    }

    /// <summary>The forms without files.</summary>
    internal static IEnumerable<ActionForm> Actions(PaperView paper, PaperSigningView signing, Actor actor, DateOnly today)
    {
        bool May(Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, act);
        var rule = paper.Kind.Rule();
        if (paper.IsArchived || rule.IsOfUnit != actor.UnitId is not null || rule.DocumentType is null || paper.Sha256 is not null) yield break;
        if (signing.MayPrepare && May(Act.Write) && !rule.IsSignedByParties)
        {
            yield return new ActionForm("prepare", "Chuẩn bị bản ký số", "Tạo bản ký")
            {
                IsOpen = true,
                Note = signing.SigningOrder is SigningOrder.NumberFirst && paper.Reference is null && actor.UnitId is null
                    ? "Hội đồng nhân dân quy định lấy số, ngày trước khi ký."
                    : "Từ lúc này văn bản được giữ nguyên từng byte; số, ngày và dấu được ghi vào chỗ đã chừa sẵn.",
                Fields = [.. Authority(signing), .. Settled(signing, today)],
            };
        }
        if (signing.MayPrepare && May(Act.Write) && !rule.IsIssuedBySubject && !rule.IsSignedByParties)
        {
            yield return new ActionForm("hand", "Ghi nhận đã ký tay", "Ghi nhận")
            {
                Fields = [Field.Day(nameof(SignPaperByHand.SignedOn), today), new(nameof(SignPaperByHand.SignerName)) { IsOptional = true, Value = paper.SignerName, Hint = "Để trống để dùng tên người ký ghi trong văn bản." }],
            };
        }
        // What a subject writes is numbered before it is signed, or issued signed by hand or sealed elsewhere, from here too.
        if (rule.OwnedBy is not null && May(Act.Number) && signing.MayPrepare && paper.Reference is null && signing.SigningOrder is SigningOrder.NumberFirst && actor.UnitId is null)
            yield return new ActionForm("number", "Lấy số trước khi ký", "Lấy số") { Fields = PaperForms.Numbering(paper, today) };
        if (rule.OwnedBy is not null && May(Act.Number) && MayIssue(paper, signing))
            yield return new ActionForm("issue", "Ban hành", "Ban hành")
            {
                Note = "Sau khi ban hành, văn bản được giữ nguyên từng byte; sai sót chỉ được sửa bằng văn bản khác (Điều 18 Nghị định 30/2020/NĐ-CP).",
                Fields = [.. PaperForms.Signed(paper, signing, today), .. paper.Reference is not null ? [] : PaperForms.Numbering(paper, today)],
            };
        if (May(Act.Number) && signing.Waiting is { } waiting)
        {
            yield return new ActionForm("confirm", "Xác nhận bản đã ký và ban hành", rule.IsIssuedBySubject ? "Xác nhận bản đã ký" : "Xác nhận và ban hành")
            {
                IsOpen = true,
                Note = rule.IsIssuedBySubject ? "Sau khi xác nhận, hãy ban hành từ chính hồ sơ với cùng số, ngày này." : "Bản đã ký được giữ nguyên từng byte và là văn bản ban hành.",
                Fields =
                [
                    .. waiting.Number is null ? [new(nameof(ConfirmSignedPaper.Number), FieldKind.Number)] : Array.Empty<Field>(),
                    .. waiting.Symbol is null ? [new(nameof(ConfirmSignedPaper.Symbol))] : Array.Empty<Field>(),
                    .. waiting.IssuedOn is null ? [Field.Day(nameof(ConfirmSignedPaper.IssuedOn), today)] : Array.Empty<Field>(),
                    Field.Text(nameof(ConfirmSignedPaper.Reason)) with { IsOptional = waiting.IsSame, Hint = "Vì sao bản đã ký đúng dù khác với dự thảo." },
                ],
            };
        }
        if (May(paper.Reference is null ? Act.Write : Act.Number) && paper.Allowed.Contains(PaperStep.Withdraw))
            yield return new ActionForm("withdraw", "Rút khỏi ký", "Rút khỏi ký")
            {
                Fields = [Field.Text(nameof(WithdrawPaperFromSigning.Reason))],
                Note = paper.Reference is null ? "Bản ký và chữ ký đã có không còn giá trị." : "Số đã lấy được ghi hủy trong sổ kèm lý do và không dùng lại.",
            };
    }

    private static bool MayIssue(PaperView paper, PaperSigningView signing) => signing.IsPrepared
        ? signing.Signatures.Any(signature => signature.Signer is SignatureBy.Agency)
        : !paper.Kind.Rule().IsIssuedBySubject && (signing.MayPrepare || paper.Status is PaperStatus.Signed);

    private static IEnumerable<Field> Authority(PaperSigningView signing)
    {
        if (signing.Authorities.Count == 0) yield break;
        yield return new Field(nameof(PreparePaperForSigning.AuthorityId), FieldKind.Choice)
        {
            IsOptional = true,
            Choices = [new("", "Người có thẩm quyền trực tiếp ký"), .. signing.Authorities.Select(a => new Choice(a.Id.ToString(), $"{a.Form.Label()} {a.GrantorPost}: {a.PersonName}, {a.PersonPost}"))],
        };
    }

    // What a subject writes has no draft of its own in which signer and recipients were set.
    private static IEnumerable<Field> Settled(PaperSigningView signing, DateOnly today)
    {
        if (signing.Proposed is not { } proposed) yield break;
        yield return Field.Text(nameof(PreparePaperForSigning.AuthorityLines)) with { Value = string.Join('\n', proposed.AuthorityLines), Hint = "Mỗi dòng một ý." };
        yield return new Field(nameof(PreparePaperForSigning.SignerPost)) { Value = proposed.SignerPost, IsOptional = true, Hint = "Ghi khi thể thức của văn bản có chức vụ trên họ tên, ví dụ báo cáo của Đoàn giám sát." };
        yield return new Field(nameof(PreparePaperForSigning.SignerName)) { Value = proposed.SignerName };
        yield return Field.Text(nameof(PreparePaperForSigning.Recipients)) with { Value = string.Join('\n', proposed.Recipients), Hint = "Mỗi dòng một nơi nhận." };
        if (proposed.NeedsFigures) yield return Field.Day(nameof(PreparePaperForSigning.FiguresAsOf), proposed.FiguresAsOf ?? today);
    }
}
