-- Data tables of a campaign's outline: the design, what units sent in with the file they sent, what a delegation's report carries; and files that lists were imported from.

CREATE TABLE DataTables
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Title TEXT NOT NULL,
    PeriodText TEXT,
    MeasureUnit TEXT,
    Design TEXT NOT NULL,
    Status TEXT NOT NULL,
    CopiedFromId TEXT,
    SentOn TEXT,
    Reason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_DataTables UNIQUE (Id),
    CONSTRAINT FK_DataTables_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DataTables_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_DataTables_CopiedFromId FOREIGN KEY (CopiedFromId) REFERENCES DataTables (Id),
    CONSTRAINT CK_DataTables_Status CHECK (Status IN ('Draft', 'Sent', 'Withdrawn'))
) STRICT;
CREATE UNIQUE INDEX UX_DataTables_Number ON DataTables (CampaignId, Number);
CREATE INDEX IX_DataTables_CopiedFromId ON DataTables (CopiedFromId) WHERE CopiedFromId IS NOT NULL;

CREATE TABLE DataTableReturns
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DataTableId TEXT NOT NULL,
    UnitReportId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Status TEXT NOT NULL,
    Source TEXT NOT NULL,
    Content TEXT NOT NULL,
    Problems TEXT NOT NULL,
    FileName TEXT,
    Size INTEGER,
    Sha256 TEXT,
    SentBy TEXT NOT NULL,
    SentAt TEXT NOT NULL,
    CONSTRAINT PK_DataTableReturns UNIQUE (Id),
    CONSTRAINT FK_DataTableReturns_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DataTableReturns_DataTableId FOREIGN KEY (DataTableId) REFERENCES DataTables (Id),
    CONSTRAINT FK_DataTableReturns_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id),
    CONSTRAINT CK_DataTableReturns_Status CHECK (Status IN ('Received', 'Faulty')),
    CONSTRAINT CK_DataTableReturns_Source CHECK (Source IN ('Workbook', 'Typed'))
) STRICT;
CREATE UNIQUE INDEX UX_DataTableReturns_Number ON DataTableReturns (DataTableId, UnitReportId, Number);
CREATE INDEX IX_DataTableReturns_UnitReportId ON DataTableReturns (UnitReportId);
CREATE INDEX IX_DataTableReturns_Sha256 ON DataTableReturns (Sha256) WHERE Sha256 IS NOT NULL;

CREATE TABLE DelegationReportTables
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DelegationReportId TEXT NOT NULL,
    DataTableId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Content TEXT NOT NULL,
    TakenAt TEXT NOT NULL,
    CONSTRAINT PK_DelegationReportTables UNIQUE (Id),
    CONSTRAINT FK_DelegationReportTables_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationReportTables_DelegationReportId FOREIGN KEY (DelegationReportId) REFERENCES DelegationReports (Id),
    CONSTRAINT FK_DelegationReportTables_DataTableId FOREIGN KEY (DataTableId) REFERENCES DataTables (Id)
) STRICT;
CREATE UNIQUE INDEX UX_DelegationReportTables_Number ON DelegationReportTables (DelegationReportId, Number);
CREATE INDEX IX_DelegationReportTables_DataTableId ON DelegationReportTables (DataTableId);

CREATE TABLE ListImports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    TargetId TEXT NOT NULL,
    FileName TEXT NOT NULL,
    ContentHash TEXT NOT NULL,
    Items INTEGER NOT NULL,
    ImportedBy TEXT NOT NULL,
    ImportedAt TEXT NOT NULL,
    CONSTRAINT PK_ListImports UNIQUE (Id),
    CONSTRAINT FK_ListImports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_ListImports_Kind CHECK (Kind IN ('Units', 'LegalBases', 'Ledger'))
) STRICT;
CREATE UNIQUE INDEX UX_ListImports_Content ON ListImports (Kind, TargetId, ContentHash);
