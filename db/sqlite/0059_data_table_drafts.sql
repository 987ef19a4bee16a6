-- What a unit fills in of a data table before its head approves and sends it: the unit's alone, gone once the table is sent.

CREATE TABLE DataTableDrafts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DataTableId TEXT NOT NULL,
    UnitReportId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Source TEXT NOT NULL,
    Content TEXT NOT NULL,
    Problems TEXT NOT NULL,
    FileName TEXT,
    Size INTEGER,
    Sha256 TEXT,
    WrittenBy TEXT NOT NULL,
    WrittenAt TEXT NOT NULL,
    AskedOn TEXT,
    ReturnReason TEXT,
    CONSTRAINT PK_DataTableDrafts UNIQUE (Id),
    CONSTRAINT FK_DataTableDrafts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DataTableDrafts_DataTableId FOREIGN KEY (DataTableId) REFERENCES DataTables (Id),
    CONSTRAINT FK_DataTableDrafts_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id),
    CONSTRAINT FK_DataTableDrafts_WrittenBy FOREIGN KEY (WrittenBy) REFERENCES People (Id),
    CONSTRAINT CK_DataTableDrafts_Source CHECK (Source IN ('Workbook', 'Typed'))
) STRICT;
CREATE UNIQUE INDEX UX_DataTableDrafts_Report ON DataTableDrafts (DataTableId, UnitReportId);
CREATE INDEX IX_DataTableDrafts_UnitReportId ON DataTableDrafts (UnitReportId);
CREATE INDEX IX_DataTableDrafts_WrittenBy ON DataTableDrafts (WrittenBy);
CREATE INDEX IX_DataTableDrafts_Sha256 ON DataTableDrafts (Sha256) WHERE Sha256 IS NOT NULL;
