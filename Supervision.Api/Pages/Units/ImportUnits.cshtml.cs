using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Imports;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Imports units from a spreadsheet: looked at row by row first, then confirmed.</summary>
public sealed class ImportUnitsPage(IMediator mediator, Asking ask, Actor actor, ImportSheet sheets) : ImportPage(mediator, actor)
{
    private static readonly int[] Days = [6, 7];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostPreview(IFormFile? file) => Look(async ct =>
    {
        var list = await sheets.Read(file, ListColumns.Units, Days, ct);
        var (rows, unread) = Parse(list.Rows);
        return new ShownPreview(With(await ask.Get(new PreviewUnits { Rows = rows, ContentHash = list.ContentHash }, ct), unread), list.FileName, list.ContentHash, Carry(rows), "confirm", "Nhập các đơn vị mới") { Kind = ImportKind.Units, Unread = list.Unread };
    });

    public Task<IActionResult> OnPostConfirm(Confirmation confirm) => Submit(
        new ImportUnits { Rows = Confirmed<ImportedUnit>(confirm.Json), FileName = confirm.FileName ?? "", ContentHash = confirm.ContentHash ?? "" }, nameof(confirm), imported =>
        {
            Done = $"Đã thêm {imported.Items} đơn vị{(imported.Skipped > 0 ? $", bỏ qua {imported.Skipped} đơn vị đã có" : "")}.";
            return Task.FromResult<IActionResult>(LocalRedirect("/don-vi/nhap"));
        });

    protected override Task Read(CancellationToken ct)
    {
        _ = Actor.Identity;
        return PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Directory, Act.Write) ? Task.CompletedTask : throw RefusedException.Forbidden("Danh mục đơn vị do quản trị hoặc chuyên viên Văn phòng lập.");
    }

    private static (IReadOnlyList<ImportedUnit> Rows, IReadOnlyDictionary<int, List<RowFault>> Unread) Parse(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> table)
    {
        var unread = new Dictionary<int, List<RowFault>>();
        var rows = table.Select((read, at) => (read.Line, read.Cells, At: at)).Select(one => new ImportedUnit
        {
            Line = one.Line,
            Code = one.Cells[0],
            Name = one.Cells[1],
            Kind = Word(one.Cells[2], one.At, nameof(ImportedUnit.Kind), UnitKind.PeoplesCommittee),
            Level = Word(one.Cells[3], one.At, nameof(ImportedUnit.Level), UnitLevel.Commune),
            SuperiorCode = Blank(one.Cells[4]),
            PlaceName = Blank(one.Cells[5]),
            ValidFrom = Day(one.Cells[6], one.At, nameof(ImportedUnit.ValidFrom)) ?? DateOnly.FromDateTime(DateTime.UnixEpoch),
            ValidTo = one.Cells[7].Length == 0 ? null : Day(one.Cells[7], one.At, nameof(ImportedUnit.ValidTo)),
        }).ToList();
        return (rows, unread);

        T Word<T>(string said, int row, string field, T instead) where T : struct, Enum
        {
            if (LedgerRowsTyped.Named(said, Enum.GetValues<T>()) is { } known) return known;
            Wrong(row, field, $"“{said}” không phải một trong: {string.Join(", ", Enum.GetValues<T>().Select(one => one.Label()))}.");
            return instead;
        }

        DateOnly? Day(string said, int row, string field)
        {
            if (TypedDay.Read(said) is { } day) return day;
            Wrong(row, field, said.Length == 0 ? "Chưa ghi ngày." : $"“{said}” không phải một ngày có thật; ghi ngày/tháng/năm.");
            return null;
        }

        void Wrong(int row, string field, string message)
        {
            if (!unread.TryGetValue(row, out var faults)) unread[row] = faults = [];
            faults.Add(new RowFault(field, message));
        }
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
