using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Supervision.Core.Storage;

namespace Supervision.Api.Hosting;

/// <summary>
/// Keeps the installation's keys in the database, where every server of it and every backup has them. A key is made once in three months, possibly in the middle of somebody's transaction that holds the file:
/// it is not waited for then, the key goes into a file beside the database and is read from there.
/// </summary>
internal sealed class KeyTable(SqlDialect dialect, string folder, TimeProvider clock) : IXmlRepository
{
    private const int Patience = 1;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = dialect.Connect();
        connection.Open();
        var kept = connection.Query<string>("SELECT Content FROM DataKeys ORDER BY Seq");
        var beside = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "key-*.xml").Order(StringComparer.Ordinal).Select(File.ReadAllText) : [];
        return [.. kept.Concat(beside).Select(XElement.Parse).DistinctBy(element => (string?)element.Attribute("id") ?? element.ToString())];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        try
        {
            using var connection = dialect.Connect();
            connection.Open();
            connection.Execute(new CommandDefinition("INSERT INTO DataKeys (Id, Name, Content, CreatedAt) VALUES (@Id, @Name, @Content, @CreatedAt)", new
            {
                Id = dialect.Parameter(Guid.CreateVersion7()),
                Name = friendlyName,
                Content = element.ToString(SaveOptions.DisableFormatting),
                CreatedAt = dialect.Parameter(clock.GetUtcNow()),
            }, commandTimeout: Patience));
        }
        catch (DbException fault) when (dialect.IsTransient(fault))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, $"key-{Guid.CreateVersion7():N}.xml"), element.ToString(SaveOptions.DisableFormatting));
        }
    }
}
