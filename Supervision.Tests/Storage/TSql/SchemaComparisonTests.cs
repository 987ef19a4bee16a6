using NUnit.Framework;

namespace Supervision.Tests.Storage.TSql;

/// <summary>Differences planted on one side of the <see cref="SampleSchema"/>.</summary>
[TestFixture]
public sealed class SchemaComparisonTests
{
    [Test]
    public void The_two_samples_are_the_same() =>
        Assert.That(SchemaComparison.Differences(SqlServerSchema.Of(SampleSchema.SqlServer).Catalogue, SqliteSchema.Of(SampleSchema.Sqlite)), Is.Empty);

    [TestCase("Title TEXT NOT NULL,", "", "column of Visits: Title is missing on SQLite")]
    [TestCase("Version INTEGER NOT NULL,", "Version INTEGER NOT NULL, Extra TEXT,", "column of Visits: Extra is missing on SQL Server")]
    [TestCase("Version INTEGER NOT NULL,", "Version TEXT NOT NULL,", "column Visits.Version: type is 'int (so integer)' on SQL Server and 'text' on SQLite")]
    [TestCase("HeldOn TEXT NULL,", "HeldOn TEXT NOT NULL,", "column Visits.HeldOn: nullability is 'NULL' on SQL Server and 'NOT NULL' on SQLite")]
    [TestCase("DEFAULT 0,", "DEFAULT 1,", "column Visits.Findings: default is '0' on SQL Server and '1' on SQLite")]
    [TestCase("CONSTRAINT PK_Visits UNIQUE (Id),", "UNIQUE (Id),", "constraint of Visits: PK_Visits is missing on SQLite")]
    [TestCase("UNIQUE (CouncilId, Id),", "UNIQUE (CouncilId, Id, Version),", "constraint UQ_Visits_Council of Visits: columns is 'CouncilId, Id' on SQL Server and 'CouncilId, Id, Version' on SQLite")]
    [TestCase("FOREIGN KEY (CouncilId) REFERENCES Councils (Id)", "FOREIGN KEY (CouncilId) REFERENCES Journal (Id)", "constraint FK_Visits_Councils of Visits: table referred to is 'Councils' on SQL Server and 'Journal' on SQLite")]
    [TestCase("REFERENCES Visits (CouncilId, Id)", "REFERENCES Visits (Id, CouncilId)", "columns referred to is 'CouncilId, Id' on SQL Server and 'Id, CouncilId' on SQLite")]
    [TestCase(" ON DELETE CASCADE", "", "ON DELETE is 'CASCADE' on SQL Server and 'NO ACTION' on SQLite")]
    [TestCase("'Held', 'Closed')", "'Held')", "constraint CK_Visits_Status of Visits: condition is 'STATUS IN ( 'Planned' , 'Held' , 'Closed' )'")]
    [TestCase("'Minor', 'Major'", "'minor', 'Major'", "constraint CK_Findings_Severity of Findings: condition")]
    [TestCase("CK_Visits_Findings", "CK_Visits_Number", "constraint of Visits: CK_Visits_Findings is missing on SQLite")]
    [TestCase("CREATE INDEX IX_Visits_Open", "CREATE UNIQUE INDEX IX_Visits_Open", "index IX_Visits_Open of Visits: uniqueness is 'not unique' on SQL Server and 'unique' on SQLite")]
    [TestCase("HeldOn DESC", "HeldOn", "index IX_Visits_Open of Visits: columns is 'CouncilId, HeldOn DESC' on SQL Server and 'CouncilId, HeldOn' on SQLite")]
    [TestCase(" WHERE Status <> 'Closed';\nCREATE TABLE", ";\nCREATE TABLE", "index IX_Visits_Open of Visits: filter is 'STATUS <> 'Closed'' on SQL Server and 'none' on SQLite")]
    [TestCase("CREATE UNIQUE INDEX UX_Findings_Number ON Findings (CouncilId, VisitId, Number);", "", "index of Findings: UX_Findings_Number is missing on SQLite")]
    [TestCase("TR_Journal_Immutable", "TR_Journal_Kept", "trigger: TR_Journal_Immutable is missing on SQLite")]
    [TestCase("SELECT v.Id, v.CouncilId, v.Title", "SELECT v.Id, v.CouncilId", "column of view OpenVisits: Title is missing on SQLite")]
    [TestCase("CREATE TABLE Councils", "CREATE TABLE Extra (Seq INTEGER PRIMARY KEY, Id TEXT NOT NULL);\nCREATE TABLE Councils", "table: Extra is missing on SQL Server")]
    [TestCase("Number INTEGER NOT NULL,\n    Text TEXT NOT NULL,", "Text TEXT NOT NULL,\n    Number INTEGER NOT NULL,", "Findings: order of columns")]
    [TestCase("Scan BLOB NULL", "scan BLOB NULL", "column of Findings: scan is missing on SQL Server")]
    public void A_planted_difference_is_reported(string written, string instead, string expected)
    {
        var sample = SampleSchema.Sqlite.ReplaceLineEndings("\n");
        Assert.That(sample, Does.Contain(written), "the difference was not planted");
        if (written.StartsWith("Title", StringComparison.Ordinal)) sample = sample.Replace(", v.Title", "", StringComparison.Ordinal);

        var differences = SchemaComparison.Differences(SqlServerSchema.Of(SampleSchema.SqlServer).Catalogue, SqliteSchema.Of(sample.Replace(written, instead, StringComparison.Ordinal)));

        Assert.That(differences, Has.Some.Contains(expected));
    }

