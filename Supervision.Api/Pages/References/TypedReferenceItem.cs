using Supervision.Api.Web;
using Supervision.Core.Calendar;
using Supervision.Core.References;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>An item as a form sends it: of its data only the kind is known before they are read.</summary>
public sealed record TypedReferenceItem
{
    public ReferenceItemKind ItemKind { get; init; }
    public string? Code { get; init; }
    public string? Heading { get; init; }
    public string? Text { get; init; }

    /// <summary>The data of that kind with nothing said yet.</summary>
    public ReferenceItemData Blank() => ItemKind switch
    {
        ReferenceItemKind.Topic => new TopicData(),
        ReferenceItemKind.Participant => new ParticipantData { Side = default, Part = "" },
        ReferenceItemKind.Paper => new PaperData { Type = "" },
        ReferenceItemKind.OnSiteCheck => new OnSiteCheckData { Place = "", CheckedBy = "", CheckedWhen = "" },
        ReferenceItemKind.Speech => new SpeechData { Speaker = "", Side = default },
        ReferenceItemKind.Strength => new StrengthData(),
        ReferenceItemKind.Shortcoming => new ShortcomingData(),
        ReferenceItemKind.Cause => new CauseData(),
        ReferenceItemKind.Statement => new StatementData { Type = default, Verb = "" },
        ReferenceItemKind.Task => new TaskData { LeadBody = "", Deadline = new ReferenceDeadline { Kind = DeadlineKind.None } },
        ReferenceItemKind.Commitment => new CommitmentData { LeadBody = "", Deadline = new ReferenceDeadline { Kind = DeadlineKind.None } },
        _ => new PetitionData(),
    };

    public AddReferenceItem With(Guid referenceCaseId, ReferenceItemData data) =>
        new() { ReferenceCaseId = referenceCaseId, Code = Plain(Code), Heading = Plain(Heading), Text = Plain(Text), Data = Listed(data) };

    // A list is one field, a line each.
    private static ReferenceItemData Listed(ReferenceItemData data) => data switch
    {
        ShortcomingData one => one with { Indicators = TypedLines.Of(one.Indicators), RelatedUnits = TypedLines.Of(one.RelatedUnits) },
        CauseData one => one with { Groups = TypedLines.Of(one.Groups), Responsible = TypedLines.Of(one.Responsible) },
        DutyData one => one with
        {
            Sources = TypedLines.Of(one.Sources), CoordinatingBodies = TypedLines.Of(one.CoordinatingBodies), RequiredFiles = TypedLines.Of(one.RequiredFiles),
            MissingElements = TypedLines.Of(one.MissingElements),
        },
        _ => data,
    };

    private static string? Plain(string? text) => text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } said ? SearchText.Compose(said) : null;
}
