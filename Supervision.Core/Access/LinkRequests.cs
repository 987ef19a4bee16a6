using System.Collections.Frozen;
using System.Reflection;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>What the id that a request names is of, where the request comes by a link.</summary>
internal enum LinkedTo
{
    /// <summary>It names none: it is about the link itself, or begins what is still empty.</summary>
    Nothing,

    /// <summary>The matter itself.</summary>
    Matter,

    /// <summary>A finding of the matter.</summary>
    Finding,

    /// <summary>A unit's report that answers the matter and nothing else, or its author's that answers nothing yet.</summary>
    Report,

    /// <summary>A request for more time for the matter.</summary>
    Extension,

    /// <summary>A receipt for one of the two.</summary>
    Receipt,

    /// <summary>A data table that was sent with the campaign whose report is the matter.</summary>
    DataTable,
}

/// <summary>One id of a request that must belong to the matter.</summary>
internal sealed record LinkedId(PropertyInfo? Property, LinkedTo To);

/// <summary>Which requests somebody who came by a link may send at all, by what the link opens: <c>link-requests.csv</c>. What does not stand there is refused.</summary>
internal static class LinkRequests
{
    private static readonly FrozenDictionary<(LinkMatter, Type), LinkedId[]> Known = Read().GroupBy(one => (one.Matter, one.Request)).ToFrozenDictionary(g => g.Key, g => g.Select(one => one.Id).ToArray());

    public static IEnumerable<(LinkMatter Matter, Type Request)> All => Known.Keys;

    /// <summary>What must belong to the matter; null where the request is not for links.</summary>
    public static IReadOnlyList<LinkedId>? Find(LinkMatter matter, Type request) => Known.GetValueOrDefault((matter, request));

    private static IEnumerable<(LinkMatter Matter, Type Request, LinkedId Id)> Read()
    {
        var requests = typeof(LinkRequests).Assembly.GetTypes().Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>))).ToLookup(type => type.Name);
        foreach (var row in EmbeddedTable.Read("link-requests.csv", 4))
        {
            var request = requests[row[1]].SingleOrDefault() ?? throw new InvalidDataException($"link-requests.csv names {row[1]}, which is no request.");
            var to = Enum.Parse<LinkedTo>(row[3]);
            var property = row[2].Length == 0 ? null : request.GetProperty(row[2]);
            if ((property is null) != (to is LinkedTo.Nothing) || (property is not null && property.PropertyType != typeof(Guid) && property.PropertyType != typeof(Guid?)))
                throw new InvalidDataException($"link-requests.csv: {row[1]} has no id {row[2]} that could be of {to}.");
            foreach (var matter in row[0] == "*" ? Enum.GetValues<LinkMatter>() : [Enum.Parse<LinkMatter>(row[0])]) yield return (matter, request, new LinkedId(property, to));
        }
    }
}