    [TestCase("PK_Visits PRIMARY KEY NONCLUSTERED (Id)", "PK_Visits PRIMARY KEY (Id)", "Visits: the primary key is clustered")]
    [TestCase("CONSTRAINT PK_Journal PRIMARY KEY NONCLUSTERED (Id)", "CONSTRAINT UQ_Journal_Id UNIQUE (Id)", "Journal has no primary key")]
    [TestCase("CREATE UNIQUE CLUSTERED INDEX CX_Visits ON Visits (CouncilId, Seq);", "", "Visits has 0 clustered indexes")]
    [TestCase("CX_Visits ON Visits (CouncilId, Seq)", "CX_Visits ON Visits (Seq)", "Visits: the clustered index is on (Seq), not on (CouncilId, Seq)")]
    [TestCase("CONSTRAINT CK_Visits_Findings CHECK", "CHECK", "Visits: unnamed Check () is named by the server")]
    [TestCase("CONSTRAINT DF_Visits_Findings DEFAULT", "DEFAULT", "Visits: the default of Findings is not called DF_Visits_Findings")]
    [TestCase("FK_Visits_Councils", "FK_Visit_Councils", "Visits: FK_Visit_Councils does not begin with FK_Visits_")]
    [TestCase("UX_Findings_Number ON Findings (CouncilId, VisitId, Number)", "UX_Findings_Number ON Findings (Number)", "Findings: no index begins with (CouncilId, VisitId) of FK_Findings_Visits")]
    [TestCase("UX_Findings_Number ON Findings (CouncilId, VisitId, Number)", "UX_Findings_Number ON Findings (CouncilId, VisitId) WHERE Severity = 'Major'", "Findings: no index begins with (CouncilId, VisitId)")]
    [TestCase("RecordedAt datetimeoffset(3)", "RecordedAt datetime2", "Visits.RecordedAt is datetime2")]
    [TestCase("CREATE UNIQUE INDEX UX_Findings_Number", "CREATE INDEX IX_Findings_Visit ON Findings (CouncilId, VisitId);\nCREATE UNIQUE INDEX UX_Findings_Number", "Findings: IX_Findings_Visit is spared by UX_Findings_Number")]
    [TestCase("UX_Findings_Number ON Findings (CouncilId, VisitId, Number)", "UX_Findings_Number ON Findings (CouncilId, VisitId, DueOn)", "UX_Findings_Number is unique over DueOn, which may be NULL")]
    [TestCase("(CouncilId, VisitId, Number);", "(CouncilId, VisitId, Number); CREATE INDEX IX_Findings_Text ON Findings (Text);", "Findings: the key of IX_Findings_Text may take more than 8000 bytes")]
    [TestCase("Title nvarchar(300)", "Title nvarchar(900) NOT NULL CONSTRAINT UQ_Visits_Title UNIQUE, Heading nvarchar(300)", "Visits: the key of UQ_Visits_Title may take 1800 bytes")]
    public void A_planted_sin_against_the_DBA_is_reported(string written, string instead, string expected)
    {
        Assert.That(DbaRules.Broken(SqlServerSchema.Of(SampleSchema.SqlServer).Catalogue, new HashSet<string>()), Is.Empty);
        var sample = SampleSchema.SqlServer.ReplaceLineEndings("\n");
        Assert.That(sample, Does.Contain(written), "the fault was not planted");
        var schema = SqlServerSchema.Of(sample.Replace(written, instead, StringComparison.Ordinal));
        Assert.That(DbaRules.Broken(schema.Catalogue, new HashSet<string>()), Has.Some.Contains(expected));
    }

