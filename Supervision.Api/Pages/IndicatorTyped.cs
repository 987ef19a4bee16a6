using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Api.Web;
using Supervision.Core.Indicators;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>An indicator as it is typed into a form: its changes and further statements a line each.</summary>
public sealed record IndicatorTyped
{
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public int Version { get; init; }

    /// <summary>What the typing error was, where one is mended.</summary>
    public string? Reason { get; init; }

    public StatedTyped? Stated { get; init; }

    /// <summary>As the commands take it; what cannot be read is said in the page's state, at its field.</summary>
    public StatedIndicator Read(ModelStateDictionary state, string form) => (Stated ?? new StatedTyped()).Read(new Reading(state, $"{form}.{nameof(Stated)}."));

    public sealed record StatedTyped
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
        public IndicatorKind Kind { get; init; }
        public IndicatorRole Role { get; init; }
        public string? Field { get; init; }
        public string? PeriodText { get; init; }
        public bool PeriodInferred { get; init; }
        public DateOnly? PeriodEndOn { get; init; }
        public decimal? Numerator { get; init; }
        public decimal? Denominator { get; init; }
        public bool DenominatorInferred { get; init; }
        public Guid? DenominatorIndicatorId { get; init; }
        public decimal? Amount { get; init; }
        public bool AmountInferred { get; init; }
        public long? AtLeast { get; init; }
        public string? MeasureUnit { get; init; }
        public Guid? TotalIndicatorId { get; init; }
        public decimal? TotalAmount { get; init; }
        public string? GroupName { get; init; }
        public string? StatedRatio { get; init; }
        public string? StatedInWords { get; init; }
        public string? RemainderName { get; init; }
        public decimal? RemainderAmount { get; init; }
        public Guid? SameAsIndicatorId { get; init; }
        public int? Rank { get; init; }
        public int? RankTotal { get; init; }
        public string? Grade { get; init; }
        public string? Target { get; init; }
        public DateOnly? TargetDueOn { get; init; }
        public decimal? MaximumScore { get; init; }
        public decimal? LostScore { get; init; }
        public string? LostCause { get; init; }
        public LostResponsibility? LostResponsibility { get; init; }
        public string? Note { get; init; }
        public IReadOnlyList<string>? OtherStatements { get; init; }
        public IReadOnlyList<string>? Changes { get; init; }

        internal StatedIndicator Read(Reading reading) => new()
        {
            Code = Code,
            Name = Name ?? "",
            Kind = Kind,
            Role = Role,
            Field = Field,
            PeriodText = PeriodText,
            PeriodInferred = PeriodInferred,
            PeriodEndOn = PeriodEndOn,
            Numerator = Numerator,
            Denominator = Denominator,
            DenominatorInferred = DenominatorInferred,
            DenominatorIndicatorId = DenominatorIndicatorId,
            Amount = Amount,
            AmountInferred = AmountInferred,
            AtLeast = AtLeast,
            MeasureUnit = MeasureUnit,
            TotalIndicatorId = TotalIndicatorId,
            TotalAmount = TotalAmount,
            GroupName = GroupName,
            StatedRatio = StatedRatio,
            StatedInWords = StatedInWords,
            RemainderName = RemainderName,
            RemainderAmount = RemainderAmount,
            SameAsIndicatorId = SameAsIndicatorId,
            Rank = Rank,
            RankTotal = RankTotal,
            Grade = Grade,
            Target = Target,
            TargetDueOn = TargetDueOn,
            MaximumScore = MaximumScore,
            LostScore = LostScore,
            LostCause = LostCause,
            LostResponsibility = LostResponsibility,
            Note = Note,
            OtherStatements = [.. reading.Lines(nameof(OtherStatements), OtherStatements, 2).Select(cells => new OtherStatement(cells[0], cells.ElementAtOrDefault(1)))],
            Changes = [.. reading.Lines(nameof(Changes), Changes, 4).Select(cells => Change(reading, cells)).OfType<StatedChange>()],
        };

        private static StatedChange? Change(Reading reading, string[] cells)
        {
            if (cells.Length >= 3 && (cells.Length == 3 || int.TryParse(cells[3], out _)))
                return new StatedChange { ComparedTo = cells[0], StatedAmount = cells[1], StatedUnit = cells[2], RankSteps = cells.Length == 3 ? null : int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture) };
            reading.Wrong(nameof(Changes), $"“{string.Join(" | ", cells)}”: ghi đủ mốc so sánh | mức tăng, giảm | đơn vị của mức; có thể thêm | số bậc.");
            return null;
        }
    }

    /// <summary>Reads what was typed, and says in the page's state what cannot be read.</summary>
    /// <param name="State">Of the page.</param>
    /// <param name="Prefix">Of the fields' names.</param>
    internal sealed record Reading(ModelStateDictionary State, string Prefix)
    {
        public IEnumerable<string[]> Lines(string field, IReadOnlyList<string>? typed, int most)
        {
            foreach (var line in TypedLines.Of(typed))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                if (cells.Length <= most && cells[0].Length > 0) yield return cells;
                else Wrong(field, $"“{line}”: mỗi dòng có tối đa {most} phần, ngăn nhau bằng dấu |.");
            }
        }

        public void Wrong(string field, string message) => State.AddModelError(Prefix + field, message);
    }
}
