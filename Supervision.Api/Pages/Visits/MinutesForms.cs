using Supervision.Api.Web;
using Supervision.Core.Documents;
using Supervision.Core.Councils;
using Supervision.Core.Indicators;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Text;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;

namespace Supervision.Api.Pages;

/// <summary>What somebody may do about the minutes of a session, from the file that is signed to the lock.</summary>
internal static class MinutesForms
{
    private const string Post = "Ví dụ: Chủ tịch Ủy ban nhân dân xã.";

    /// <summary>What is done about figures that do not fit while the minutes can still be written.</summary>
    public const string MendUnsigned = "sửa hoặc ghi rõ trong biên bản trước khi ký";

    /// <summary>As above once they cannot.</summary>
    public const string MendSigned = "biên bản đã có bản ký hoặc chữ ký nên giữ nguyên, ghi rõ ở phần bổ sung sau khi khóa biên bản";

    private static readonly string[] Settling = ["prepare", "sign", "upload", "record", "lock"];

    public static string Address(Guid visitId) => $"/buoi-lam-viec/{visitId}/bien-ban";

    private static string Streams(MinutesSigningView view) => $"{Address(view.VisitId)}/ky";

    public static IEnumerable<ActionForm> Of(MinutesSigningView view, DateOnly today, IReadOnlyList<UnsentDevice> unsent, CheckAnswer? check)
    {
        var doubts = FigureDoubts.Of(check, view.CampaignId, view.IsPrepared || view.Parties.Any(party => party.Signed is not null) ? MendSigned : MendUnsigned);
        return [.. Signing(view).Concat(Plain(view, today, unsent)).Concat(Scanning(view)).Select(form => Settling.Contains(form.Name) ? form with { Doubts = doubts } : form)];
    }

    /// <summary>The forms that bring files.</summary>
    public static IEnumerable<ActionForm> Streamed(MinutesSigningView view) => [.. Signing(view), .. Scanning(view)];

    private static IEnumerable<ActionForm> Signing(MinutesSigningView view)
    {
        foreach (var party in view.Mine)
        {
            yield return new ActionForm("sign", $"Ký số: {party.Label()}", "Ký số")
            {
                Of = view.Mine.Count > 1 ? Ordered(party) : null,
                IsOpen = true,
                StreamsTo = Streams(view),
                Note = "Ký ngay tại đây, chồng lên chữ ký của các bên đã ký; hoặc ký bằng thiết bị của mình ở mục dưới.",
                Fields =
                [
                    new(nameof(SignMinutesHere.SignerTitle)) { Hint = PostOf(party) },
                    Field.Secret($"{nameof(SignMinutesHere.Secret)}.{nameof(SigningSecret.Password)}", isNew: false) with { Value = "off", Label = "Mật khẩu của tệp chứng thư số", Hint = "Chỉ dùng một lần để ký; không được lưu ở đâu." },
                    new($"{nameof(SignMinutesHere.Secret)}.{nameof(SigningSecret.Thumbprint)}") { Label = "Dấu vân tay của chứng thư số trong kho khóa của máy chủ", IsOptional = true, Hint = "Thay cho tệp." },
                    Field.File($"{nameof(SignMinutesHere.Secret)}.{nameof(SigningSecret.Pkcs12)}", "Tệp chứng thư số (.p12, .pfx)", ".p12,.pfx"),
                    Field.File(nameof(SignMinutesHere.Picture), "Hình chữ ký", "image/png") with { IsOptional = true, Hint = "Ảnh PNG nền trong suốt, mực xanh." },
                ],
            }.With(nameof(SignMinutesHere.Party), party);
            yield return new ActionForm("upload", $"Tải lên bản đã ký bằng thiết bị của mình: {party.Label()}", "Kiểm tra và nhận")
            {
                Of = view.Mine.Count > 1 ? Ordered(party) : null,
                StreamsTo = Streams(view),
                See = new PaperLinks("Tải bản đang ký", $"/api/visits/{view.VisitId}/digital-minutes"),
                Note = "Tải bản đang ký về, ký bằng phần mềm của thiết bị ký số, rồi tải lên. Tệp phải là đúng bản đang ký, thêm đúng một chữ ký của đồng chí; chữ ký, chứng thư số được kiểm tra trước khi nhận.",
                Fields = [new(nameof(UploadSignedMinutes.SignerTitle)) { Hint = PostOf(party) }, Field.File(nameof(UploadSignedMinutes.Content), "Tệp PDF đã ký số", "application/pdf")],
            }.With(nameof(UploadSignedMinutes.Party), party);
        }
    }

