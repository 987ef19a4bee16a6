using System.Text.Json;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>What became of a signed file of another system.</summary>
public enum SignedUploadStatus
{
    [Label("chờ xác nhận")] Waiting,
    [Label("đã xác nhận")] Confirmed,
    [Label("không dùng")] Dropped,
}

/// <summary>What a signed file of another system says against the draft, for a person to judge.</summary>
public sealed record UploadReport
{
    /// <summary>Paragraphs of the draft that the file does not have.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Text of the file that the draft does not have.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Paragraphs that read differently.</summary>
    public required IReadOnlyList<ChangedText> Changed { get; init; }

    /// <summary>What a person must know beside the text: a scan that cannot be compared, another signer, a number that could not be read.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Who signed it and when.</summary>
    public required IReadOnlyList<UploadSigner> Signers { get; init; }
}

/// <summary>A paragraph of the draft and what stands in the file instead.</summary>
public sealed record ChangedText(string Draft, string File);

/// <summary>One signature of a signed file of another system.</summary>
public sealed record UploadSigner(string HolderName, string? CertificateIssuer, string? SerialNumber, DateTimeOffset? SignedAt, DateOnly SignedOn);

/// <summary>A signed file of another system that waits for somebody to confirm it.</summary>
internal sealed record SignedUpload
{
    public required Guid Id { get; init; }
    public required Guid PaperId { get; init; }
    public required SignedUploadStatus Status { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required int Pages { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Nothing is to be judged by a person.</summary>
    public required bool IsSame { get; init; }
    public required string Report { get; init; }

    public UploadReport Read() => JsonSerializer.Deserialize<UploadReport>(Report, Journal.Json)!;
}

/// <summary>Takes in signed files of another system: judges their signatures, reads number and date, compares them with the draft.</summary>
internal sealed class SignedUploads(Db db, Journal journal, Actor actor, SubjectPapers subjects, PaperComposing composing, PaperForms forms, PaperNumbers numbers, IPdfText reader, TimeProvider clock)
{
    private const string Field = nameof(UploadSignedPaper.Content);
    private const int MostParagraphs = 100;

    public Task DemandSubject(OfficialPaper paper, CancellationToken ct) => subjects.DemandApproved(paper, ct);

    /// <summary>The one that waits; none where none does.</summary>
    public static Task<SignedUpload?> Waiting(Db db, Guid paperId, CancellationToken ct) => db.Find<SignedUpload>("""
        SELECT Id, PaperId, Status, FileName, Sha256, Size, Pages, Number, Symbol, IssuedOn, IsSame, Report
        FROM SignedUploads WHERE PaperId = @paperId AND CouncilId = @CouncilId AND Status = 'Waiting'
        """, new { paperId }, ct);

    public async Task<Guid> Take(OfficialPaper paper, ReceivedFile content, byte[] file, PdfVerification found, CancellationToken ct)
    {
        var faults = found.AllFaults.Where(fault => fault.Code != SignatureCodes.NotIssued).ToList();
        if (faults.Count > 0) throw SigningChecks.Refused(faults, Field);
        var text = reader.Read(file);
        var compared = PaperComparison.Compare(await composing.Compose(paper, ct), text);
        var identity = compared.Identity;
        if (identity is { Number: { } number, Date: { } date } && await numbers.Holder(paper, number, date, ct) is { } other && other != paper.Id)
            throw RefusedException.Conflict("number.taken", $"Số {DocumentNumber.Digits(number)} năm {date.Year} đọc được trong tệp đã cấp cho văn bản khác cùng sổ.", Field);
        var report = Report(compared, found, (await forms.Read(paper, ct)).SignerName);
        var upload = new SignedUpload
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Status = SignedUploadStatus.Waiting,
            FileName = content.FileName,
            Sha256 = content.Sha256,
            Size = content.Size,
            Pages = text.Pages.Count,
            Number = identity.Number,
            Symbol = identity.Symbol,
            IssuedOn = identity.Date,
            IsSame = compared.IsSame && report.Remarks.Count == 0,
            Report = JsonSerializer.Serialize(report, Journal.Json),
        };
        await db.ClaimContent(content.Sha256, ct);
        await content.Keep(ct);
        await db.Execute("UPDATE SignedUploads SET Status = 'Dropped' WHERE PaperId = @Id AND CouncilId = @CouncilId AND Status = 'Waiting'", new { paper.Id }, ct);
        await db.Execute("""
            INSERT INTO SignedUploads (Id, CouncilId, PaperId, Status, FileName, Sha256, Size, Pages, Number, Symbol, IssuedOn, IsSame, Report, UploadedBy, UploadedAt)
            VALUES (@Id, @CouncilId, @PaperId, @Status, @FileName, @Sha256, @Size, @Pages, @Number, @Symbol, @IssuedOn, @IsSame, @Report, @ActorId, @Now)
            """, new
        {
            upload.Id,
            upload.PaperId,
            upload.Status,
            upload.FileName,
            upload.Sha256,
            upload.Size,
            upload.Pages,
            upload.Number,
            upload.Symbol,
            upload.IssuedOn,
            upload.IsSame,
            upload.Report,
            Now = clock.GetUtcNow(),
        }, ct);
        journal.Add(new SignedPaperUploaded(paper.Id, upload.Id, upload.FileName, upload.Sha256, upload.Number, upload.Symbol, upload.IssuedOn, upload.IsSame));
        return upload.Id;
    }

    /// <summary>The signatures of a confirmed file become the paper's.</summary>
    public async Task Sign(OfficialPaper paper, SignedUpload upload, CancellationToken ct)
    {
        foreach (var (signer, i) in upload.Read().Signers.Select((signer, i) => (signer, i)))
        {
            var row = new PaperSignature
            {
                Id = Guid.CreateVersion7(),
                PaperId = paper.Id,
                Signer = i == 0 ? SignatureBy.Person : SignatureBy.Agency,
                Way = SignatureWay.Elsewhere,
                HolderName = signer.HolderName,
                CertificateIssuer = signer.CertificateIssuer,
                SerialNumber = signer.SerialNumber,
                SignedOn = signer.SignedOn,
                SignedAt = signer.SignedAt,
                ActorId = actor.PersonId,
                AddedAt = clock.GetUtcNow(),
                FileName = upload.FileName,
                Sha256 = upload.Sha256,
                Size = upload.Size,
            };
            await db.Insert(row, ct);
            journal.Add(PaperSigned.Of(row));
        }
    }

    public static PaperSignature Row(
        OfficialPaper paper, VerifiedSignature signature, SignatureBy by, Guid? authorityId, Guid actorId, DateTimeOffset now, string fileName, string sha256, long size) => new()
    {
        Id = Guid.CreateVersion7(),
        PaperId = paper.Id,
        Signer = by,
        Way = SignatureWay.Elsewhere,
        HolderName = signature.SignerName!,
        CertificateIssuer = signature.IssuerName,
        SerialNumber = signature.SerialNumber,
        SignedOn = SigningChecks.Day(signature.ClaimedAt ?? now),
        SignedAt = signature.ClaimedAt,
        AuthorityId = authorityId,
        ActorId = actorId,
        AddedAt = now,
        FileName = fileName,
        Sha256 = sha256,
        Size = size,
    };

    private UploadReport Report(ComparisonReport compared, PdfVerification found, string? signer)
    {
        var remarks = new List<string>();
        if (compared.IsScan) remarks.Add("Tệp là bản quét, không có chữ để đối chiếu; người xác nhận tự đọc và so với dự thảo.");
        if (compared.Identity.Number is null) remarks.Add("Không đọc được số của văn bản trong tệp.");
        if (compared.Identity.Date is null) remarks.Add("Không đọc được ngày của văn bản trong tệp.");
        if (signer is not null && found.Signatures.All(signature => signature.SignerName is not { } holder || !PaperSigners.Same(signer, holder)))
            remarks.Add($"Không có chữ ký số nào của “{signer}” là người ký ghi trong dự thảo.");
        return new UploadReport
        {
            Missing = [.. compared.Missing.Take(MostParagraphs)],
            Added = [.. compared.Added.Take(MostParagraphs)],
            Changed = [.. compared.Changed.Take(MostParagraphs).Select(paragraph => new ChangedText(paragraph.Draft, paragraph.File))],
            Remarks = remarks,
            Signers = [.. found.Signatures.Select(signature => new UploadSigner(
                signature.SignerName!, signature.IssuerName, signature.SerialNumber, signature.ClaimedAt, SigningChecks.Day(signature.ClaimedAt ?? clock.GetUtcNow())))],
        };
    }
}

public sealed record SignedPaperUploaded(Guid SubjectId, Guid UploadId, string FileName, string Sha256, int? Number, string? Symbol, DateOnly? IssuedOn, bool IsSame) : IEvent;
