namespace Supervision.Tests.Storage.TSql;

/// <summary>A small database in both dialects, on which the checks are tried.</summary>
internal static class SampleSchema
{
    public const string SqlServer = """
        CREATE TABLE Councils (
            Seq bigint IDENTITY(1,1) NOT NULL,
            Id uniqueidentifier NOT NULL,
            Name nvarchar(200) NOT NULL,
            CONSTRAINT PK_Councils PRIMARY KEY NONCLUSTERED (Id)
        );
        CREATE UNIQUE CLUSTERED INDEX CX_Councils ON Councils (Seq);
        GO
        CREATE TABLE Visits (
            Seq bigint IDENTITY(1,1) NOT NULL,
            Id uniqueidentifier NOT NULL,
            CouncilId uniqueidentifier NOT NULL,
            Title nvarchar(300) NOT NULL,
            Status nvarchar(20) NOT NULL,
            HeldOn date NULL,
            RecordedAt datetimeoffset(3) NOT NULL,
            Findings int NOT NULL CONSTRAINT DF_Visits_Findings DEFAULT 0,
            IsUrgent bit NOT NULL CONSTRAINT DF_Visits_IsUrgent DEFAULT (0),
            Version int NOT NULL,
            CONSTRAINT PK_Visits PRIMARY KEY NONCLUSTERED (Id),
            CONSTRAINT UQ_Visits_Council UNIQUE NONCLUSTERED (CouncilId, Id),
            CONSTRAINT FK_Visits_Councils FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
            CONSTRAINT CK_Visits_Status CHECK (Status IN (N'Planned', N'Held', N'Closed')),
            CONSTRAINT CK_Visits_Findings CHECK (Findings >= 0)
        );
        CREATE UNIQUE CLUSTERED INDEX CX_Visits ON Visits (CouncilId, Seq);
        CREATE NONCLUSTERED INDEX IX_Visits_Open ON Visits (CouncilId, HeldOn DESC) WHERE Status <> N'Closed';
        GO
        CREATE TABLE Findings (
            Seq bigint IDENTITY(1,1) NOT NULL,
            Id uniqueidentifier NOT NULL,
            CouncilId uniqueidentifier NOT NULL,
            VisitId uniqueidentifier NOT NULL,
            Number int NOT NULL,
            Text nvarchar(max) NOT NULL,
            Severity nvarchar(20) NULL,
            DueOn date NULL,
            Scan varbinary(max) NULL,
            CONSTRAINT PK_Findings PRIMARY KEY NONCLUSTERED (Id),
            CONSTRAINT FK_Findings_Visits FOREIGN KEY (CouncilId, VisitId) REFERENCES Visits (CouncilId, Id) ON DELETE CASCADE,
            CONSTRAINT CK_Findings_Severity CHECK (Severity IS NULL OR Severity IN (N'Minor', N'Major'))
        );
        CREATE UNIQUE CLUSTERED INDEX CX_Findings ON Findings (CouncilId, Seq);
        CREATE UNIQUE INDEX UX_Findings_Number ON Findings (CouncilId, VisitId, Number);
        GO
        CREATE TABLE Journal (
            Seq bigint IDENTITY(1,1) NOT NULL,
            Id uniqueidentifier NOT NULL,
            Command nvarchar(100) NOT NULL,
            CONSTRAINT PK_Journal PRIMARY KEY NONCLUSTERED (Id)
        );
        CREATE UNIQUE CLUSTERED INDEX CX_Journal ON Journal (Seq);
        GO
        CREATE TRIGGER TR_Journal_Immutable ON Journal INSTEAD OF UPDATE, DELETE AS THROW 50001, 'Journal rows stay.', 1;
        GO
        CREATE VIEW OpenVisits AS SELECT v.Id, v.CouncilId, v.Title FROM Visits v WHERE v.Status <> N'Closed';
        GO
        INSERT INTO Councils (Id, Name) VALUES ('0193a000-0000-7000-8000-000000000001', N'Hội đồng nhân dân');
        """;

    public const string Sqlite = """
        CREATE TABLE Councils (
            Seq INTEGER PRIMARY KEY,
            Id TEXT NOT NULL,
            Name TEXT NOT NULL,
            CONSTRAINT PK_Councils UNIQUE (Id)
        ) STRICT;
        CREATE TABLE Visits (
            Seq INTEGER PRIMARY KEY,
            Id TEXT NOT NULL,
            CouncilId TEXT NOT NULL,
            Title TEXT NOT NULL,
            Status TEXT NOT NULL,
            HeldOn TEXT NULL, -- a day, (as text)
            RecordedAt TEXT NOT NULL,
            Findings INTEGER NOT NULL CONSTRAINT DF_Visits_Findings DEFAULT 0,
            IsUrgent INTEGER NOT NULL DEFAULT 0,
            Version INTEGER NOT NULL,
            CONSTRAINT PK_Visits UNIQUE (Id),
            CONSTRAINT UQ_Visits_Council UNIQUE (CouncilId, Id),
            CONSTRAINT FK_Visits_Councils FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
            CONSTRAINT CK_Visits_Status CHECK (Status IN ('Planned', 'Held', 'Closed')),
            CONSTRAINT CK_Visits_Findings CHECK (Findings >= 0)
        ) STRICT;
        CREATE INDEX IX_Visits_Open ON Visits (CouncilId, HeldOn DESC) WHERE Status <> 'Closed';
        CREATE TABLE Findings (
            Seq INTEGER PRIMARY KEY,
            Id TEXT NOT NULL,
            CouncilId TEXT NOT NULL,
            VisitId TEXT NOT NULL,
            Number INTEGER NOT NULL,
            Text TEXT NOT NULL,
            Severity TEXT NULL,
            DueOn TEXT NULL,
            Scan BLOB NULL,
            CONSTRAINT PK_Findings UNIQUE (Id),
            CONSTRAINT FK_Findings_Visits FOREIGN KEY (CouncilId, VisitId) REFERENCES Visits (CouncilId, Id) ON DELETE CASCADE,
            CONSTRAINT CK_Findings_Severity CHECK (Severity IS NULL OR Severity IN ('Minor', 'Major'))
        ) STRICT;
        CREATE UNIQUE INDEX UX_Findings_Number ON Findings (CouncilId, VisitId, Number);
        CREATE TABLE Journal (
            Seq INTEGER PRIMARY KEY,
            Id TEXT NOT NULL,
            Command TEXT NOT NULL,
            CONSTRAINT PK_Journal UNIQUE (Id)
        ) STRICT;
        CREATE TRIGGER TR_Journal_Immutable BEFORE UPDATE ON Journal BEGIN SELECT RAISE(ABORT, 'Journal rows stay.'); END;
        CREATE VIEW OpenVisits AS SELECT v.Id, v.CouncilId, v.Title FROM Visits v WHERE v.Status <> 'Closed';
        INSERT INTO Councils (Id, Name) VALUES ('0193A000-0000-7000-8000-000000000001', 'Hội đồng nhân dân');
        """;
}
