using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Storage;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.Storage;

/// <summary>Hashes are looked up by their index on SQL Server: they are sent as the char(64) that the columns are.</summary>
public sealed class HashArgumentTests
{
    private static readonly string Hash = new('a', 64);

    [Test]
    public void A_hash_is_sent_as_char_and_other_text_is_not()
    {
        var sent = Sent("SELECT 1 FROM AccessTokens WHERE TokenHash = @TokenHash AND ActingAs = @ActingAs", new { TokenHash = Hash, ActingAs = "Office" });
        using var command = new SqlCommand();
        sent.Get<DbString>("TokenHash").AddParameter(command, "TokenHash");

        Assert.That((command.Parameters[0].SqlDbType, command.Parameters[0].Size, command.Parameters[0].Value), Is.EqualTo((SqlDbType.Char, 64, Hash)));
        Assert.That(sent.Get<object>("ActingAs"), Is.EqualTo("Office"));
    }

    [Test]
    public void Each_hash_of_a_list_is_sent_as_char()
    {
        var sent = Sent("SELECT a.Sha256 FROM Attachments a WHERE a.Sha256 IN @hashes", new { hashes = new[] { Hash, new string('b', 64) } });

        Assert.That(sent.Get<IEnumerable<DbString>>("hashes").Select(s => (s.Value, s.IsAnsi, s.IsFixedLength, s.Length)), Is.EqualTo(new[] { (Hash, true, true, 64), (new string('b', 64), true, true, 64) }));
    }

    // What is longer would be cut to the length of a hash.
    [TestCase("AQAAAAIAAYagAAAAEO0XW0Zk3m2b9y5VvQ1aQe6Jq9mH0aZ7c4Lh8k2p9s1t3u5w7y9A1B2C3D4E5F6==")]
    [TestCase("none")]
    public void What_is_no_hash_is_sent_whole_under_whatever_name(string text) =>
        Assert.That(Sent("SELECT @PasswordHash", new { PasswordHash = text }).Get<object>("PasswordHash"), Is.EqualTo(text));

    [Test]
    public void A_statement_that_compares_a_hash_with_a_parameter_of_another_name_is_reported()
    {
        string[] names = ["CouncilId", "token", "TokenHash"];

        Assert.That(StatementCheck.Problems("SELECT t.Id FROM AccessTokens t WHERE t.CouncilId = @CouncilId AND t.TokenHash = @token", names).Single(), Does.Contain("@token is sent as nvarchar"));
        Assert.That(StatementCheck.Problems("SELECT t.Id FROM AccessTokens t WHERE t.CouncilId = @CouncilId AND t.TokenHash = @TokenHash", names), Is.Empty);
    }

    private static DynamicParameters Sent(string sql, object arguments) => new SqlArguments(arguments).Build(sql, new SqlServerDialect(""), new Actor());
}
