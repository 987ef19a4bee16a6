using Supervision.Core.Text;

namespace Supervision.Core.Calendar;

/// <summary>Why a day differs from an ordinary day of its week.</summary>
public enum DayOffKind
{
    /// <summary>Lễ, Tết (Bộ luật Lao động 2019 Điều 112, or a later resolution).</summary>
    [Label("nghỉ lễ, tết")] Holiday,

    /// <summary>Nghỉ bù for a holiday that fell on a weekend (Điều 111 khoản 3).</summary>
    [Label("nghỉ bù")] Compensation,

    /// <summary>Nghỉ hoán đổi: a weekday off, worked on a Saturday instead.</summary>
    [Label("nghỉ hoán đổi")] Swap,

    /// <summary>Làm bù: a Saturday that is a working day.</summary>
    [Label("làm bù thứ Bảy")] WorkedSaturday,
}

/// <summary>Whether the competent body has announced the day.</summary>
public enum DayOffStatus
{
    /// <summary>Dự kiến.</summary>
    [Label("dự kiến")] Provisional,

    /// <summary>Chính thức.</summary>
    [Label("chính thức")] Official,
}

/// <summary>One row of the table of days off, with the paper that it rests on.</summary>
public sealed record DayOff
{
    public required DateOnly Date { get; init; }
    public required DayOffKind Kind { get; init; }
    public required string Name { get; init; }
    public required string SourcePaper { get; init; }
    public required DayOffStatus Status { get; init; }

    /// <summary>The row says itself that nobody has compared it with the paper that it names: it counts, and is not called announced.</summary>
    public bool IsUnchecked => Status is DayOffStatus.Official && SourcePaper.Contains("chưa đối chiếu", StringComparison.OrdinalIgnoreCase);

    /// <summary>"chính thức", "dự kiến", or that nobody has compared it with its paper.</summary>
    public string StatusWords => IsUnchecked ? "chưa đối chiếu" : Status.Label();

    public bool IsOff => Kind is not DayOffKind.WorkedSaturday;

    /// <summary>What is wrong with the row, in Vietnamese, or null.</summary>
    public string? Fault()
    {
        var weekend = Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return Kind switch
        {
            _ when string.IsNullOrWhiteSpace(Name) => $"Ngày {Date:dd/MM/yyyy} chưa có tên.",
            _ when string.IsNullOrWhiteSpace(SourcePaper) => $"Ngày {Date:dd/MM/yyyy} chưa có văn bản nguồn.",
            DayOffKind.WorkedSaturday when Date.DayOfWeek is not DayOfWeek.Saturday =>
                $"Ngày làm bù {Date:dd/MM/yyyy} không phải là thứ Bảy.",
            DayOffKind.Compensation or DayOffKind.Swap when weekend =>
                $"Ngày {Date:dd/MM/yyyy} là ngày nghỉ cuối tuần, không thể là ngày nghỉ bù hoặc nghỉ hoán đổi.",
            _ => null,
        };
    }
}
