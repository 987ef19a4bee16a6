-- Data tables of a campaign's outline: the design, what units sent in with the file they sent, what a delegation's report carries; and files that lists were imported from.

CREATE TABLE DataTables
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Title nvarchar(300) NOT NULL,
    PeriodText nvarchar(300) NULL,
    MeasureUnit nvarchar(50) NULL,
    Design nvarchar(max) NOT NULL,
    Status nvarchar(30) NOT NULL,
    CopiedFromId uniqueidentifier NULL,
    SentOn date NULL,
    Reason nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_DataTables PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DataTables_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DataTables_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_DataTables_CopiedFromId FOREIGN KEY (CopiedFromId) REFERENCES DataTables (Id),
    CONSTRAINT CK_DataTables_Status CHECK (Status IN ('Draft', 'Sent', 'Withdrawn'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DataTables ON DataTables (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DataTables_Number ON DataTables (CampaignId, Number);
CREATE INDEX IX_DataTables_CopiedFromId ON DataTables (CopiedFromId) WHERE CopiedFromId IS NOT NULL;

CREATE TABLE DataTableReturns
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DataTableId uniqueidentifier NOT NULL,
    UnitReportId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Status nvarchar(30) NOT NULL,
    Source nvarchar(30) NOT NULL,
    Content nvarchar(max) NOT NULL,
    Problems nvarchar(max) NOT NULL,
    FileName nvarchar(200) NULL,
    Size bigint NULL,
    Sha256 char(64) NULL,
    SentBy uniqueidentifier NOT NULL,
    SentAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_DataTableReturns PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DataTableReturns_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DataTableReturns_DataTableId FOREIGN KEY (DataTableId) REFERENCES DataTables (Id),
    CONSTRAINT FK_DataTableReturns_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id),
    CONSTRAINT CK_DataTableReturns_Status CHECK (Status IN ('Received', 'Faulty')),
    CONSTRAINT CK_DataTableReturns_Source CHECK (Source IN ('Workbook', 'Typed'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DataTableReturns ON DataTableReturns (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DataTableReturns_Number ON DataTableReturns (DataTableId, UnitReportId, Number);
CREATE INDEX IX_DataTableReturns_UnitReportId ON DataTableReturns (UnitReportId);
CREATE INDEX IX_DataTableReturns_Sha256 ON DataTableReturns (Sha256) WHERE Sha256 IS NOT NULL;

CREATE TABLE DelegationReportTables
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DelegationReportId uniqueidentifier NOT NULL,
    DataTableId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Content nvarchar(max) NOT NULL,
    TakenAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_DelegationReportTables PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DelegationReportTables_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationReportTables_DelegationReportId FOREIGN KEY (DelegationReportId) REFERENCES DelegationReports (Id),
    CONSTRAINT FK_DelegationReportTables_DataTableId FOREIGN KEY (DataTableId) REFERENCES DataTables (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_DelegationReportTables ON DelegationReportTables (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DelegationReportTables_Number ON DelegationReportTables (DelegationReportId, Number);
CREATE INDEX IX_DelegationReportTables_DataTableId ON DelegationReportTables (DataTableId);

CREATE TABLE ListImports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(30) NOT NULL,
    TargetId uniqueidentifier NOT NULL,
    FileName nvarchar(200) NOT NULL,
    ContentHash char(64) NOT NULL,
    Items int NOT NULL,
    ImportedBy uniqueidentifier NOT NULL,
    ImportedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_ListImports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ListImports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_ListImports_Kind CHECK (Kind IN ('Units', 'LegalBases', 'Ledger'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ListImports ON ListImports (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ListImports_Content ON ListImports (Kind, TargetId, ContentHash);
