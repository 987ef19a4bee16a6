using System.Text.Json;
using System.Text.Json.Serialization;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.References;

/// <summary>
/// The data of one item of a reference, strict by kind. In JSON the member <c>kind</c> says which; an unknown or missing member is an error.
/// "Inferred" marks what the source does not say and whoever typed it in concluded.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(TopicData), "topic")]
[JsonDerivedType(typeof(ParticipantData), "participant")]
[JsonDerivedType(typeof(PaperData), "paper")]
[JsonDerivedType(typeof(OnSiteCheckData), "onSiteCheck")]
[JsonDerivedType(typeof(SpeechData), "speech")]
[JsonDerivedType(typeof(StrengthData), "strength")]
[JsonDerivedType(typeof(ShortcomingData), "shortcoming")]
[JsonDerivedType(typeof(CauseData), "cause")]
[JsonDerivedType(typeof(StatementData), "statement")]
[JsonDerivedType(typeof(TaskData), "task")]
[JsonDerivedType(typeof(CommitmentData), "commitment")]
[JsonDerivedType(typeof(PetitionData), "petition")]
public abstract record ReferenceItemData
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    [JsonIgnore]
    public abstract ReferenceItemKind ItemKind { get; }

    internal string ToColumn() => JsonSerializer.Serialize(this, Strict);

    internal static ReferenceItemData FromColumn(string column) =>
        JsonSerializer.Deserialize<ReferenceItemData>(column, Strict) ?? throw new InvalidDataException("An item of a reference has no data.");
}

/// <summary>The item's text is the topic.</summary>
public sealed record TopicData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Topic;
}

/// <summary>The item's text is the post of who took part; no names.</summary>
public sealed record ParticipantData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Participant;

    public required Side Side { get; init; }

    /// <summary>In words: "Chủ tọa", "Đơn vị báo cáo".</summary>
    public required string Part { get; init; }
    public string? BodyName { get; init; }
    public bool BodyInferred { get; init; }
    public string? Capacity { get; init; }
    public bool CapacityInferred { get; init; }
    public int? HeadCount { get; init; }
    public RelationToUnit? Relation { get; init; }
    public bool RelationInferred { get; init; }
}

/// <summary>A paper that the source cites; the item's text is what it is about.</summary>
public sealed record PaperData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Paper;

    public required string Type { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public bool IssuerInferred { get; init; }

    /// <summary>The paper that the matter is about.</summary>
    public bool IsMain { get; init; }
}

/// <summary>The item's text is what was checked.</summary>
public sealed record OnSiteCheckData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.OnSiteCheck;

    public required string Place { get; init; }
    public required string CheckedBy { get; init; }

    /// <summary>As far as it is known: "tháng 5/2024".</summary>
    public required string CheckedWhen { get; init; }
    public bool WhenInferred { get; init; }
    public string? Note { get; init; }
}

/// <summary>The item's text is what was said; it may be missing where a source only says that somebody spoke.</summary>
public sealed record SpeechData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Speech;

    public required string Speaker { get; init; }
    public required Side Side { get; init; }
    public string? Note { get; init; }
}

public sealed record StrengthData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Strength;

    public string? Field { get; init; }
}

public sealed record ShortcomingData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Shortcoming;

    public string? Field { get; init; }

    /// <summary>It only introduces others.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The code of the shortcoming that introduces it.</summary>
    public string? HeadingCode { get; init; }
    public string? Consequence { get; init; }
    public int? Count { get; init; }
    public decimal? LostScore { get; init; }

    /// <summary>Codes of the reference's indicators that it rests on.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];
    public bool IndicatorsInferred { get; init; }
    public IReadOnlyList<string> RelatedUnits { get; init; } = [];

    /// <summary>The source leaves the list of units open.</summary>
    public bool RelatedUnitsOpen { get; init; }
}

public sealed record CauseData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Cause;

    public string? Field { get; init; }
    public IReadOnlyList<string> Groups { get; init; } = [];
    public bool GroupsOpen { get; init; }

    /// <summary>Who is said to answer for it: "tổ chức", "cá nhân".</summary>
    public IReadOnlyList<string> Responsible { get; init; } = [];
}

/// <summary>One thing said in conclusion, or set by the unit itself.</summary>
public sealed record StatementData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Statement;

    public required ReferenceStatementKind Type { get; init; }
    public string? Field { get; init; }

    /// <summary>The speaker's own verb: "yêu cầu", "đề nghị".</summary>
    public required string Verb { get; init; }
    public bool VerbInferred { get; init; }
    public string? SaidBy { get; init; }
    public bool SaidByInferred { get; init; }
    public string? Note { get; init; }
}

/// <summary>What was to be done, with its deadline as the source states it.</summary>
public abstract record DutyData : ReferenceItemData
{
    /// <summary>Codes of the statements (of a commitment: of the indicators) that it comes from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
    public string? DirectingBody { get; init; }
    public required string LeadBody { get; init; }
    public bool LeadBodyInferred { get; init; }
    public string? ResponsiblePost { get; init; }
    public bool ResponsiblePostInferred { get; init; }
    public IReadOnlyList<string> CoordinatingBodies { get; init; } = [];
    public string? Product { get; init; }
    public bool ProductInferred { get; init; }
    public IReadOnlyList<string> RequiredFiles { get; init; } = [];
    public required ReferenceDeadline Deadline { get; init; }
    public string? QuantifiedTarget { get; init; }

    /// <summary>What the "n rõ" list asks for and the source does not say.</summary>
    public IReadOnlyList<string> MissingElements { get; init; } = [];
}

public sealed record TaskData : DutyData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Task;
}

public sealed record CommitmentData : DutyData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Commitment;
}

/// <summary>A petition of the unit itself; without text where the source only says that there were some.</summary>
public sealed record PetitionData : ReferenceItemData
{
    public override ReferenceItemKind ItemKind => ReferenceItemKind.Petition;
}

/// <summary>A deadline as stated. Only references may have none, an unclear one, or one for each item.</summary>
public sealed record ReferenceDeadline
{
    public required DeadlineKind Kind { get; init; }
    public bool KindInferred { get; init; }
    public DateOnly? On { get; init; }
    public Cycle? Cycle { get; init; }
    public string? Note { get; init; }

    /// <summary>As the source states it: "6 tháng một lần" as "định kỳ 6 tháng một lần", "Ngay sau buổi làm việc ngày 12/6" by itself.</summary>
    public string InWords()
    {
        var words = Kind switch
        {
            DeadlineKind.Date => On is { } day ? VietnameseDate.Short(day) : "theo ngày, không nêu ngày",
            DeadlineKind.Recurring => Cycle is { } cycle ? $"định kỳ {cycle.Label()}" : "định kỳ, không nêu chu kỳ",
            DeadlineKind.Continuous => "thường xuyên",
            DeadlineKind.InYear => "trong năm",
            DeadlineKind.Stage => "theo giai đoạn",
            DeadlineKind.Immediate => "ngay",
            DeadlineKind.PerItem => "theo từng việc",
            DeadlineKind.Unclear => "không xác định",
            DeadlineKind.None => "không nêu",
            _ => throw new InvalidOperationException($"Không rõ loại thời hạn {Kind}."),
        };
        // "Năm 2018" and "Giai đoạn 2023-2025" already say what kind of deadline they are.
        var speaksForItself = Kind is DeadlineKind.InYear or DeadlineKind.Stage or DeadlineKind.Immediate;
        var said = Note?.TrimEnd('.') is not { } note ? words : speaksForItself ? note : $"{words} ({note})";
        return KindInferred ? $"{said} (suy ra)" : said;
    }
}