    private static IEnumerable<ActionForm> Scanning(MinutesSigningView view)
    {
        if (view is { MayRecord: true, IsPrepared: false })
            yield return new ActionForm("scan", "Đính kèm bản quét, ảnh chụp biên bản đã ký trên giấy", "Đính kèm")
            {
                StreamsTo = Streams(view),
                Note = "Nhiều trang có thể đính kèm thành nhiều tệp, mỗi lần một tệp, tối đa 20 MB.",
                Fields = [Scan],
            };
        if (view is not { MayAdd: true, Addenda.Count: > 0 }) yield break;
        var addendum = new ActionForm("scanAddendum", "Đính kèm bản quét, ảnh chụp phần bổ sung đã ký trên giấy", "Đính kèm")
        {
            StreamsTo = Streams(view),
            Note = "Nhiều trang có thể đính kèm thành nhiều tệp, mỗi lần một tệp, tối đa 20 MB.",
            Fields = [.. Which(nameof(AttachSignedMinutes.Addendum), view.Addenda), Scan],
        };
        yield return view.Addenda.Count > 1 ? addendum : addendum.With(nameof(AttachSignedMinutes.Addendum), view.Addenda[0].Number);
    }

    private static Field Scan => Field.File(nameof(AttachSignedMinutes.Content), "Tệp PDF, JPEG hoặc PNG", "application/pdf,image/jpeg,image/png");

    // Which addendum is asked only where there are several.
    private static Field[] Which(string name, IReadOnlyList<AddendumLine> addenda) => addenda.Count == 1 ? [] :
    [
        new(name, FieldKind.Choice) { Label = "Phần bổ sung", Choices = [.. addenda.Select(one => new Choice($"{one.Number}", $"Lần {one.Number}, ngày {VietnameseDate.Short(one.AddedOn)}"))] },
    ];

    private static IEnumerable<ActionForm> Plain(MinutesSigningView view, DateOnly today, IReadOnlyList<UnsentDevice> unsent)
    {
        var open = view.Parties.Where(party => party.Signed is null).ToList();
        if (view.MayPrepare)
            yield return new ActionForm("prepare", "Chuẩn bị bản ký số", "Tạo bản ký")
            {
                Note = "Họ tên người ký được in dưới chỗ ký của từng bên. Từ lúc này biên bản không ghi thêm, không sửa được; các bên lần lượt ký vào cùng một tệp.",
                Fields = [.. open.Select(party => new Field($"{party.Party}") { Label = $"Người ký: {party.Party.Label()}", Value = party.ProposedName, Hint = "Đúng họ tên trên chứng thư số." }), .. VisitForms.DespiteUnsent(unsent, "Vẫn tạo bản ký")],
            };
        if (view.MayRecord && !view.IsPrepared && open.Count > 0) yield return Recording(view, open, new("record", "Ghi nhận một bên đã ký trên giấy", "Ghi nhận"), [Field.Day(nameof(SignMinutes.SignedOn), today), .. VisitForms.DespiteUnsent(unsent, "Vẫn ghi nhận chữ ký")]);
        if (view.MayRecord && open.Count > 0) yield return Recording(view, open, new("refuse", "Ghi nhận một bên từ chối ký", "Ghi nhận"), [Field.Text(nameof(SignMinutes.RefusedReason)), .. VisitForms.DespiteUnsent(unsent, "Vẫn ghi nhận")]);
        if (view.MayWithdraw)
            yield return new ActionForm("withdraw", "Rút biên bản khỏi ký số", "Rút khỏi ký")
            {
                Note = "Bản ký và chữ ký số đã có không còn giá trị; biên bản ghi tiếp được, hoặc ký trên giấy.",
                Fields = [Field.Text(nameof(WithdrawPaperFromSigning.Reason))],
            }.With(nameof(WithdrawPaperFromSigning.PaperId), view.PaperId!).With(nameof(WithdrawPaperFromSigning.Version), view.PaperVersion!);
        if (view.MayLock)
            yield return new ActionForm("lock", "Khóa biên bản", "Khóa biên bản")
            {
                IsOpen = true,
                Note = "Sau khi khóa chỉ lập được phần bổ sung.",
                Fields = [Field.Day(nameof(LockMinutes.LockedOn), today), .. VisitForms.DespiteUnsent(unsent, "Vẫn khóa biên bản")],
            }.With(nameof(LockMinutes.Version), view.Version);
        if (view.MayAdd)
            yield return new ActionForm("addendum", "Lập phần bổ sung biên bản", "Ghi phần bổ sung")
            {
                Once = true,
                Note = "Biên bản đã khóa giữ nguyên; phần bổ sung đứng sau biên bản, đơn vị và thành viên Đoàn được báo, đọc được ngay. Bản in Biên bản bổ sung có chỗ ký của các bên để ký trên giấy; khi các bên đã ký, ghi nhận ở trang này thì phần bổ sung mới có hiệu lực.",
                Fields = [Field.Day(nameof(AddAddendum.AddedOn), today), Field.Text(nameof(AddAddendum.Text)) with { Label = "Nội dung bổ sung" }],
            };
        foreach (var form in Addenda(view, today)) yield return form;
    }

