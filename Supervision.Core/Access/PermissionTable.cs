using MediatR;
using Supervision.Core.Documents;
using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>Who may what, as the product decides it: the whole of the permission file in words. It is the same for every council.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record PermissionTable : Pipeline.IQuery<IReadOnlyList<PermissionLine>>;

/// <summary>What one role may do with such rows of one subject while they stand so.</summary>
public sealed record PermissionLine
{
    public required Subject Subject { get; init; }
    public required Role Role { get; init; }
    public required IReadOnlyList<Act> Acts { get; init; }
    public required Rows Rows { get; init; }

    /// <summary>The standings in which it holds.</summary>
    public required IReadOnlyList<Standing> Standings { get; init; }

    /// <summary>It holds however the thing stands.</summary>
    public required bool Always { get; init; }

    public string ActsText => string.Join(", ", Acts.Select(act => act.Label()));

    public string StandingsText => Always ? Standing.Current.Label() : string.Join("; ", Standings.Select(standing => standing.Label()));
}

/// <summary>The same as a table for a spreadsheet program.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record PermissionSheet : Pipeline.IQuery<Sheet>;

internal sealed class PermissionTableHandler(Gate gate) : IRequestHandler<PermissionTable, IReadOnlyList<PermissionLine>>, IRequestHandler<PermissionSheet, Sheet>
{
    private static readonly IReadOnlyList<PermissionLine> Lines =
    [
        .. from one in PermissionMatrix.All
           group one by (one.Subject, one.Role, one.Rows, one.Standing) into cell
           let acts = cell.Select(one => one.Act).Order().ToArray()
           group (cell.Key.Standing, Acts: acts) by (cell.Key.Subject, cell.Key.Role, cell.Key.Rows, Acts: string.Join(' ', acts)) into line
           orderby line.Key.Subject, line.Key.Role, line.Key.Rows
           let standings = line.Select(one => one.Standing).Order().ToArray()
           select new PermissionLine
           {
               Subject = line.Key.Subject,
               Role = line.Key.Role,
               Acts = line.First().Acts,
               Rows = line.Key.Rows,
               Standings = standings,
               Always = standings.Length == Access.Standings.All(line.Key.Subject).Count,
           },
    ];

    public Task<IReadOnlyList<PermissionLine>> Handle(PermissionTable query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return Task.FromResult(Lines);
    }

    public Task<Sheet> Handle(PermissionSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return Task.FromResult(new Sheet(
            "phan-quyen",
            ["Bảng phân quyền", "Việc không có trong bảng thì không vai trò nào được làm."],
            ["Đối tượng", "Vai trò", "Được", "Trong phạm vi", "Khi"],
            [.. Lines.Select(line => (IReadOnlyList<string>)[line.Subject.Label(), line.Role.Label(), line.ActsText, line.Rows.Label(), line.StandingsText])]));
    }
}