    [TestCase("REFERENCES Councils (Id)", "REFERENCES Council (Id)", "refers to the table Council, which does not exist yet")]
    [TestCase("REFERENCES Councils (Id)", "REFERENCES Councils (Name)", "refers to Councils (Name), which is no key")]
    [TestCase("ON Visits (CouncilId, HeldOn DESC)", "ON Visits (CouncilId, HeldAt)", "index IX_Visits_Open names Visits.HeldAt, which does not exist")]
    [TestCase("WHERE Status <> N'Closed';\nGO", "WHERE State <> N'Closed';\nGO", "there is no column State here")]
    [TestCase("CREATE TABLE Journal (", "CREATE TABLE Councils (Id int NOT NULL);\nCREATE TABLE Journal (", "table Councils exists already")]
    [TestCase("Version int NOT NULL,", "Version int NOT NULL, Version int NOT NULL,", "column Visits.Version exists already")]
    [TestCase("Version int NOT NULL,", "Version int NOT NULL INDEX IX_A,", "Visits.Version has an inline INDEX")]
    [TestCase("CONSTRAINT PK_Journal", "CONSTRAINT PK_Visits", "constraint PK_Visits exists already")]
    [TestCase("UNIQUE NONCLUSTERED (CouncilId, Id)", "UNIQUE NONCLUSTERED (CouncilId, Ident)", "UQ_Visits_Council of Visits names the column Ident")]
    [TestCase("REFERENCES Councils (Id)", "REFERENCES Councils (Ident)", "refers to Councils.Ident, which does not exist")]
    [TestCase("REFERENCES Visits (CouncilId, Id)", "REFERENCES Visits (Id)", "FK_Findings_Visits pairs 2 columns with 1")]
    [TestCase("VisitId uniqueidentifier", "VisitId nvarchar(36)", "FK_Findings_Visits joins VisitId nvarchar(36) with Visits.Id uniqueidentifier")]
    [TestCase("CREATE UNIQUE INDEX UX_Findings_Number", "CREATE INDEX CX_Findings ON Findings (Text);\nCREATE UNIQUE INDEX UX_Findings_Number", "index CX_Findings exists already")]
    [TestCase("CREATE VIEW OpenVisits", "ALTER TABLE Visits DROP COLUMN Gone;\nGO\nCREATE VIEW OpenVisits", "Visits has no Gone to drop")]
    [TestCase("CREATE VIEW OpenVisits", "DROP TABLE Gone;\nGO\nCREATE VIEW OpenVisits", "there is no table Gone to drop")]
    [TestCase("CREATE VIEW OpenVisits", "DROP INDEX IX_Gone ON Visits;\nGO\nCREATE VIEW OpenVisits", "Visits has no index IX_Gone to drop")]
    [TestCase("ON Findings (CouncilId, VisitId, Number)", "ON Finding (CouncilId, VisitId, Number)", "there is no table Finding")]
    [TestCase("CHECK (Findings >= 0)", "CHECK (Finding >= 0)", "there is no column Finding here")]
    [TestCase("SELECT v.Id, v.CouncilId, v.Title FROM", "SELECT v.Id, v.CouncilId, v.Name FROM", "v has no column Name")]
    [TestCase("INSERT INTO Councils (Id, Name)", "INSERT INTO Councils (Id, Title)", "Councils has no column Title")]
    [TestCase("WHERE Status <> N'Closed';\nGO", "WHERE Status = N'Held' OR Findings > 0;\nGO", "Incorrect syntax near OR")]
    [TestCase("WHERE Status <> N'Closed';\nGO", "WHERE Status NOT IN (N'Held');\nGO", "Incorrect syntax near")]
    [TestCase("WHERE Status <> N'Closed';\nGO", "WHERE Title LIKE 'a%';\nGO", "Incorrect syntax near")]
    [TestCase("WHERE Status <> N'Closed';\nGO", "WHERE Findings = Version;\nGO", "incorrect expression in the WHERE clause")]
    [TestCase("CHECK (Findings >= 0)", "CHECK (LEN(Title) >= 0)", "the function LEN is not one that both databases have")]
    [TestCase("CREATE VIEW OpenVisits", "ALTER TABLE Visits ADD Place nvarchar(9) NULL;\nUPDATE Visits SET Place = 'a';\nGO\nCREATE VIEW OpenVisits", "the column Place was added in the same batch")]
    [TestCase("\nGO\nCREATE VIEW OpenVisits", "\nCREATE VIEW OpenVisits", "Incorrect syntax near VIEW")]
    [TestCase("CREATE TABLE Journal (", "CREATE TABLE Journal (INDEX IX_A (Command), ", "has an inline INDEX")]
    [TestCase("CouncilId uniqueidentifier NOT NULL,\n    Title", "CouncilId uniqueidentifier NOT NULL CONSTRAINT FK_Visits_A FOREIGN KEY REFERENCES Councils (Id),\n    Title", "write the table-level form")]
    [TestCase("CREATE VIEW OpenVisits", "ALTER TABLE Visits ADD A int NULL, B int NULL;\nGO\nCREATE VIEW OpenVisits", "several columns in one ALTER TABLE Visits ADD")]
    [TestCase("CREATE VIEW OpenVisits", "ALTER TABLE Visits ALTER COLUMN HeldOn date NOT NULL;\nGO\nCREATE VIEW OpenVisits", "is not understood")]
    [TestCase("CREATE VIEW OpenVisits", "ALTER TABLE Visits ALTER COLUMN HeldOn int NULL;\nGO\nCREATE VIEW OpenVisits", "Visits.HeldOn is date, not int")]
    [TestCase("Id uniqueidentifier NOT NULL,\n    Command", "Id uniqueidentifier NOT NULL\n    Command", "Incorrect syntax")]
    public void A_fault_of_a_script_is_reported(string written, string instead, string expected)
    {
        var sample = SampleSchema.SqlServer.ReplaceLineEndings("\n");
        Assert.That(sample, Does.Contain(written), "the fault was not planted");
        Assert.That(SqlServerSchema.Of(sample.Replace(written, instead, StringComparison.Ordinal)).Problems, Has.Some.Contains(expected));
    }

    [Test]
    public void A_later_script_may_add_and_drop()
    {
        var schema = SqlServerSchema.Of([("0001", SampleSchema.SqlServer), ("0002", """
            ALTER TABLE Visits ADD Place nvarchar(200) NULL;
            ALTER TABLE Visits ADD CONSTRAINT CK_Visits_Place CHECK (Place <> '');
            GO
            ALTER TABLE Visits DROP CONSTRAINT CK_Visits_Findings;
            DROP INDEX IX_Visits_Open ON Visits;
            CREATE INDEX IX_Visits_Place ON Visits (CouncilId, Place);
            """)]);
        var visits = schema.Catalogue.Tables["Visits"];
        Assert.That(schema.Problems, Is.Empty);
        Assert.That(visits.Column("Place")!.Type, Is.EqualTo("nvarchar(200)"));
        Assert.That(visits.Constraints.Select(c => c.Name), Does.Contain("CK_Visits_Place").And.Not.Contain("CK_Visits_Findings"));
        Assert.That(visits.Indexes.Select(i => i.Name), Is.EquivalentTo(new[] { "CX_Visits", "IX_Visits_Place" }));
    }
}