    // One form for all that waits: which addendum is chosen only where there are several.
    private static IEnumerable<ActionForm> Addenda(MinutesSigningView view, DateOnly today)
    {
        var waiting = view.MayAdd ? view.Addenda.Where(addendum => OpenOf(view, addendum).Count > 0).ToList() : [];
        if (waiting.Count == 0) yield break;
        var open = view.Parties.Where(party => waiting.Any(addendum => OpenOf(view, addendum).Contains(party))).ToList();
        var which = Which(nameof(SignAddendum.Number), waiting);
        foreach (var form in new[]
        {
            Recording(view, open, new("signAddendum", "Ghi nhận một bên đã ký phần bổ sung", "Ghi nhận"), [Field.Day(nameof(SignAddendum.SignedOn), today)]),
            Recording(view, open, new("refuseAddendum", "Ghi nhận một bên từ chối ký phần bổ sung", "Ghi nhận"), [Field.Text(nameof(SignAddendum.RefusedReason))]),
        })
            yield return which.Length > 0 ? form with { Fields = [.. which, .. form.Fields] } : form.With(nameof(SignAddendum.Number), waiting[0].Number);
    }

    /// <summary>The parties that neither signed an addendum nor refused yet.</summary>
    public static IReadOnlyList<MinutesPartyView> OpenOf(MinutesSigningView view, AddendumLine addendum)
    {
        var open = addendum.Open(view.Parties.Select(party => (party.Party, party.UnitId)));
        return [.. view.Parties.Where(party => open.Contains((party.Party, party.UnitId)))];
    }

    /// <summary>What the minutes wait for, and whose turn it is; null once they are locked, and before they can be signed.</summary>
    public static string? Waiting(MinutesSigningView view)
    {
        if (view.Status is not VisitStatus.AwaitingSignature) return null;
        var open = view.Parties.Where(party => party.Signed is null).Select(party => party.UnitName is { } unit ? $"{party.Party.Label()} ({unit})" : party.Party.Label()).ToList();
        return open.Count > 0 ? $"Còn chờ ký: {string.Join("; ", open)}."
            : view is { IsPrepared: false, Scans.Count: 0 } ? "Các bên đã ký hoặc từ chối ký; đính kèm bản quét hoặc ảnh chụp biên bản đã ký để khóa được biên bản."
            : view.MayLock ? null : "Đủ chữ ký và bản đã ký; chờ Trưởng đoàn khóa biên bản.";
    }

    /// <summary>Takes one item out; null for what a finding rests on.</summary>
    public static ActionForm? TakeOut(MinutesSigningView view, WrittenItem item) => item.Findings.Count > 0 ? null : new ActionForm("takeOut", $"Rút mục {item.Number}", "Rút khỏi biên bản")
    {
        Of = item.Id,
        Fields = [Field.Text(nameof(WithdrawMinutesItem.Reason))],
    }.With(nameof(WithdrawMinutesItem.ItemId), item.Id).With(nameof(WithdrawMinutesItem.Version), view.Version);

    private static ActionForm Recording(MinutesSigningView view, List<MinutesPartyView> open, ActionForm form, Field[] outcome) => form with
    {
        Fields =
        [
            Field.Of<MinutesParty>(nameof(SignMinutes.Party), [.. open.Select(party => party.Party).Distinct()]),
            .. view.Units.Count > 1
                ? [new(nameof(SignMinutes.UnitId), FieldKind.Choice) { IsOptional = true, Hint = "Khi đại diện đơn vị ký.", Choices = [new("", ""), .. view.Units.Select(unit => new Choice(unit.UnitId.ToString(), unit.Name))] }]
                : Array.Empty<Field>(),
            new(nameof(SignMinutes.SignerName)),
            new(nameof(SignMinutes.SignerTitle)) { Hint = Post },
            .. outcome,
        ],
    };

    private static string PostOf(MinutesParty party) => party switch
    {
        MinutesParty.Secretary => "Ví dụ: Thư ký Đoàn giám sát.",
        MinutesParty.Head => "Ví dụ: Phó Chủ tịch Hội đồng nhân dân tỉnh, Trưởng Đoàn giám sát.",
        _ => Post,
    };

    // Two forms of one name on a page have anchors of their own.
    private static Guid Ordered(MinutesParty party) => new((int)party, 0, 0, new byte[8]);
}
