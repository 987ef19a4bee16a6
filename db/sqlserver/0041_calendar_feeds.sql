-- Addresses by which a person's calendar program reads what lies before them; and visits by their day.

CREATE TABLE CalendarFeeds
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Name nvarchar(100) NOT NULL,
    TokenHash char(64) NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    LastReadAt datetimeoffset(3) NULL,
    RevokedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_CalendarFeeds PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CalendarFeeds_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CalendarFeeds_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_CalendarFeeds ON CalendarFeeds (CouncilId, Seq);
CREATE UNIQUE INDEX UX_CalendarFeeds_Hash ON CalendarFeeds (TokenHash);
CREATE INDEX IX_CalendarFeeds_PersonId ON CalendarFeeds (PersonId);

CREATE INDEX IX_Visits_PlannedOn ON Visits (CouncilId, PlannedOn);
CREATE INDEX IX_UnitReports_DueOn ON UnitReports (CouncilId, DueOn);
