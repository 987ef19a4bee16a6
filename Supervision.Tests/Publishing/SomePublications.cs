using Supervision.Core.Publishing;

namespace Supervision.Tests.Publishing;

/// <summary>Texts for the public, prepared by the office and approved by the Standing Board.</summary>
internal static class SomePublications
{
    public const string Basis = "Kết luận phiên họp Thường trực Hội đồng nhân dân tháng 5/2026";

    public static Task<Core.Pipeline.Changed> OpenPublicPages(this World world, bool isOpen = true, int version = 0) =>
        world.Send(world.StandingBoard, new SetPublicSwitch { Version = version, IsOpen = isOpen, Basis = Basis });

    /// <summary>Words as the records propose them, changed as the test wants.</summary>
    public static async Task<Guid> Drafted(this World world, PublicationKind kind, Guid? conclusion = null, int? year = null, Func<PublicationContent, PublicationContent>? change = null, Guid? by = null)
    {
        var source = (await world.Send(world.Office, new PublicationSuggestion { Kind = kind, ConclusionId = conclusion, ProgrammeYear = year })).Source;
        return (await world.Send(by ?? world.Office, new DraftPublication { Kind = kind, ConclusionId = conclusion, ProgrammeYear = year, Content = change?.Invoke(source.Content) ?? source.Content })).Id;
    }

    public static async Task<Guid> Published(this World world, PublicationKind kind, Guid? conclusion = null, int? year = null, Func<PublicationContent, PublicationContent>? change = null)
    {
        var id = await world.Drafted(kind, conclusion, year, change);
        await world.Send(world.StandingBoard, new ApprovePublication { PublicationId = id, Version = 1 });
        return id;
    }
}
