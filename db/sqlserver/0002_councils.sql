-- Councils, their bodies, the units they supervise, and people. Names and units have dates of validity: districts ended on 30/6/2025.

CREATE TABLE Councils
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    Code nvarchar(40) NOT NULL,
    Name nvarchar(200) NOT NULL,
    HeaderName nvarchar(200) NOT NULL,
    Level nvarchar(20) NOT NULL,
    PlaceName nvarchar(100) NOT NULL,
    IsDemo bit NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    NumberSource nvarchar(20) NOT NULL,
    ChecklistName nvarchar(50) NOT NULL,
    ChecklistItems nvarchar(400) NOT NULL,
    ChecklistEnforced bit NOT NULL,
    ImmediateDays int NOT NULL,
    MinutesSigners nvarchar(200) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Councils PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT CK_Councils_Level CHECK (Level IN ('Province', 'District', 'Commune')),
    CONSTRAINT CK_Councils_NumberSource CHECK (NumberSource IN ('Qlvb', 'Internal'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Councils ON Councils (Seq);
CREATE UNIQUE INDEX UX_Councils_Code ON Councils (Code);

CREATE TABLE Bodies
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Name nvarchar(200) NOT NULL,
    HeaderName nvarchar(200) NOT NULL,
    ShortCode nvarchar(20) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT PK_Bodies PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Bodies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_Bodies_Kind CHECK (Kind IN ('Council', 'StandingBoard', 'Committee', 'DelegateGroup', 'Office', 'NaDeputation'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Bodies ON Bodies (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Bodies_ShortCode ON Bodies (CouncilId, ShortCode);

CREATE TABLE Units
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ParentId uniqueidentifier NULL,
    Code nvarchar(40) NOT NULL,
    Kind nvarchar(30) NOT NULL,
    Level nvarchar(20) NOT NULL,
    PlaceName nvarchar(100) NULL,
    Email nvarchar(254) NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Units PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Units_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Units_ParentId FOREIGN KEY (ParentId) REFERENCES Units (Id),
    CONSTRAINT CK_Units_Kind CHECK (Kind IN ('PeoplesCommittee', 'Department', 'Division', 'PublicServiceUnit', 'CentralBody', 'Other')),
    CONSTRAINT CK_Units_Level CHECK (Level IN ('Central', 'Province', 'District', 'Commune'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Units ON Units (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Units_Code ON Units (CouncilId, Code);
CREATE INDEX IX_Units_ParentId ON Units (ParentId) WHERE ParentId IS NOT NULL;

CREATE TABLE UnitNames
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Name nvarchar(300) NOT NULL,
    FoldedName nvarchar(300) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT PK_UnitNames PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitNames_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitNames_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitNames ON UnitNames (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitNames_From ON UnitNames (UnitId, ValidFrom);
CREATE INDEX IX_UnitNames_Folded ON UnitNames (CouncilId, FoldedName);

CREATE TABLE UnitSuccessors
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    SuccessorId uniqueidentifier NOT NULL,
    FromDate date NOT NULL,
    Paper nvarchar(300) NOT NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_UnitSuccessors PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitSuccessors_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitSuccessors_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_UnitSuccessors_SuccessorId FOREIGN KEY (SuccessorId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitSuccessors ON UnitSuccessors (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitSuccessors_Pair ON UnitSuccessors (UnitId, SuccessorId);
CREATE INDEX IX_UnitSuccessors_SuccessorId ON UnitSuccessors (SuccessorId);

CREATE TABLE People
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Name nvarchar(200) NOT NULL,
    Title nvarchar(300) NOT NULL,
    UserName nvarchar(100) NULL,
    PasswordHash nvarchar(400) NULL,
    SecurityStamp nvarchar(64) NOT NULL,
    UnitId uniqueidentifier NULL,
    Email nvarchar(254) NULL,
    Phone nvarchar(20) NULL,
    IsActive bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_People PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_People_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_People_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_People ON People (CouncilId, Seq);
CREATE UNIQUE INDEX UX_People_UserName ON People (UserName) WHERE UserName IS NOT NULL;
CREATE INDEX IX_People_UnitId ON People (UnitId) WHERE UnitId IS NOT NULL;

CREATE TABLE PersonPosts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Title nvarchar(300) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT PK_PersonPosts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PersonPosts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PersonPosts_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_PersonPosts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PersonPosts ON PersonPosts (CouncilId, Seq);
CREATE INDEX IX_PersonPosts_PersonId ON PersonPosts (PersonId);
CREATE INDEX IX_PersonPosts_UnitId ON PersonPosts (UnitId);

CREATE TABLE RoleAssignments
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Role nvarchar(30) NOT NULL,
    BodyId uniqueidentifier NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT PK_RoleAssignments PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RoleAssignments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RoleAssignments_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_RoleAssignments_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT CK_RoleAssignments_Role CHECK (Role IN ('Admin', 'StandingBoard', 'DelegationHead', 'Member', 'Secretary', 'CommitteeLeader', 'Office', 'RecordsClerk', 'UnitHead', 'UnitContact', 'Expert'))
);
CREATE UNIQUE CLUSTERED INDEX CX_RoleAssignments ON RoleAssignments (CouncilId, Seq);
CREATE INDEX IX_RoleAssignments_PersonId ON RoleAssignments (PersonId);
CREATE INDEX IX_RoleAssignments_BodyId ON RoleAssignments (BodyId) WHERE BodyId IS NOT NULL;

CREATE TABLE AccessTokens
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    TokenHash char(64) NOT NULL,
    ActingAs nvarchar(30) NULL,
    CreatedAt datetimeoffset(3) NOT NULL,
    ExpiresAt datetimeoffset(3) NOT NULL,
    RevokedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_AccessTokens PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_AccessTokens_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AccessTokens_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_AccessTokens ON AccessTokens (CouncilId, Seq);
CREATE UNIQUE INDEX UX_AccessTokens_Hash ON AccessTokens (TokenHash);
CREATE INDEX IX_AccessTokens_PersonId ON AccessTokens (PersonId);

CREATE TABLE DaysOff
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Day date NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Name nvarchar(200) NOT NULL,
    SourcePaper nvarchar(400) NOT NULL,
    Status nvarchar(20) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_DaysOff PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DaysOff_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_DaysOff_Kind CHECK (Kind IN ('Holiday', 'Compensation', 'Swap', 'WorkedSaturday')),
    CONSTRAINT CK_DaysOff_Status CHECK (Status IN ('Provisional', 'Official'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DaysOff ON DaysOff (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DaysOff_Day ON DaysOff (CouncilId, Day);

CREATE TABLE RuleOverrides
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    RuleSetCode nvarchar(40) NOT NULL,
    ClockCode nvarchar(80) NOT NULL,
    Days int NOT NULL,
    DayUnit nvarchar(20) NOT NULL,
    Paper nvarchar(300) NOT NULL,
    EffectiveFrom date NOT NULL,
    EffectiveTo date NULL,
    Version int NOT NULL,
    CONSTRAINT PK_RuleOverrides PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RuleOverrides_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_RuleOverrides_DayUnit CHECK (DayUnit IN ('Calendar', 'Working'))
);
CREATE UNIQUE CLUSTERED INDEX CX_RuleOverrides ON RuleOverrides (CouncilId, Seq);
CREATE UNIQUE INDEX UX_RuleOverrides_From ON RuleOverrides (CouncilId, RuleSetCode, ClockCode, EffectiveFrom);
