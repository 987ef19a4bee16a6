using NUnit.Framework;

namespace Supervision.Tests.Storage.TSql;

[TestFixture]
public sealed class SchemaTests
{
    [Test]
    public void The_scripts_for_SQL_Server_are_valid_and_bind() =>
        Assert.That(SqlServerSchema.Product.Problems, Is.Empty, string.Join('\n', SqlServerSchema.Product.Problems));
}
