using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Imports;

/// <summary>The empty file of a list, with its heads and a sheet of examples.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record ListTemplate(ImportKind Kind) : IQuery<Workbook>
{
    public sealed class Validator : AbstractValidator<ListTemplate>
    {
        public Validator() => RuleFor(q => q.Kind).IsInEnum();
    }
}

/// <summary>The heads of each list, in their order.</summary>
public static class ListColumns
{
    public static readonly IReadOnlyList<string> Units = ["Mã đơn vị", "Tên đơn vị", "Loại", "Cấp", "Mã đơn vị cấp trên", "Địa danh", "Có từ ngày", "Đến hết ngày"];

    public static readonly IReadOnlyList<string> LegalBases = ["Căn cứ"];

    public static readonly IReadOnlyList<string> Ledger =
        ["Mã đơn vị", "Nội dung", "Ngày chuyển", "Tiến độ", "Thời hạn", "Thời hạn ban đầu", "Ngày nhận", "Tỷ lệ thực hiện (%)", "Chức danh chịu trách nhiệm", "Sản phẩm", "Tính chất"];

    /// <summary>What the list calls a field of its rows.</summary>
    public static string NameOf(ImportKind kind, string field) => (kind, field) switch
    {
        (ImportKind.Units, nameof(ImportedUnit.Code)) => Units[0],
        (ImportKind.Units, nameof(ImportedUnit.Name)) => Units[1],
        (ImportKind.Units, nameof(ImportedUnit.SuperiorCode)) => Units[4],
        (ImportKind.Units, nameof(ImportedUnit.ValidFrom)) => Units[6],
        (ImportKind.Units, nameof(ImportedUnit.ValidTo)) => Units[7],
        (ImportKind.LegalBases, _) => LegalBases[0],
        _ => Glossary.LabelOf(field),
    };

    /// <summary>A rule's sentence with the name that the list gives its field.</summary>
    internal static string InColumns(ImportKind kind, string field, string message) => message.Replace($"“{Glossary.LabelOf(field)}”", $"“{NameOf(kind, field)}”", StringComparison.Ordinal);
}

internal sealed class ListTemplateHandler(Gate gate) : IRequestHandler<ListTemplate, Workbook>
{
    private const string ChoicesTab = "Danh mục";
    private const int FirstRow = 5;
    private const int LastRow = 2004;

    public Task<Workbook> Handle(ListTemplate query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return Task.FromResult(query.Kind switch
        {
            ImportKind.Units => Of("Mẫu danh sách đơn vị", "Danh sách đơn vị", ListColumns.Units,
            [(3, Labels<UnitKind>()), (4, Labels<UnitLevel>())],
            [
                ["UBND-HB", "Ủy ban nhân dân xã Hòa Bình", UnitKind.PeoplesCommittee.Label(), UnitLevel.Commune.Label(), "", "Hòa Bình", "01/7/2025", ""],
                ["STC", "Sở Tài chính", UnitKind.Department.Label(), UnitLevel.Province.Label(), "", "", "01/7/2025", ""],
                [Words<UnitKind>("Loại"), "", "", Words<UnitLevel>("Cấp"), "", "", "", ""],
            ]),
            ImportKind.LegalBases => Of("Mẫu danh sách căn cứ", "Căn cứ của cuộc giám sát", ListColumns.LegalBases, [], [["Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"], ["Nghị quyết số 41/NQ-HĐND ngày 09 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh"]]),
            ImportKind.Ledger => Of("Mẫu danh sách nội dung đang thực hiện", "Nội dung đang thực hiện của các năm trước", ListColumns.Ledger,
            [(4, Labels(Running)), (11, Labels<TaskForce>())],
            [
                ["UBND-HB", "Hoàn thành việc cắm mốc hành lang an toàn", "10/5/2025", TaskProgress.InProgress.Label(), "30/6/2026", "31/12/2025", "15/5/2025", "40", "Chủ tịch Ủy ban nhân dân xã", "Báo cáo kết quả", TaskForce.Requires.Label()],
                ["", "", "", Words("Tiến độ", Running), "", "", "", "", "", "", Words<TaskForce>("Tính chất")],
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Kind, null),
        });
    }

    private static readonly TaskProgress[] Running = [TaskProgress.Assigned, TaskProgress.Accepted, TaskProgress.InProgress, TaskProgress.NotSatisfactory];

    private static string Words<T>(string what, params T[] values) where T : struct, Enum => $"{what} là một trong: {string.Join(", ", Labels(values))}";

    private static IReadOnlyList<string> Labels<T>(params T[] values) where T : struct, Enum => [.. (values.Length == 0 ? Enum.GetValues<T>() : values).Select(value => value.Label())];

    // The examples stand on a sheet of their own, so that none of them is imported.
    private static Workbook Of(string name, string title, IReadOnlyList<string> columns, IReadOnlyList<(int Column, IReadOnlyList<string> Words)> choices, IReadOnlyList<IReadOnlyList<string>> examples)
    {
        double[] widths = [.. columns.Select((column, i) => i == 1 || columns.Count == 1 ? 60d : Math.Max(16d, column.Length + 4))];
        return new Workbook(name,
        [
            new WorkSheet("Danh sách")
            {
                Rows = [[WorkCell.Of(CellLook.Strong, title)], [WorkCell.Of(CellLook.Plain, "Ghi từ dòng 5, mỗi mục một dòng; cách ghi xem ở trang “Hướng dẫn”.")], [], [.. columns.Select(column => WorkCell.Of(CellLook.Head, column))]],
                Widths = widths,
                FrozenRows = 4,
                Rules = [.. choices.Select((choice, i) => CellRule.OneOf($"{CellName.Of(FirstRow, choice.Column)}:{CellName.Of(LastRow, choice.Column)}",
                    $"'{ChoicesTab}'!{CellName.Fixed(1, i + 1)}:{CellName.Fixed(choice.Words.Count, i + 1)}", $"Chọn một trong danh sách của cột “{columns[choice.Column - 1]}”."))],
            },
            new WorkSheet("Hướng dẫn")
            {
                Rows = [[WorkCell.Of(CellLook.Strong, "Ví dụ; không nhập vào trang này")], [], [.. columns.Select(column => WorkCell.Of(CellLook.Head, column))], .. examples.Select(row => (IReadOnlyList<WorkCell>)[.. row.Select(cell => WorkCell.Of(CellLook.Text, cell))])],
                Widths = widths,
            },
            .. choices.Count == 0 ? Array.Empty<WorkSheet>() :
            [
                new WorkSheet(ChoicesTab)
                {
                    IsHidden = true,
                    Rows = [.. Enumerable.Range(0, choices.Max(choice => choice.Words.Count)).Select(row => (IReadOnlyList<WorkCell>)[.. choices.Select(choice => row < choice.Words.Count ? WorkCell.Of(CellLook.Plain, choice.Words[row]) : WorkCell.Empty)])],
                },
            ],
        ]);
    }
}
