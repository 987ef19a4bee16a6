using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Papers;

/// <summary>Papers brought to where a test needs them, by the commands that people send.</summary>
internal static class SomePapers
{
    public static readonly DateOnly IssuedOn = new(2026, 5, 29);

    /// <summary>A conclusion notice in force; its paper.</summary>
    public static async Task<Guid> IssuedNotice(this World world, int? number = 15)
    {
        var (_, conclusion) = await world.DraftedConclusion();
        var version = (await world.Send(world.Office, new ConclusionDetails(conclusion))).Version;
        await world.Send(world.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        var approved = (await world.SendOn(SomeConclusions.IssuedOn, world.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 })).Version;
        await world.Send(world.Clerk, SomeConclusions.Issue(conclusion, approved) with { Number = number });
        return Guid.Parse((await world.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM OfficialPapers WHERE SubjectId = @conclusion AND CouncilId = @CouncilId", new { conclusion }))!);
    }

    /// <summary>A complete draft of a letter that corrects the notice.</summary>
    public static async Task<Guid> CorrectionDraft(this World world, Guid notice)
    {
        var paper = (await world.Send(world.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = notice })).Id;
        await world.Send(world.Office, Revision(await world.Send(world.Office, new PaperDetails(paper))));
        return paper;
    }

    public static RevisePaper Revision(PaperView draft) => new()
    {
        PaperId = draft.Id,
        Version = draft.Version,
        Title = draft.Title,
        Sections = new Dictionary<string, string> { ["errors"] = "trước ngày 30/6/2025", ["corrected"] = "trước ngày 30/6/2026" },
        SignerName = "Nguyễn Văn Minh Họa",
    };

    /// <summary>The letter, approved by the Standing Board; the version to send next.</summary>
    public static async Task<Changed> ApprovedCorrection(this World world, Guid notice)
    {
        var paper = await world.CorrectionDraft(notice);
        await world.Send(world.Office, new SubmitPaper { PaperId = paper, Version = 2 });
        return await world.Send(world.StandingBoard, new ApprovePaper { PaperId = paper, Version = 3 });
    }

    public static async Task NumberFrom(this World world, NumberSource source)
    {
        var council = await world.Send(world.Administrator, new CouncilDetails());
        await world.Send(world.Administrator, new ChangeCouncilSettings
        {
            Version = council.Version,
            NumberSource = source,
            ChecklistName = council.ChecklistName,
            Checklist = council.Checklist,
            ChecklistEnforced = council.ChecklistEnforced,
            ImmediateDays = council.ImmediateDays,
            MinutesSigners = council.MinutesSigners,
        });
    }
}
