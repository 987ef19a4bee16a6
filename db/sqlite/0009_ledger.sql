-- One ledger over all sources: shares, instances, what is passed on or handed over, and the indexes its lists read by.

CREATE UNIQUE INDEX UX_FollowUpTasks_Period ON FollowUpTasks (ParentId, PeriodFrom) WHERE ParentId IS NOT NULL AND PeriodFrom IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_Series ON FollowUpTasks (CouncilId, Cycle) WHERE Cycle IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_Counts ON FollowUpTasks (CouncilId, LeadUnitId, IsParent, Progress, DueOn, ReportedOn, ClosedOn) WHERE ClosedOn IS NULL;

CREATE TABLE TaskEvidenceItems
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Name TEXT NOT NULL,
    CONSTRAINT PK_TaskEvidenceItems UNIQUE (Id),
    CONSTRAINT FK_TaskEvidenceItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskEvidenceItems_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskEvidenceItems_Number ON TaskEvidenceItems (TaskId, Number);

CREATE TABLE TaskReviews
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    ReviewedOn TEXT NOT NULL,
    Note TEXT NOT NULL,
    NextOn TEXT NOT NULL,
    CONSTRAINT PK_TaskReviews UNIQUE (Id),
    CONSTRAINT FK_TaskReviews_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskReviews_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskReviews_Day ON TaskReviews (TaskId, ReviewedOn);

CREATE TABLE TaskPassings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    FromUnitId TEXT NOT NULL,
    ToUnitId TEXT NOT NULL,
    Reference TEXT NOT NULL,
    IssuedOn TEXT NOT NULL,
    Content TEXT NOT NULL,
    DueOn TEXT,
    ItemCount INTEGER NOT NULL,
    CONSTRAINT PK_TaskPassings UNIQUE (Id),
    CONSTRAINT FK_TaskPassings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskPassings_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskPassings_FromUnitId FOREIGN KEY (FromUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskPassings_ToUnitId FOREIGN KEY (ToUnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskPassings_Paper ON TaskPassings (TaskId, ToUnitId, Reference);
CREATE INDEX IX_TaskPassings_FromUnitId ON TaskPassings (FromUnitId);
CREATE INDEX IX_TaskPassings_ToUnitId ON TaskPassings (ToUnitId);

CREATE TABLE TaskPassingReports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PassingId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    ReportedOn TEXT NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_TaskPassingReports UNIQUE (Id),
    CONSTRAINT FK_TaskPassingReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskPassingReports_PassingId FOREIGN KEY (PassingId) REFERENCES TaskPassings (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskPassingReports_Number ON TaskPassingReports (PassingId, Number);

CREATE TABLE TaskHandovers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    FromUnitId TEXT NOT NULL,
    ToUnitId TEXT NOT NULL,
    ShareId TEXT,
    Paper TEXT NOT NULL,
    PaperOn TEXT NOT NULL,
    HandedOn TEXT NOT NULL,
    Note TEXT,
    CONSTRAINT PK_TaskHandovers UNIQUE (Id),
    CONSTRAINT FK_TaskHandovers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskHandovers_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskHandovers_FromUnitId FOREIGN KEY (FromUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskHandovers_ToUnitId FOREIGN KEY (ToUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskHandovers_ShareId FOREIGN KEY (ShareId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE INDEX IX_TaskHandovers_TaskId ON TaskHandovers (TaskId);
CREATE INDEX IX_TaskHandovers_FromUnitId ON TaskHandovers (FromUnitId);
CREATE INDEX IX_TaskHandovers_ToUnitId ON TaskHandovers (ToUnitId);
CREATE INDEX IX_TaskHandovers_ShareId ON TaskHandovers (ShareId) WHERE ShareId IS NOT NULL;
