using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Files;

namespace Supervision.Tests.Evidence;

/// <summary>The scanner against a server that speaks clamd's protocol over a real socket: right, slow, dropped, gone.</summary>
public sealed class ClamdTests
{
    private const string Signature = "Win.Test.EICAR_HDB-1";
    private static readonly byte[] Bad = [.. "%PDF-1.7 X5O!P%@AP[4"u8];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("clamd-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_clean_file_is_taken_and_the_scanner_has_seen_every_byte_that_is_kept()
    {
        await using var clamd = new Clamd(content => content.AsSpan().IndexOf("X5O!P%@AP[4"u8) < 0 ? "stream: OK\0" : $"stream: {Signature} FOUND\0");
        var content = SomeFiles.Jpeg(more: 400_000);

        await using var file = await Receive(clamd.Address, content, "a.jpg");

        Assert.That(clamd.Seen.Single(), Is.EqualTo(SomeFiles.CleanJpeg(more: 400_000)));
        Assert.That(file.Kind, Is.EqualTo(FileKind.Jpeg));
    }

    [Test]
    public async Task An_infected_file_is_refused_with_the_name_of_what_was_found_and_leaves_nothing()
    {
        await using var clamd = new Clamd(_ => $"stream: {Signature} FOUND\0");

        var refused = await Refused(clamd.Address, Bad);

        Assert.That((refused.Code, refused.Message), Is.EqualTo(("file.infected", $"Phần mềm diệt mã độc phát hiện “{Signature}” trong tệp; tệp không được nhận.")));
        Assert.That(Files(), Is.Empty);
    }

    [TestCase("INSTREAM size limit exceeded. ERROR\0")]
    [TestCase("stream: OK")]
    [TestCase("stream: ")]
    [TestCase("")]
    public async Task Any_other_answer_or_half_of_one_refuses_the_file(string answer)
    {
        await using var clamd = new Clamd(_ => answer);

        Assert.That((await Refused(clamd.Address, SomeFiles.Pdf)).Kind, Is.EqualTo(RefusalKind.Unavailable));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task A_scanner_that_is_silent_refuses_the_file_after_its_time()
    {
        await using var clamd = new Clamd(_ => null);

        var refused = await Refused(clamd.Address, SomeFiles.Pdf, TimeSpan.FromMilliseconds(300));

        Assert.That((refused.Kind, refused.Code), Is.EqualTo((RefusalKind.Unavailable, "file.scanner_down")));
    }

    [Test]
    public async Task A_scanner_that_hangs_up_in_the_middle_or_is_not_there_refuses_the_file()
    {
        string gone;
        await using (var clamd = new Clamd(_ => "stream: OK\0", hangUpAfter: 20_000))
        {
            gone = clamd.Address;
            Assert.That((await Refused(gone, [.. SomeFiles.Pdf, .. new byte[4_000_000]])).Kind, Is.EqualTo(RefusalKind.Unavailable));
        }

        Assert.That((await Refused(gone, SomeFiles.Pdf)).Kind, Is.EqualTo(RefusalKind.Unavailable));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task Whoever_goes_away_while_it_scans_is_not_told_that_the_scanner_is_down()
    {
        await using var clamd = new Clamd(_ => null);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        Assert.That(async () => await Receive(clamd.Address, SomeFiles.Pdf, "a.pdf", TimeSpan.FromSeconds(60), gone.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Files(), Is.Empty);
    }

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private async Task<RefusedException> Refused(string address, byte[] content, TimeSpan? patience = null) =>
        (await Assert.ThrowsAsync<RefusedException>(async () => await Receive(address, content, "a.pdf", patience)))!;

    private async Task<ReceivedFile> Receive(string address, byte[] content, string name, TimeSpan? patience = null, CancellationToken ct = default)
    {
        using var scanner = ClamdScanner.At(address, patience ?? TimeSpan.FromSeconds(20), NullLogger<ClamdScanner>.Instance);
        return await new FileIntake(FolderFileStore.Open(_folder), scanner)
            .Receive(new MemoryStream(content), name, new IntakeTerms { Kinds = FileTypes.All, LimitInBytes = 10_000_000, KeepsPhotoPlace = false }, ct);
    }

    /// <summary>Reads zINSTREAM as clamd does and says what it is told to; null says nothing at all.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Func<byte[], string?> _answer;
        private readonly int _hangUpAfter;
        private readonly Task _serving;

        public Clamd(Func<byte[], string?> answer, int hangUpAfter = int.MaxValue)
        {
            (_answer, _hangUpAfter) = (answer, hangUpAfter);
            _listener.Start();
            _serving = Serve();
        }

        public List<byte[]> Seen { get; } = [];

        public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving;
            _stop.Dispose();
        }

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    await using var wire = client.GetStream();
                    await Answer(wire);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }

        private async Task Answer(NetworkStream wire)
        {
            var command = new byte[10];
            await wire.ReadExactlyAsync(command, _stop.Token);
            Assert.That(Encoding.ASCII.GetString(command), Is.EqualTo("zINSTREAM\0"));
            using var content = new MemoryStream();
            var head = new byte[4];
            while (true)
            {
                await wire.ReadExactlyAsync(head, _stop.Token);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
                if (piece.Length == 0) break;
                await wire.ReadExactlyAsync(piece, _stop.Token);
                content.Write(piece);
                if (content.Length > _hangUpAfter) return;
            }
            Seen.Add(content.ToArray());
            if (_answer(content.ToArray()) is { } answer) await wire.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
            else await Task.Delay(Timeout.Infinite, _stop.Token);
        }
    }
}
