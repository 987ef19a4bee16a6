using Supervision.Api.Web;
using Supervision.Core.DataTables;

namespace Supervision.Api.Pages;

/// <summary>The form of a data table's design.</summary>
internal static class DesignForms
{

    public static ActionForm Of(string name, string title, string button, DesignTyped? typed) => new(name, title, button)
    {
        Fields =
        [
            new(nameof(DesignTyped.Title)) { Value = typed?.Title },
            new(nameof(DesignTyped.PeriodText)) { Value = typed?.PeriodText, Label = "Kỳ số liệu", IsOptional = true, Hint = "Ví dụ: năm 2025 và 6 tháng đầu năm 2026." },
            new(nameof(DesignTyped.MeasureUnit)) { Value = typed?.MeasureUnit, Label = "Đơn vị tính chung", IsOptional = true },
            Field.Text(nameof(DesignTyped.Columns)) with { Value = typed?.Columns, Label = "Cột", Hint = DesignTyped.ColumnHint },
            Field.Text(nameof(DesignTyped.Rows)) with { Value = typed?.Rows, Label = "Dòng", Hint = DesignTyped.RowHint },
            new(nameof(DesignTyped.FreeRowCount), FieldKind.Number) { Value = typed?.FreeRowCount ?? "0", Hint = "Đơn vị ghi thêm nội dung ngoài các dòng đã có; các dòng này không cộng vào tổng." },
        ],
    };

    /// <summary>The field of the form that a refusal of the command is about.</summary>
    public static string FieldOf(string refused) => refused.StartsWith("Design.Rows", StringComparison.Ordinal) ? nameof(DesignTyped.Rows)
        : refused.StartsWith("Design.Columns", StringComparison.Ordinal) ? nameof(DesignTyped.Columns)
        : refused.StartsWith("Design.", StringComparison.Ordinal) ? refused["Design.".Length..]
        : refused;

}
