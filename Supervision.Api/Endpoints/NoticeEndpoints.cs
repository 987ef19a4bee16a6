using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;
using Supervision.Api.Web;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class NoticeEndpoints
{
    // A browser opens a new one by itself, and is asked who it is again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        api.Get<NoticeList, Page<NoticeLine>>("/notices", "Thông báo của tôi: chưa đọc trước, mới trước.");
        api.Sheet<NoticeSheet>("/notices", "Thông báo của tôi dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<UnreadCount, Unread>("/notices/unread", "Số thông báo chưa đọc.");
        api.Post<MarkRead, ReadNotice>("/notices/{noticeId}/read", "Đánh dấu đã đọc một thông báo.");
        api.Post<MarkAllRead, AllRead>("/notices/read", "Đánh dấu đã đọc tất cả, đến một thông báo.");
        api.Get<NoticePreferences, NoticePreferencesView>("/notices/preferences", "Cách tôi nhận thông báo ngoài hệ thống.");
        api.Put<ChangeNoticePreferences, Changed>("/notices/preferences", "Đổi cách nhận: gửi ngay hay gộp, nhóm không gửi, giờ yên lặng.");
        api.MapStream();

        api.Get<DeadLetters, Page<DeliveryLine>>("/deliveries", "Thư, tin nhắn không gửi được (hoặc đang chờ, đã gửi) và lỗi.");
        api.Post<SendAgain, SentAgain>("/deliveries/again", "Gửi lại những thư, tin nhắn không gửi được.");
        api.Get<WebhookList, IReadOnlyList<WebhookLine>>("/webhooks", "Các cổng nhắn tin.");
        api.Post<AddWebhook, Created>("/webhooks", "Thêm cổng nhắn tin (Zalo, SMS); khóa bí mật không bao giờ được hiện lại.");
        api.Put<ChangeWebhook, Changed>("/webhooks/{webhookId}", "Sửa, tắt hoặc bật một cổng nhắn tin.");
        api.Put<ChangePersonContact, Changed>("/people/{personId}/contact", "Thư điện tử và điện thoại của một người.");
        api.Put<ChangeUnitMailbox, Changed>("/units/{unitId}/mailbox", "Hộp thư chung của đơn vị.");
        api.Get<ReadyMessage, ReadyMessageView>("/tasks/{taskId}/ready-message", "Tin nhắn soạn sẵn để gửi qua Zalo: nội dung, đường dẫn, mã QR.");
    }

    private static void MapStream(this IEndpointRouteBuilder api) => api.MapGet("/notices/stream", async (HttpContext http, IMediator mediator, Actor actor, Db db, NoticeBoard board, IHostApplicationLifetime host) =>
    {
        // Lets through whoever may read notices; from then on the connection holds nothing of the database.
        await mediator.Send(new UnreadCount(), http.RequestAborted);
        await db.DisposeAsync();
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Counts(board.Watch(actor.CouncilId, actor.PersonId), host.ApplicationStopping, http.RequestAborted));
    }).WithName("NoticeStream").WithSummary("Số thông báo chưa đọc, mỗi khi thay đổi (server-sent events, sự kiện “unread”).")
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesProblem(401).ProducesProblem(403).ProducesProblem(500);

    private static async IAsyncEnumerable<SseItem<string>> Counts(NoticeBoard.Watching watching, CancellationToken stopping, CancellationToken aborted, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var _ = watching;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted, ct);
        end.CancelAfter(Longest);
        while (!end.IsCancellationRequested)
        {
            SseItem<string>? item = null;
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            beat.CancelAfter(Beat);
            try
            {
                item = new SseItem<string>((await watching.Counts.ReadAsync(beat.Token)).ToString(CultureInfo.InvariantCulture), "unread");
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
                // Proxies close what is silent for long.
                item = new SseItem<string>("", "beat");
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            yield return item.Value;
        }
    }
}
