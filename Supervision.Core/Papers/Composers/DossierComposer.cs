using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Dossiers;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Composers;

/// <summary>The contents of a dossier, whose subject it is; and minutes of hand-over, about one dossier or about all that are closed and not handed over yet.</summary>
internal sealed class DossierComposer(Db db, Gate gate, Actor actor) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.DossierContents, PaperKind.DossierHandover];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        if (source.Kind is PaperKind.DossierContents)
        {
            var id = source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), "Hãy chọn hồ sơ.");
            var dossier = await gate.KeepDossier(db, actor, id, ct);
            return new PaperStart(dossier.Title, PaperContent.Empty) { CampaignId = dossier.CampaignId };
        }
        var due = await Due(source.SubjectId, ct);
        return new PaperStart("Giao nhận hồ sơ, tài liệu", PaperStarts.Content(
            ("basis", "Căn cứ Điều 30 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"),
            ("condition", await Condition(due, ct)),
            (HandedOverDossiers.Part, string.Join('\n', due.Select(row => LineTable.Write(row.Code, row.Title))))));
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var content = PaperContent.Read(paper.Content);
        if (paper.Kind is PaperKind.DossierHandover) return DossierHandoverPaper.Of(form, await Named(HandedOverDossiers.Codes(content), ct), content);
        var dossier = await db.LoadDossier(paper.SubjectId!.Value, ct);
        var papers = (await DossierReading.Papers(db, dossier.Id, ct)).Select(line => (IsAnswer: line.Kind is PaperKind.ExtensionAnswer or PaperKind.ReconsiderationAnswer, Line: new DossierContentsLine(
            line.Reference, line.IssuedOn, line.Author, DocumentTypes.Name(line.DocumentType) ?? line.Kind.Label(), line.Title, line.Pages, line.Force is PaperForce.InForce ? null : line.Force.Label())));
        var records = (await DossierRecords.Read(db, dossier, ct)).Select(record => (IsAnswer: DossierRecords.IsAnswer(record), Line: new DossierContentsLine(
            record.Reference, record.MadeOn, record.Author, record.TypeName, record.Title, null, record.IsHeld ? "Trên hệ thống" : "Bản giấy")));
        var lines = papers.Concat(records).OrderBy(one => one.Line.IssuedOn).ThenBy(one => one.IsAnswer).Select(one => one.Line);
        return DossierContentsPaper.Of(form, (await Named([dossier.Code], ct))[0], [.. lines], content);
    }

    private async Task<IReadOnlyList<Row>> Due(Guid? dossierId, CancellationToken ct)
    {
        if (dossierId is { } id)
        {
            var dossier = await gate.KeepDossier(db, actor, id, ct);
            if (AddedRecords.Of(dossier, await DossierRecords.Read(db, dossier, ct)).Count == 0) dossier.Demand(DossierStatus.Closed, "dossier.not_closed", "chưa nộp lưu được; chỉ nộp lưu hồ sơ đã kết thúc");
            return [new Row { Id = dossier.Id, Code = dossier.Code, Title = dossier.Title }];
        }
        RegisterAccess.Demand(gate, actor, Act.Write);
        DossierAccess.DemandKeeper(actor);
        return await db.List<Row>("SELECT Id, Code, Title FROM Dossiers WHERE CouncilId = @CouncilId AND Status = 'Closed' ORDER BY HandOverDueOn, Seq", null, ct);
    }

    // What is known by number only is not in the electronic dossier; whether the paper itself is handed over is for the two sides to say.
    private async Task<string> Condition(IReadOnlyList<Row> due, CancellationToken ct)
    {
        var lacking = 0;
        foreach (var row in due) lacking += (await DossierRecords.Read(db, await db.LoadDossier(row.Id, ct), ct)).Count(record => !record.IsHeld);
        return lacking == 0
            ? "Hồ sơ điện tử đầy đủ theo mục lục kèm theo, mở và đọc được"
            : $"Hồ sơ điện tử mở và đọc được; {SectionText.Counted(lacking, "văn bản")} ghi “Bản giấy” trong mục lục kèm theo không có bản điện tử, giao nộp bằng bản giấy";
    }

    private async Task<IReadOnlyList<DossierData>> Named(IReadOnlyList<string> codes, CancellationToken ct)
    {
        if (codes.Count == 0) return [];
        var rows = (await db.List<Figures>("""
            SELECT d.Id, d.Code, d.Title, d.RetentionYears,
                   (SELECT MIN(p.IssuedOn) FROM DossierPapers x JOIN OfficialPapers p ON p.Id = x.PaperId WHERE x.DossierId = d.Id) AS FirstOn,
                   (SELECT MAX(p.IssuedOn) FROM DossierPapers x JOIN OfficialPapers p ON p.Id = x.PaperId WHERE x.DossierId = d.Id) AS LastOn,
                   (SELECT COUNT(*) FROM DossierPapers x WHERE x.DossierId = d.Id) AS Papers,
                   (SELECT COUNT(p.Pages) FROM DossierPapers x JOIN OfficialPapers p ON p.Id = x.PaperId WHERE x.DossierId = d.Id) AS Paged,
                   (SELECT COALESCE(SUM(p.Pages), 0) FROM DossierPapers x JOIN OfficialPapers p ON p.Id = x.PaperId WHERE x.DossierId = d.Id) AS Pages
            FROM Dossiers d
            WHERE d.CouncilId = @CouncilId AND d.Code IN @codes
            """, new { codes }, ct)).ToDictionary(row => row.Code);
        var named = new List<DossierData>();
        foreach (var code in codes)
        {
            if (!rows.TryGetValue(code, out var row))
                throw RefusedException.Invalid("dossier.unknown", "Sections", $"Không có hồ sơ “{code}”; mỗi dòng bắt đầu bằng số, ký hiệu của một hồ sơ.");
            var records = await DossierRecords.Read(db, await db.LoadDossier(row.Id, ct), ct);
            named.Add(row.Data(records));
        }
        return named;
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
    }

    private sealed record Figures
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
        public int? RetentionYears { get; init; }
        public DateOnly? FirstOn { get; init; }
        public DateOnly? LastOn { get; init; }
        public required long Papers { get; init; }
        public required long Paged { get; init; }
        public required long Pages { get; init; }

        public DossierData Data(IReadOnlyList<DossierRecord> records) => new()
        {
            Code = Code,
            Title = Title,
            Retention = RetentionPolicy.Said(RetentionYears),
            From = records.Select(record => record.MadeOn).Append(FirstOn).Min(),
            To = records.Select(record => record.MadeOn).Append(LastOn).Max(),
            Papers = Papers + records.Count,
            Paged = Paged,
            Pages = Pages,
        };
    }
}
