using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>
/// The archive has taken a closed dossier, by minutes of hand-over that list it; or what came into one after that, entered later with an earlier day, by minutes of its own.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
[ForArchived("The archive goes on with what it took; the dossier says by its state what is done with it.")]
public sealed record HandOverDossier : ICommand<Changed>, IVersioned
{
    public required Guid DossierId { get; init; }
    public required int Version { get; init; }

    /// <summary>The issued minutes of hand-over.</summary>
    public required Guid HandOverPaperId { get; init; }
    public required DateOnly HandedOverOn { get; init; }

    /// <summary>Who took it for the archive, by post.</summary>
    public required string ReceivedBy { get; init; }

    public sealed class Validator : AbstractValidator<HandOverDossier>
    {
        public Validator() => RuleFor(c => c.ReceivedBy).NotEmpty().MaximumLength(300);
    }
}

internal sealed class HandOverDossierHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<HandOverDossier, Changed>
{
    public async Task<Changed> Handle(HandOverDossier command, CancellationToken ct)
    {
        var dossier = await gate.KeepDossier(db, actor, command.DossierId, ct);
        await gate.OfficialPaper(command.HandOverPaperId, Act.Number, ct);
        await db.DemandVersion(dossier.Id, command.Version, dossier.Version, ct);
        var (from, records) = (dossier.Status, await DossierRecords.Read(db, dossier, ct));
        var isAddition = AddedRecords.Of(dossier, records).Count > 0;
        if (!isAddition) dossier.Demand(DossierStatus.Closed, "dossier.not_closed", "chưa nộp lưu được; chỉ nộp lưu hồ sơ đã kết thúc");
        if (isAddition && command.HandOverPaperId == dossier.HandOverPaperId)
            throw RefusedException.Conflict("dossier.same_minutes", "Biên bản này đã giao nhận hồ sơ khi chưa có tài liệu bổ sung; hãy lập biên bản giao nhận bổ sung.", nameof(command.HandOverPaperId));
        var minutes = await db.LoadPaper(command.HandOverPaperId, ct);
        if (minutes.Kind is not PaperKind.DossierHandover || !minutes.IsIssued)
            throw RefusedException.Conflict("dossier.minutes", "Hãy chọn biên bản giao nhận hồ sơ đã ban hành.", nameof(command.HandOverPaperId));
        if (!HandedOverDossiers.Codes(PaperContent.Read(minutes.Content)).Contains(dossier.Code))
            throw RefusedException.Conflict("dossier.not_listed", $"Biên bản giao nhận không ghi hồ sơ {dossier.Code}.", nameof(command.HandOverPaperId));
        EventDate.Demand(nameof(command.HandedOverOn), command.HandedOverOn, clock.Today(), [new PastEvent("ngày kết thúc hồ sơ", dossier.ClosedOn), new PastEvent("ngày của biên bản giao nhận", minutes.IssuedOn),
            new PastEvent("ngày nộp lưu trước", dossier.HandedOverOn)]);
        dossier.Status = DossierStatus.HandedOver;
        dossier.HandOverPaperId = minutes.Id;
        dossier.HandedOverOn = command.HandedOverOn;
        dossier.ReceivedBy = command.ReceivedBy;
        dossier.HandedOverRecords = AddedRecords.Kept(records);
        await db.Save(dossier, ct);
        journal.Add(new DossierHandedOver(dossier.Id, from, dossier.Status, command.HandOverPaperId, command.HandedOverOn, command.ReceivedBy));
        return new Changed(dossier.Id, dossier.Version + 1);
    }
}

/// <summary>The dossiers that minutes of hand-over name: a line each, its code first.</summary>
internal static class HandedOverDossiers
{
    public const string Part = "dossiers";

    public static IReadOnlyList<string> Codes(PaperContent content) => [.. content.Lines(Part).Select(line => line.Split('|')[0].Trim()).Distinct()];
}

public sealed record DossierHandedOver(Guid SubjectId, DossierStatus From, DossierStatus To, Guid HandOverPaperId, DateOnly HandedOverOn, string ReceivedBy) : IEvent;
