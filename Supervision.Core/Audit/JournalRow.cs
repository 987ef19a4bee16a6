using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supervision.Core.Audit;

/// <summary>A row of the journal as it stands in the database, and the one form in which it is hashed.</summary>
public sealed record JournalRow
{
    /// <summary>Stands before the first row of a chain.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public Guid? CouncilId { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public string? ActingAs { get; init; }
    public Guid? ActingForId { get; init; }
    public string? Origin { get; init; }
    public required string Command { get; init; }
    public required string Event { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Data { get; init; }
    public string? Before { get; init; }

    /// <summary>
    /// SHA-256 over the previous hash and every column, each as "bytes:text" and a line feed, an absent one as "-" and a line feed: no two different rows are written the same,
    /// on whichever database they stand.
    /// </summary>
    public string HashAfter(string previousHash)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        Put(text, previousHash);
        Put(text, Seq.ToString(CultureInfo.InvariantCulture));
        Put(text, Id.ToString("D"));
        Put(text, CouncilId?.ToString("D"));
        Put(text, At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Put(text, ActorId?.ToString("D"));
        Put(text, ActingAs);
        Put(text, ActingForId?.ToString("D"));
        Put(text, Origin);
        Put(text, Command);
        Put(text, Event);
        Put(text, SubjectId.ToString("D"));
        Put(text, Data);
        Put(text, Before);
        return Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan));
    }

    private static void Put(ArrayBufferWriter<byte> to, string? text)
    {
        if (text is null)
        {
            to.Write("-\n"u8);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        var span = to.GetSpan(length + 16);
        length.TryFormat(span, out var at, provider: CultureInfo.InvariantCulture);
        span[at++] = (byte)':';
        at += Encoding.UTF8.GetBytes(text, span[at..]);
        span[at++] = (byte)'\n';
        to.Advance(at);
    }
}
