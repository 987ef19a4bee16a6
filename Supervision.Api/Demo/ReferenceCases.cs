using Supervision.Core.Access;
using Supervision.Core.Cases;
using Supervision.Core.References;

namespace Supervision.Api.Demo;

/// <summary>The three cases that are not supervision by a council: kept whole as references, printed as information sheets only.</summary>
internal static class ReferenceCases
{
    public static async Task<CaseResult> Play(Cast cast, CaseFile file)
    {
        var id = await new ReferencePlayer(cast.Host, cast[Role.Office]).Play(file);
        (string, int)[] kinds = [("Ưu điểm", file.Strengths.Count), ("Hạn chế", file.Shortcomings.Count), ("Nguyên nhân", file.Causes.Count)];
        return new CaseResult
        {
            Code = file.Code,
            Visits = 0,
            Findings = [.. kinds.Where(kind => kind.Item2 > 0)],
            Indicators = file.Indicators.Count,
            Check = await cast.Send(Role.Office, new ReferenceFlags(id)),
            Tasks = file.Tasks.Count,
            Invented = 0,
            Papers = [new DemoPaper("phieu-thong-tin-tham-chieu", cast[Role.Office], new ReferenceSheet(id))],
        };
    }
}
