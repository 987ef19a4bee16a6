using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>The books there are of a year: those that were closed, and the series that numbers were given from.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record RegisterBookList : IQuery<RegisterBooksOfYear>
{
    public required int Year { get; init; }

    public sealed class Validator : AbstractValidator<RegisterBookList>
    {
        public Validator() => RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
    }
}

/// <param name="Series">Of the outgoing register, those in use that year.</param>
public sealed record RegisterBooksOfYear(IReadOnlyList<ClosedBook> Closed, IReadOnlyList<string> Series);

public sealed record ClosedBook
{
    public required Guid Id { get; init; }
    public required Register Register { get; init; }

    /// <summary>Empty where the register has no series.</summary>
    public required string Series { get; init; }
    public required DateOnly ClosedOn { get; init; }
    public required int LineCount { get; init; }
    public required int Pages { get; init; }
}

internal sealed class RegisterBookListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<RegisterBookList, RegisterBooksOfYear>
{
    public async Task<RegisterBooksOfYear> Handle(RegisterBookList query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        var closed = await db.List<ClosedBook>("SELECT Id, Register, Series, ClosedOn, LineCount, Pages FROM RegisterBooks WHERE CouncilId = @CouncilId AND Year = @Year ORDER BY Seq", query, ct);
        var series = await db.List<Row>("SELECT DISTINCT n.Series FROM DocumentNumbers n WHERE n.CouncilId = @CouncilId AND n.Year = @Year ORDER BY n.Series", query, ct);
        return new RegisterBooksOfYear(closed, [.. series.Select(row => row.Series)]);
    }

    private sealed record Row
    {
        public required string Series { get; init; }
    }
}
