using System.Globalization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dossiers;

/// <summary>Dossiers that are to go to the archive, the longest overdue first; or those of another state.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record ArchiveList : IQuery<Page<ArchiveLine>>
{
    /// <summary>Closed ones when left out: what is due for hand-over.</summary>
    public DossierStatus? DossierStatus { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ArchiveList>
    {
        public Validator()
        {
            RuleFor(q => q.DossierStatus).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

/// <summary>The same list as a sheet for a spreadsheet program.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record ExportArchiveList : IQuery<Sheet>
{
    /// <summary>Closed ones when left out.</summary>
    public DossierStatus? DossierStatus { get; init; }

    public sealed class Validator : AbstractValidator<ExportArchiveList>
    {
        public Validator() => RuleFor(q => q.DossierStatus).IsInEnum();
    }
}

public sealed record ArchiveLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required DossierStatus Status { get; init; }
    public int? RetentionYears { get; init; }
    public required bool RetentionVerified { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly? HandOverDueOn { get; init; }
    public DateOnly? HandedOverOn { get; init; }
    public required long Papers { get; init; }

    /// <summary>Calendar days since the last day for hand-over, as of today; 0 where it is not overdue.</summary>
    public int DaysLate { get; init; }

    /// <summary>The last day for hand-over, or a day after all days where there is none: what the list goes by.</summary>
    public required DateOnly SortedOn { get; init; }
}

internal sealed class ArchiveListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ArchiveList, Page<ArchiveLine>>, IRequestHandler<ExportArchiveList, Sheet>
{
    private static readonly SheetColumn<ArchiveLine>[] Columns =
    [
        SheetTable.Text<ArchiveLine>("Số, ký hiệu hồ sơ", d => d.Code),
        SheetTable.Text<ArchiveLine>("Tiêu đề hồ sơ", d => d.Title),
        SheetTable.Day<ArchiveLine>("Ngày mở", d => d.OpenedOn),
        SheetTable.Day<ArchiveLine>("Ngày kết thúc", d => d.ClosedOn),
        SheetTable.Text<ArchiveLine>("Thời hạn bảo quản", d => $"{RetentionPolicy.Said(d.RetentionYears)}{(d.RetentionVerified ? "" : " (chưa kiểm chứng)")}"),
        SheetTable.Number<ArchiveLine>("Số văn bản", d => (long?)d.Papers),
        SheetTable.Day<ArchiveLine>("Hạn nộp lưu", d => d.HandOverDueOn),
        SheetTable.Number<ArchiveLine>("Số ngày quá hạn", d => d.DaysLate == 0 ? null : (long?)d.DaysLate),
        SheetTable.Day<ArchiveLine>("Ngày nộp lưu", d => d.HandedOverOn),
    ];

    public Task<Page<ArchiveLine>> Handle(ArchiveList query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        return Lines(query.DossierStatus, query.After, query.Take, ct);
    }

    public async Task<Sheet> Handle(ExportArchiveList query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        var rows = await SheetTable.All(after => Lines(query.DossierStatus, after, 200, ct));
        var council = await db.LoadCouncil(ct);
        return SheetTable.Of("Hồ sơ nộp lưu", [council.Name, $"Hồ sơ {(query.DossierStatus ?? DossierStatus.Closed).Label().ToLowerInvariant()}, số liệu tính đến {VietnameseDate.Long(clock.Today())}"], Columns, rows);
    }

    private async Task<Page<ArchiveLine>> Lines(DossierStatus? status, string? after, int take, CancellationToken ct)
    {
        var (afterOn, afterSeq) = Place(after);
        var page = await db.Page<ArchiveLine>("""
            SELECT d.Seq, d.Id, d.CampaignId, d.Code, d.Title, d.Status, d.RetentionYears, d.RetentionVerified, d.OpenedOn, d.ClosedOn, d.HandOverDueOn, d.HandedOverOn,
                   (SELECT COUNT(*) FROM DossierPapers x WHERE x.DossierId = d.Id) AS Papers, COALESCE(d.HandOverDueOn, @Last) AS SortedOn
            FROM Dossiers d
            WHERE d.CouncilId = @CouncilId AND d.Status = @Status
              AND (@afterOn IS NULL OR COALESCE(d.HandOverDueOn, @Last) > @afterOn OR (COALESCE(d.HandOverDueOn, @Last) = @afterOn AND d.Seq > @afterSeq))
            ORDER BY COALESCE(d.HandOverDueOn, @Last), d.Seq
            """, new { Status = status ?? DossierStatus.Closed, afterOn, afterSeq, Last = new DateOnly(9999, 12, 31) }, take, row => [row.SortedOn, row.Seq], ct);
        var today = clock.Today();
        return page with
        {
            Items = [.. page.Items.Select(line => line with { DaysLate = line is { Status: DossierStatus.Closed, HandOverDueOn: { } due } ? Math.Max(0, today.DayNumber - due.DayNumber) : 0 })],
        };
    }

    private static (DateOnly? On, long? Seq) Place(string? cursor)
    {
        if (cursor is null) return (null, null);
        return Cursor.Read(cursor, 2) is [var day, var number] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && long.TryParse(number, CultureInfo.InvariantCulture, out var seq) ? (on, seq) : throw RefusedException.Malformed("cursor.invalid", "Con trỏ phân trang không hợp lệ; hãy bắt đầu lại từ trang đầu.", nameof(ArchiveList.After));
    }
}
