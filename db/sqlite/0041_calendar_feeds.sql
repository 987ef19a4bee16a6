-- Addresses by which a person's calendar program reads what lies before them; and visits by their day.

CREATE TABLE CalendarFeeds
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Name TEXT NOT NULL,
    TokenHash TEXT NOT NULL,
    MadeAt TEXT NOT NULL,
    LastReadAt TEXT,
    RevokedAt TEXT,
    CONSTRAINT PK_CalendarFeeds UNIQUE (Id),
    CONSTRAINT FK_CalendarFeeds_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CalendarFeeds_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_CalendarFeeds_Hash ON CalendarFeeds (TokenHash);
CREATE INDEX IX_CalendarFeeds_PersonId ON CalendarFeeds (PersonId);

CREATE INDEX IX_Visits_PlannedOn ON Visits (CouncilId, PlannedOn);
CREATE INDEX IX_UnitReports_DueOn ON UnitReports (CouncilId, DueOn);
