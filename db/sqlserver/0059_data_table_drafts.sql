-- What a unit fills in of a data table before its head approves and sends it: the unit's alone, gone once the table is sent.

CREATE TABLE DataTableDrafts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DataTableId uniqueidentifier NOT NULL,
    UnitReportId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Source nvarchar(30) NOT NULL,
    Content nvarchar(max) NOT NULL,
    Problems nvarchar(max) NOT NULL,
    FileName nvarchar(200) NULL,
    Size bigint NULL,
    Sha256 char(64) NULL,
    WrittenBy uniqueidentifier NOT NULL,
    WrittenAt datetimeoffset(3) NOT NULL,
    AskedOn date NULL,
    ReturnReason nvarchar(max) NULL,
    CONSTRAINT PK_DataTableDrafts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DataTableDrafts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DataTableDrafts_DataTableId FOREIGN KEY (DataTableId) REFERENCES DataTables (Id),
    CONSTRAINT FK_DataTableDrafts_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id),
    CONSTRAINT FK_DataTableDrafts_WrittenBy FOREIGN KEY (WrittenBy) REFERENCES People (Id),
    CONSTRAINT CK_DataTableDrafts_Source CHECK (Source IN ('Workbook', 'Typed'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DataTableDrafts ON DataTableDrafts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DataTableDrafts_Report ON DataTableDrafts (DataTableId, UnitReportId);
CREATE INDEX IX_DataTableDrafts_UnitReportId ON DataTableDrafts (UnitReportId);
CREATE INDEX IX_DataTableDrafts_WrittenBy ON DataTableDrafts (WrittenBy);
CREATE INDEX IX_DataTableDrafts_Sha256 ON DataTableDrafts (Sha256) WHERE Sha256 IS NOT NULL;
