-- What a unit writes of its report before its head approves and sends it: the unit's alone, gone once the report is handed in.

CREATE TABLE UnitReportDrafts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitReportId TEXT NOT NULL,
    Reference TEXT,
    SignedBy TEXT,
    Petitions TEXT,
    WrittenBy TEXT NOT NULL,
    AskedOn TEXT,
    ReturnReason TEXT,
    CONSTRAINT PK_UnitReportDrafts UNIQUE (Id),
    CONSTRAINT FK_UnitReportDrafts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportDrafts_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id),
    CONSTRAINT FK_UnitReportDrafts_WrittenBy FOREIGN KEY (WrittenBy) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitReportDrafts_Report ON UnitReportDrafts (UnitReportId);
CREATE INDEX IX_UnitReportDrafts_WrittenBy ON UnitReportDrafts (WrittenBy);

CREATE TABLE UnitReportDraftAnswers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DraftId TEXT NOT NULL,
    OutlineItemId TEXT NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_UnitReportDraftAnswers UNIQUE (Id),
    CONSTRAINT FK_UnitReportDraftAnswers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportDraftAnswers_DraftId FOREIGN KEY (DraftId) REFERENCES UnitReportDrafts (Id),
    CONSTRAINT FK_UnitReportDraftAnswers_OutlineItemId FOREIGN KEY (OutlineItemId) REFERENCES OutlineItems (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitReportDraftAnswers_Item ON UnitReportDraftAnswers (DraftId, OutlineItemId);
CREATE INDEX IX_UnitReportDraftAnswers_OutlineItemId ON UnitReportDraftAnswers (OutlineItemId);
