using System.Globalization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns;

/// <summary>
/// Adds where the record of a campaign comes from: a news item, a report, with the day and hour it was published. What stands in the record and does not come from there is named, so that nobody
/// takes it for a fact.
/// </summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record RecordSource : ICommand<Created>
{
    public required Guid CampaignId { get; init; }

    /// <summary>What it is: "tin trên trang thông tin điện tử cấp tỉnh".</summary>
    public required string Kind { get; init; }
    public string? Name { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public TimeOnly? PublishedTime { get; init; }
    public string? Note { get; init; }

    /// <summary>What was filled in and the source does not state, each with its reason.</summary>
    public IReadOnlyList<string> Unstated { get; init; } = [];

    /// <summary>The days among it: no time limit of the law is judged by them.</summary>
    public IReadOnlyList<RecordDay> UnstatedDays { get; init; } = [];

    public sealed class Validator : AbstractValidator<RecordSource>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Name).MaximumLength(300);
            RuleFor(c => c.PublishedTime).Null().When(c => c.PublishedOn is null).WithMessage("Có giờ đăng thì phải có ngày đăng.");
            RuleFor(c => c.Note).MaximumLength(1000);
            RuleFor(c => c.Unstated).NotNull().Must(list => list.Count <= 100).WithMessage("“{PropertyName}” tối đa 100 mục.");
            RuleForEach(c => c.Unstated).NotEmpty().MaximumLength(1000).Must(line => line?.Contains('\n') is not true).WithMessage("“{PropertyName}”: mỗi mục một dòng.");
            RuleFor(c => c.UnstatedDays).NotNull();
            RuleForEach(c => c.UnstatedDays).IsInEnum();
        }
    }
}

internal sealed class RecordSourceHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordSource, Created>
{
    public async Task<Created> Handle(RecordSource command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO CampaignSources (Id, CouncilId, CampaignId, Kind, Name, PublishedOn, PublishedTime, Note, Unstated, UnstatedDays)
            VALUES (@id, @CouncilId, @CampaignId, @Kind, @Name, @PublishedOn, @Time, @Note, @Unstated, @UnstatedDays)
            """, new
        {
            id,
            command.CampaignId,
            command.Kind,
            command.Name,
            command.PublishedOn,
            Time = command.PublishedTime.ToColumn(),
            command.Note,
            Unstated = command.Unstated.Count == 0 ? null : string.Join('\n', command.Unstated),
            UnstatedDays = command.UnstatedDays.Count == 0 ? null : Lists.Write(command.UnstatedDays.Distinct()),
        }, ct);
        journal.Add(new SourceRecorded(command.CampaignId, id, command.Kind, command.Name, command.PublishedOn, command.PublishedTime, command.Unstated, command.UnstatedDays));
        return new Created(id);
    }
}

public sealed record SourceRecorded(Guid SubjectId, Guid SourceId, string Kind, string? Name, DateOnly? PublishedOn, TimeOnly? PublishedTime, IReadOnlyList<string> Unstated, IReadOnlyList<RecordDay> UnstatedDays) : IEvent;

internal static class TimeColumns
{
    /// <summary>An hour of the day as both databases keep it: "09:12:26".</summary>
    public static string? ToColumn(this TimeOnly? time) => time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
