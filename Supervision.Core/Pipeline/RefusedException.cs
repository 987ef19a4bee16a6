namespace Supervision.Core.Pipeline;

/// <summary>Why a request was refused; the web turns each into its status.</summary>
public enum RefusalKind
{
    /// <summary>Wrong on its face (422, or 400 where it could not be read).</summary>
    Invalid,

    /// <summary>Could not be read at all (400).</summary>
    Malformed,

    /// <summary>Nobody is signed in (401).</summary>
    Unauthenticated,

    /// <summary>The actor may see it but not do this (403).</summary>
    Forbidden,

    /// <summary>Not there, or not for the actor to know of (404).</summary>
    NotFound,

    /// <summary>The state or another row does not allow it (409).</summary>
    Conflict,

    /// <summary>Somebody changed it since it was read (412).</summary>
    Stale,

    /// <summary>The version that was seen must be named (428).</summary>
    VersionRequired,

    /// <summary>More than is taken at once (413).</summary>
    TooLarge,

    /// <summary>Sent as another type than is read here (415).</summary>
    WrongType,

    /// <summary>Something that is needed for it does not answer at the moment (503).</summary>
    Unavailable,
}

/// <summary>
/// A request that is refused for a reason its sender can understand: a Vietnamese sentence, a stable code, and the fields it is about.
/// Anything else that is thrown is a fault of ours.
/// </summary>
public sealed class RefusedException : Exception
{
    private static readonly IReadOnlyDictionary<string, string[]> NoFields = new Dictionary<string, string[]>();
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    private RefusedException(RefusalKind kind, string code, string message) : base(message)
    {
        Kind = kind;
        Code = code;
    }

    public RefusalKind Kind { get; }

    /// <summary>Stable, machine-readable: <c>visit.step</c>.</summary>
    public string Code { get; }

    /// <summary>Sentences by field, in the names of the request.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; private init; } = NoFields;

    /// <summary>Further members of the problem: allowed steps, who changed it and when.</summary>
    public IReadOnlyDictionary<string, object?> More { get; private init; } = Nothing;

    public static RefusedException Invalid(IReadOnlyDictionary<string, string[]> fields) =>
        new(RefusalKind.Invalid, "request.invalid", "Dữ liệu gửi lên chưa hợp lệ: " + string.Join(" ", fields.Values.SelectMany(v => v).Take(3)))
        {
            Fields = fields,
        };

    public static RefusedException Invalid(string code, string field, string message) =>
        new(RefusalKind.Invalid, code, message) { Fields = new Dictionary<string, string[]> { [field] = [message] } };

    public static RefusedException Malformed(string code, string message, string? field = null) =>
        new(RefusalKind.Malformed, code, message)
        {
            Fields = field is null ? NoFields : new Dictionary<string, string[]> { [field] = [message] },
        };

    public static RefusedException Unauthenticated(string message = "Cần đăng nhập để thực hiện yêu cầu này.", string code = "actor.unknown", IReadOnlyDictionary<string, object?>? more = null) =>
        new(RefusalKind.Unauthenticated, code, message) { More = more ?? Nothing };

    public static RefusedException Forbidden(string message, string code = "actor.forbidden") => new(RefusalKind.Forbidden, code, message);

    public static RefusedException NotFound(string what) =>
        new(RefusalKind.NotFound, "not_found", $"Không tìm thấy {what}, hoặc đồng chí không có quyền xem.");

    public static RefusedException Conflict(string code, string message, string? field = null) =>
        new(RefusalKind.Conflict, code, message)
        {
            Fields = field is null ? NoFields : new Dictionary<string, string[]> { [field] = [message] },
        };

    /// <summary>With what a program needs to go on.</summary>
    public static RefusedException Conflict(string code, string message, IReadOnlyDictionary<string, object?> more) => new(RefusalKind.Conflict, code, message) { More = more };

    /// <summary>A step that the state does not allow, with the steps it does allow.</summary>
    public static RefusedException Step(string code, string message, IEnumerable<string> allowed) =>
        new(RefusalKind.Conflict, code, message) { More = new Dictionary<string, object?> { ["allowed"] = allowed.ToArray() } };

    public static RefusedException Stale(string? who = null, DateTimeOffset? when = null) =>
        new(RefusalKind.Stale, "version.stale", who is null
            ? "Nội dung này đã được thay đổi sau khi đồng chí mở. Hãy xem bản mới rồi thực hiện lại."
            : $"Nội dung này đã được {who} thay đổi sau khi đồng chí mở. Hãy xem bản mới rồi thực hiện lại.")
        {
            More = new Dictionary<string, object?> { ["changedBy"] = who, ["changedAt"] = when },
        };

    public static RefusedException VersionRequired() =>
        new(RefusalKind.VersionRequired, "version.required", "Yêu cầu này thay thế hoặc chuyển trạng thái nên phải kèm phiên bản đã xem (If-Match).");

    public static RefusedException WrongType(string message) => new(RefusalKind.WrongType, "request.content_type", message);

    public static RefusedException Unavailable(string code, string message) => new(RefusalKind.Unavailable, code, message);

    public static RefusedException TooLarge(long limit) =>
        new(RefusalKind.TooLarge, "request.too_large", $"Dữ liệu gửi lên vượt quá giới hạn {limit / 1024} KB.");
}
