using Supervision.Core.Cases;
using Supervision.Core.Pipeline;
using Supervision.Core.References;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo;

/// <summary>Enters a case that is not supervision by a council, as the council's office would: the reference, its figures, its items one by one.</summary>
internal sealed class ReferencePlayer(IDemoStage stage, Guid office)
{
    /// <summary>The id of the reference. The clock goes to the morning after the day the case was published or held; without one it stays.</summary>
    /// <exception cref="CaseFileException">A step was refused; the message names case and field.</exception>
    public async Task<Guid> Play(CaseFile file)
    {
        if ((file.Source.PublishedOn ?? file.Time.Date) is { } known) stage.Clock.Set(known.AddDays(1), new TimeOnly(8, 0));
        var id = (await IndicatorCommands.Sent(file, "$", () => stage.Send(office, Registration(file)))).Id;
        await IndicatorCommands.Record(file,
            async stated => (await stage.Send(office, new RecordReferenceIndicator { ReferenceCaseId = id, Stated = stated })).Id,
            link => stage.Send(office, link));
        foreach (var (path, item) in Items(file))
            await IndicatorCommands.Sent(file, path, () => stage.Send(office, item with { ReferenceCaseId = id }));
        return id;
    }

    private static RegisterReferenceCase Registration(CaseFile file) => new()
    {
        Code = file.Code,
        Kind = file.Classification.Form switch
        {
            CaseForm.RemediationPlan => ReferenceKind.RemediationPlan,
            CaseForm.InternalReview => ReferenceKind.InternalReview,
            CaseForm.PartyMeeting => ReferenceKind.PartyMeeting,
            _ => throw new CaseFileException(file.Code, "$.phan_loai.hinh_thuc", "là giám sát của HĐND nên không nhập làm hồ sơ tham chiếu."),
        },
        Title = string.Join("; ", file.Topics),
        BodyName = file.Supervisor.Name,
        UnitName = file.Unit.Name,
        Place = $"{file.Place.Name}, {file.Place.Province}{(file.Place.ProvinceInferred ? " (tên tỉnh, thành phố là suy ra)" : "")}",
        HeldOn = file.Time.Date,
        HeldOnInferred = file.Time.DateInferred,
        Session = file.Time.Session is { } session ? Enum.Parse<Session>(session.ToString()) : null,
        ReportPeriodEnd = file.Time.ReportPeriodEnd,
        PeriodText = file.Time.DataPeriod,
        SourceKind = file.Source.Kind,
        SourceName = file.Source.Name,
        PublishedOn = file.Source.PublishedOn,
        PublishedTime = file.Source.PublishedAt,
        Note = NoteOf(file),
    };

    private static string NoteOf(CaseFile file)
    {
        string?[] notes =
        [
            file.Classification.Grounds,
            $"Chủ trì: {file.Supervisor.Chair} ({file.Supervisor.ChairRole})",
            file.Time.Note,
            file.Place.Note,
            file.UnitPetitions.Note,
            file.Unit.NameInferred ? "Tên đơn vị là suy ra" : null,
            file.Time.DataPeriodInferred ? "Kỳ số liệu là suy ra" : null,
            file.Source.KindInferred ? "Loại nguồn do người nhập xếp" : null,
        ];
        return string.Join(". ", notes.OfType<string>().Select(note => note.TrimEnd('.'))) + ".";
    }

    private static IEnumerable<(string Path, AddReferenceItem Item)> Items(CaseFile file) =>
    [
        .. file.Topics.Select((topic, i) => ($"$.chuyen_de[{i}]", Item(null, topic, new TopicData()))),
        .. file.Participants.Select((one, i) => ($"$.thanh_phan[{i}]", Item(null, one.Title, ReferenceItems.Of(one)))),
        .. file.CitedPapers.Select((one, i) => ($"$.van_ban_vien_dan[{i}]", Item(null, one.Content, ReferenceItems.Of(one)))),
        .. file.OnSiteChecks.Select((one, i) => ($"$.kiem_tra_thuc_te[{i}]", Item(one.Code, one.Content, ReferenceItems.Of(one)))),
        .. file.Speeches.Select((one, i) => ($"$.phat_bieu[{i}]", Item(one.Code, one.Content, ReferenceItems.Of(one)))),
        .. file.Strengths.Select((one, i) => ($"$.uu_diem[{i}]", Item(one.Code, one.Content, new StrengthData { Field = one.Field }))),
        .. file.Shortcomings.Select((one, i) => ($"$.han_che[{i}]", Item(one.Code, one.Content, ReferenceItems.Of(one)))).OrderBy(one => one.Item2.Data is ShortcomingData { IsHeading: false }),
        .. file.Causes.Select((one, i) => ($"$.nguyen_nhan[{i}]", Item(one.Code, one.Content, ReferenceItems.Of(one)))),
        .. file.Conclusions.Select((one, i) => ($"$.ket_luan[{i}]", Item(one.Code, one.Content, ReferenceItems.Of(one)))),
        .. file.Tasks.Select((one, i) => ($"$.nhiem_vu[{i}]", Item(one.Code, one.Content, ReferenceItems.TaskOf(one)))),
        .. file.Commitments.Select((one, i) => ($"$.cam_ket_don_vi[{i}]", Item(one.Code, one.Content, ReferenceItems.CommitmentOf(one)))),
        .. Petitions(file),
    ];

    private static IEnumerable<(string, AddReferenceItem)> Petitions(CaseFile file) => file.UnitPetitions is { Mentioned: true, Listed.Count: 0 }
        ? [("$.kien_nghi_cua_don_vi", Item(null, null, new PetitionData()))]
        : file.UnitPetitions.Listed.Select((text, i) => ($"$.kien_nghi_cua_don_vi.liet_ke[{i}]", Item(null, text, new PetitionData())));

    private static AddReferenceItem Item(string? code, string? text, ReferenceItemData data) => new() { ReferenceCaseId = Guid.Empty, Code = code, Text = text, Data = data };
}
