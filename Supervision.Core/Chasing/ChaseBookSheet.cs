using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Chasing;

/// <summary>The chase book as a table to sort and count, with the same limits as <see cref="ChaseBook"/>.</summary>
[Requires(Subject.Escalation, Act.Write)]
[Sensitive(SensitiveKind.Export)]
public sealed record ChaseBookSheet : IQuery<Sheet>
{
    public Guid? UnitId { get; init; }
    public Guid? TaskId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    public sealed class Validator : AbstractValidator<ChaseBookSheet>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From);
    }
}

internal sealed class ChaseBookSheetHandler(IMediator mediator, Gate gate) : IRequestHandler<ChaseBookSheet, Sheet>
{
    private static readonly SheetColumn<ChaseEntry>[] Columns =
    [
        SheetTable.Day<ChaseEntry>("Ngày", e => e.On),
        SheetTable.Text<ChaseEntry>("Nội dung", e => e.Content),
        SheetTable.Text<ChaseEntry>("Việc đôn đốc", e => e.What),
        SheetTable.Text<ChaseEntry>("Cách thức", e => e.Way),
        SheetTable.Text<ChaseEntry>("Người được đôn đốc", e => e.ToWhom),
        SheetTable.Text<ChaseEntry>("Kết quả", e => e.Outcome),
    ];

    public async Task<Sheet> Handle(ChaseBookSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var book = await mediator.Send(new ChaseBook { UnitId = query.UnitId, TaskId = query.TaskId, From = query.From, To = query.To }, ct);
        var days = $"Sổ đôn đốc từ ngày {VietnameseDate.Short(book.From)} đến ngày {VietnameseDate.Short(book.To)}{(book.UnitName.Length > 0 ? $"; đơn vị: {book.UnitName}" : "")}";
        return SheetTable.Of("Sổ đôn đốc", book.IsCut ? [days, "Danh sách đã bị cắt bớt; hãy chọn khoảng ngày ngắn hơn."] : [days], Columns, book.Entries);
    }
}
