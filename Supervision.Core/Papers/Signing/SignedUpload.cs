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

/// <summary>The file signed in another system that a paper is issued as, and why it is right although it differs from what would have been printed.</summary>
internal sealed record SignedFile(Guid UploadId, string? Reason)
{
    public static SignedFile? Of(Guid? uploadId, string? reason) => uploadId is { } id ? new SignedFile(id, reason) : null;
}

/// <summary>Takes in signed files of another system: judges their signatures, reads number and date, compares them with the draft.</summary>
internal sealed class SignedUploads(
    Db db, Journal journal, Actor actor, SubjectPapers subjects, PaperComposing composing, PaperForms forms, PaperNumbers numbers, PaperFiles files, IPdfText reader, TimeProvider clock)
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
        var signers = found.Signatures.Select(signature => new UploadSigner(
            signature.SignerName!, signature.IssuerName, signature.SerialNumber, signature.ClaimedAt, SigningChecks.Day(signature.ClaimedAt ?? clock.GetUtcNow()))).ToList();
        var report = Report(compared, signers, (await forms.Read(paper, ct)).SignerName);
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

    /// <summary>
    /// The paper of a subject that is being issued, which has its number and date by now, goes out as the file that was signed in another system and waits: with the number and date that stand
    /// in it, compared once more with what would have been printed. A file that waits and is not named counts no more.
    /// </summary>
    public async Task Take(OfficialPaper paper, SignedFile? named, CancellationToken ct)
    {
        var upload = await Waiting(db, paper.Id, ct);
        if (named is null)
        {
            if (upload is not null) await db.Execute("UPDATE SignedUploads SET Status = 'Dropped' WHERE Id = @Id AND CouncilId = @CouncilId", new { upload.Id }, ct);
            return;
        }
        if (upload?.Id != named.UploadId || paper.PreparedSha256 is not null)
            throw RefusedException.Conflict("upload.none", "Bản đã ký này không còn chờ xác nhận; hãy tải lại trang.", nameof(Conclusions.IssueConclusion.SignedUploadId));
        Same(upload.Number, paper.Number, nameof(OfficialPaper.Number));
        Same(upload.Symbol, paper.Symbol, nameof(OfficialPaper.Symbol));
        Same(upload.IssuedOn is { } read ? VietnameseDate.Short(read) : null, VietnameseDate.Short(paper.IssuedOn!.Value), nameof(OfficialPaper.IssuedOn));
        var report = Report(PaperComparison.Compare(await composing.Compose(paper, ct), reader.Read(await files.Read(upload.Sha256, ct))), upload.Read().Signers, paper.SignerName);
        var isSame = report is { Missing: [], Added: [], Changed: [], Remarks: [] };
        if (!isSame && string.IsNullOrWhiteSpace(named.Reason))
            throw RefusedException.Invalid("upload.reason", nameof(ConfirmSignedPaper.Reason), $"Bản đã ký khác với văn bản lập trong hệ thống: {Told(report)} Nếu bản đã ký đúng, hãy ghi lý do xác nhận.");

        var before = new { paper.Status, paper.PreparedSha256 };
        var moved = paper.Take(PaperStep.Sign);
        (paper.PreparedSha256, paper.Size, paper.Pages) = (upload.Sha256, upload.Size, upload.Pages);
        await Sign(paper, upload, ct);
        await db.Execute("UPDATE SignedUploads SET Status = 'Confirmed', IsSame = @isSame, Report = @Report WHERE Id = @Id AND CouncilId = @CouncilId",
            new { upload.Id, isSame, Report = JsonSerializer.Serialize(report, Journal.Json) }, ct);
        journal.Add(moved);
        journal.Add(new SignedPaperConfirmed(paper.Id, upload.Id, upload.Sha256, isSame, named.Reason, paper.Number!.Value, paper.Symbol!, paper.IssuedOn!.Value), before);
    }

    private static void Same<T>(T? read, T? typed, string field)
    {
        if (read is not null && !read.Equals(typed)) throw RefusedException.Invalid("upload.differs", field, $"Trong tệp đã ký là “{read}”; không nhập khác với tệp.");
    }

    // The first of each sort; the page shows the rest.
    private static string Told(UploadReport report) => string.Join(" ",
    [
        .. report.Remarks,
        .. report.Changed.Take(5).Select(one => $"“{Short(one.Draft)}” thành “{Short(one.File)}”."),
        .. report.Missing.Take(5).Select(one => $"Không có “{Short(one)}”."),
        .. report.Added.Take(5).Select(one => $"Thêm “{Short(one)}”."),
    ]);

    private static string Short(string text) => text.Length <= 160 ? text : $"{text[..160]}…";

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

    private static UploadReport Report(ComparisonReport compared, IReadOnlyList<UploadSigner> signers, string? signer)
    {
        var remarks = new List<string>();
        if (compared.IsScan) remarks.Add("Tệp là bản quét, không có chữ để đối chiếu; người xác nhận tự đọc và so với dự thảo.");
        if (compared.Identity.Number is null) remarks.Add("Không đọc được số của văn bản trong tệp.");
        if (compared.Identity.Date is null) remarks.Add("Không đọc được ngày của văn bản trong tệp.");
        if (signer is not null && !signers.Any(one => PaperSigners.Same(signer, one.HolderName)))
            remarks.Add($"Không có chữ ký số nào của “{signer}” là người ký ghi trong dự thảo.");
        return new UploadReport
        {
            Missing = [.. compared.Missing.Take(MostParagraphs)],
            Added = [.. compared.Added.Take(MostParagraphs)],
            Changed = [.. compared.Changed.Take(MostParagraphs).Select(paragraph => new ChangedText(paragraph.Draft, paragraph.File))],
            Remarks = remarks,
            Signers = signers,
        };
    }
}

public sealed record SignedPaperUploaded(Guid SubjectId, Guid UploadId, string FileName, string Sha256, int? Number, string? Symbol, DateOnly? IssuedOn, bool IsSame) : IEvent;
