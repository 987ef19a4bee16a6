using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// A person has seen what a signed file of another system says against the draft and takes it as the paper: with the number and date that were read in it, it is issued as it is. What
/// writes its own paper (a conclusion, an urging letter) is issued by its own command afterwards, with the same number and this file.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record ConfirmSignedPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>Why it is right although it differs; needed where it does.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it could not be read in the file.</summary>
    public int? Number { get; init; }

    /// <summary>Where it could not be read in the file.</summary>
    public string? Symbol { get; init; }

    /// <summary>Where it could not be read in the file.</summary>
    public DateOnly? IssuedOn { get; init; }

    public sealed class Validator : AbstractValidator<ConfirmSignedPaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Reason).MaximumLength(2000);
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).PaperSymbol();
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class ConfirmSignedPaperHandler(Db db, Journal journal, Gate gate, Actor actor, PaperRegister register, PaperIssuing issuing, SignedUploads uploads, TimeProvider clock)
    : IRequestHandler<ConfirmSignedPaper, Changed>
{
    public async Task<Changed> Handle(ConfirmSignedPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn, ký.", "paper.author");
        var upload = await SignedUploads.Waiting(db, paper.Id, ct) ?? throw RefusedException.Conflict("upload.none", "Không có bản đã ký nào chờ xác nhận.");
        if (!upload.IsSame && string.IsNullOrWhiteSpace(command.Reason))
            throw RefusedException.Invalid("upload.reason", nameof(command.Reason), "Bản đã ký khác với dự thảo: hãy ghi lý do xác nhận.");
        var isOwned = paper.Kind.Rule().IsIssuedBySubject;
        if (paper.Kind.Rule().OwnedBy is not null)
        {
            await uploads.DemandSubject(paper, ct);
            if (paper.Status is PaperStatus.Draft) paper.Status = PaperStatus.Approved;
        }
        var before = new { paper.Status, paper.PreparedSha256 };
        var moved = paper.Take(PaperStep.Sign);
        var (number, symbol, on) = (Read(upload.Number, command.Number, nameof(command.Number)), Read(upload.Symbol, command.Symbol, nameof(command.Symbol)), Read(upload.IssuedOn, command.IssuedOn, nameof(command.IssuedOn)));
        if (on > clock.Today()) throw RefusedException.Invalid("paper.issued_on", nameof(command.IssuedOn), "Ngày đọc được trong tệp ở sau hôm nay.");
        if (!isOwned) PaperDates.Demand(paper, on);
        await register.Number(paper, number, symbol, on, nameof(command.Number), ct, isSignedElsewhere: true);
        (paper.PreparedSha256, paper.Size, paper.Pages) = (upload.Sha256, upload.Size, upload.Pages);
        await uploads.Sign(paper, upload, ct);
        await db.Execute("UPDATE SignedUploads SET Status = 'Confirmed' WHERE Id = @Id AND CouncilId = @CouncilId", new { upload.Id }, ct);
        journal.Add(moved);
        journal.Add(new PaperNumbered(paper.Id, number, symbol, on));
        journal.Add(new SignedPaperConfirmed(paper.Id, upload.Id, upload.Sha256, upload.IsSame, command.Reason, number, symbol, on), before);
        if (isOwned)
        {
            await db.Save(paper, ct);
            return new Changed(paper.Id, paper.Version + 1);
        }
        // What another system signed prints the plan as it stands now, whatever was prepared here before.
        await db.KeepPrinted(paper, ct);
        await issuing.Issue(paper, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }

    // What stands in the file is what counts; only what could not be read there is typed.
    private static T Read<T>(T? read, T? typed, string field) where T : struct, IEquatable<T> => read is { } known
        ? typed is null || known.Equals(typed.Value) ? known : throw Differs(field, $"{known}")
        : typed ?? throw Unread(field);

    private static string Read(string? read, string? typed, string field) => read is not null
        ? typed is null || typed == read ? read : throw Differs(field, read)
        : typed ?? throw Unread(field);

    private static RefusedException Differs(string field, string read) => RefusedException.Invalid("upload.differs", field, $"Trong tệp đã ký là “{read}”; không nhập khác với tệp.");

    private static RefusedException Unread(string field) => RefusedException.Invalid("upload.unread", field, $"Không đọc được “{Glossary.LabelOf(field)}” trong tệp; hãy nhập như ghi trên văn bản.");
}

public sealed record SignedPaperConfirmed(Guid SubjectId, Guid UploadId, string Sha256, bool IsSame, string? Reason, int Number, string Symbol, DateOnly IssuedOn) : IEvent;
