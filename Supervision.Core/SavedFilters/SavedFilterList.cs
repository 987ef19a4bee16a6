using MediatR;
using FluentValidation;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SavedFilters;

/// <summary>The lists whose filters can be kept.</summary>
public enum FilteredList
{
    [Label("Nội dung yêu cầu, kiến nghị")] Ledger,
    [Label("Văn bản")] Papers,
    [Label("Công văn đôn đốc")] Letters,
    [Label("Báo cáo kết quả thực hiện")] Reports,
    [Label("Tài khoản")] Accounts,
    [Label("Tìm kiếm")] Search,
}

/// <summary>The filters that the actor keeps, in the order of their names; of one list or of all.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused")]
public sealed record SavedFilterList : IQuery<IReadOnlyList<SavedFilter>>
{
    public FilteredList? List { get; init; }

    public sealed class Validator : AbstractValidator<SavedFilterList>
    {
        public Validator() => RuleFor(q => q.List).IsInEnum();
    }
}

public sealed record SavedFilter
{
    public required Guid Id { get; init; }
    public required FilteredList List { get; init; }
    public required string Name { get; init; }

    /// <summary>What stands behind the question mark of the list's address.</summary>
    public required string Filter { get; init; }
    public required int Version { get; init; }
}

internal sealed class SavedFilterListHandler(Db db) : IRequestHandler<SavedFilterList, IReadOnlyList<SavedFilter>>
{
    public async Task<IReadOnlyList<SavedFilter>> Handle(SavedFilterList query, CancellationToken ct) =>
    [
        .. (await db.List<SavedFilter>("""
            SELECT Id, List, Name, Filter, Version FROM SavedFilters
            WHERE CouncilId = @CouncilId AND PersonId = @ActorId AND (@List IS NULL OR List = @List)
            """, query, ct)).OrderBy(one => one.List).ThenBy(one => VietnameseOrder.Key(one.Name), StringComparer.Ordinal),
    ];
}
