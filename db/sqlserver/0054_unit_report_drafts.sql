-- What a unit writes of its report before its head approves and sends it: the unit's alone, gone once the report is handed in.

CREATE TABLE UnitReportDrafts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitReportId uniqueidentifier NOT NULL,
    Reference nvarchar(100) NULL,
    SignedBy nvarchar(300) NULL,
    Petitions nvarchar(max) NULL,
    WrittenBy uniqueidentifier NOT NULL,
    AskedOn date NULL,
    ReturnReason nvarchar(max) NULL,
    CONSTRAINT PK_UnitReportDrafts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitReportDrafts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportDrafts_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id),
    CONSTRAINT FK_UnitReportDrafts_WrittenBy FOREIGN KEY (WrittenBy) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitReportDrafts ON UnitReportDrafts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitReportDrafts_Report ON UnitReportDrafts (UnitReportId);
CREATE INDEX IX_UnitReportDrafts_WrittenBy ON UnitReportDrafts (WrittenBy);

CREATE TABLE UnitReportDraftAnswers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DraftId uniqueidentifier NOT NULL,
    OutlineItemId uniqueidentifier NOT NULL,
    Text nvarchar(max) NOT NULL,
    CONSTRAINT PK_UnitReportDraftAnswers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitReportDraftAnswers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportDraftAnswers_DraftId FOREIGN KEY (DraftId) REFERENCES UnitReportDrafts (Id),
    CONSTRAINT FK_UnitReportDraftAnswers_OutlineItemId FOREIGN KEY (OutlineItemId) REFERENCES OutlineItems (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitReportDraftAnswers ON UnitReportDraftAnswers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitReportDraftAnswers_Item ON UnitReportDraftAnswers (DraftId, OutlineItemId);
CREATE INDEX IX_UnitReportDraftAnswers_OutlineItemId ON UnitReportDraftAnswers (OutlineItemId);
