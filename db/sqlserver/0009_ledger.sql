-- One ledger over all sources: shares, instances, what is passed on or handed over, and the indexes its lists read by.

CREATE UNIQUE INDEX UX_FollowUpTasks_Period ON FollowUpTasks (ParentId, PeriodFrom) WHERE ParentId IS NOT NULL AND PeriodFrom IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_Series ON FollowUpTasks (CouncilId, Cycle) WHERE Cycle IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_Counts ON FollowUpTasks (CouncilId, LeadUnitId, IsParent, Progress, DueOn, ReportedOn, ClosedOn) WHERE ClosedOn IS NULL;

CREATE TABLE TaskEvidenceItems
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Name nvarchar(300) NOT NULL,
    CONSTRAINT PK_TaskEvidenceItems PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskEvidenceItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskEvidenceItems_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskEvidenceItems ON TaskEvidenceItems (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskEvidenceItems_Number ON TaskEvidenceItems (TaskId, Number);

CREATE TABLE TaskReviews
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    ReviewedOn date NOT NULL,
    Note nvarchar(4000) NOT NULL,
    NextOn date NOT NULL,
    CONSTRAINT PK_TaskReviews PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskReviews_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskReviews_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskReviews ON TaskReviews (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskReviews_Day ON TaskReviews (TaskId, ReviewedOn);

CREATE TABLE TaskPassings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    FromUnitId uniqueidentifier NOT NULL,
    ToUnitId uniqueidentifier NOT NULL,
    Reference nvarchar(200) NOT NULL,
    IssuedOn date NOT NULL,
    Content nvarchar(4000) NOT NULL,
    DueOn date NULL,
    ItemCount int NOT NULL,
    CONSTRAINT PK_TaskPassings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskPassings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskPassings_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskPassings_FromUnitId FOREIGN KEY (FromUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskPassings_ToUnitId FOREIGN KEY (ToUnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskPassings ON TaskPassings (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskPassings_Paper ON TaskPassings (TaskId, ToUnitId, Reference);
CREATE INDEX IX_TaskPassings_FromUnitId ON TaskPassings (FromUnitId);
CREATE INDEX IX_TaskPassings_ToUnitId ON TaskPassings (ToUnitId);

CREATE TABLE TaskPassingReports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PassingId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    ReportedOn date NOT NULL,
    Text nvarchar(4000) NOT NULL,
    CONSTRAINT PK_TaskPassingReports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskPassingReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskPassingReports_PassingId FOREIGN KEY (PassingId) REFERENCES TaskPassings (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskPassingReports ON TaskPassingReports (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskPassingReports_Number ON TaskPassingReports (PassingId, Number);

CREATE TABLE TaskHandovers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    FromUnitId uniqueidentifier NOT NULL,
    ToUnitId uniqueidentifier NOT NULL,
    ShareId uniqueidentifier NULL,
    Paper nvarchar(300) NOT NULL,
    PaperOn date NOT NULL,
    HandedOn date NOT NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_TaskHandovers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskHandovers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskHandovers_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskHandovers_FromUnitId FOREIGN KEY (FromUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskHandovers_ToUnitId FOREIGN KEY (ToUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskHandovers_ShareId FOREIGN KEY (ShareId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskHandovers ON TaskHandovers (CouncilId, Seq);
CREATE INDEX IX_TaskHandovers_TaskId ON TaskHandovers (TaskId);
CREATE INDEX IX_TaskHandovers_FromUnitId ON TaskHandovers (FromUnitId);
CREATE INDEX IX_TaskHandovers_ToUnitId ON TaskHandovers (ToUnitId);
CREATE INDEX IX_TaskHandovers_ShareId ON TaskHandovers (ShareId) WHERE ShareId IS NOT NULL;
