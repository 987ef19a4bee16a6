-- Councils, their bodies, the units they supervise, and people. Names and units have dates of validity: districts ended on 30/6/2025.

CREATE TABLE Councils
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    Code TEXT NOT NULL,
    Name TEXT NOT NULL,
    HeaderName TEXT NOT NULL,
    Level TEXT NOT NULL,
    PlaceName TEXT NOT NULL,
    IsDemo INTEGER NOT NULL,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    NumberSource TEXT NOT NULL,
    ChecklistName TEXT NOT NULL,
    ChecklistItems TEXT NOT NULL,
    ChecklistEnforced INTEGER NOT NULL,
    ImmediateDays INTEGER NOT NULL,
    MinutesSigners TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Councils UNIQUE (Id),
    CONSTRAINT CK_Councils_Level CHECK (Level IN ('Province', 'District', 'Commune')),
    CONSTRAINT CK_Councils_NumberSource CHECK (NumberSource IN ('Qlvb', 'Internal'))
) STRICT;
CREATE UNIQUE INDEX UX_Councils_Code ON Councils (Code);

CREATE TABLE Bodies
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Name TEXT NOT NULL,
    HeaderName TEXT NOT NULL,
    ShortCode TEXT NOT NULL,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    CONSTRAINT PK_Bodies UNIQUE (Id),
    CONSTRAINT FK_Bodies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_Bodies_Kind CHECK (Kind IN ('Council', 'StandingBoard', 'Committee', 'DelegateGroup', 'Office', 'NaDeputation'))
) STRICT;
CREATE UNIQUE INDEX UX_Bodies_ShortCode ON Bodies (CouncilId, ShortCode);

CREATE TABLE Units
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ParentId TEXT,
    Code TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Level TEXT NOT NULL,
    PlaceName TEXT,
    Email TEXT,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Units UNIQUE (Id),
    CONSTRAINT FK_Units_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Units_ParentId FOREIGN KEY (ParentId) REFERENCES Units (Id),
    CONSTRAINT CK_Units_Kind CHECK (Kind IN ('PeoplesCommittee', 'Department', 'Division', 'PublicServiceUnit', 'CentralBody', 'Other')),
    CONSTRAINT CK_Units_Level CHECK (Level IN ('Central', 'Province', 'District', 'Commune'))
) STRICT;
CREATE UNIQUE INDEX UX_Units_Code ON Units (CouncilId, Code);
CREATE INDEX IX_Units_ParentId ON Units (ParentId) WHERE ParentId IS NOT NULL;

CREATE TABLE UnitNames
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Name TEXT NOT NULL,
    FoldedName TEXT NOT NULL,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    CONSTRAINT PK_UnitNames UNIQUE (Id),
    CONSTRAINT FK_UnitNames_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitNames_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitNames_From ON UnitNames (UnitId, ValidFrom);
CREATE INDEX IX_UnitNames_Folded ON UnitNames (CouncilId, FoldedName);

CREATE TABLE UnitSuccessors
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    SuccessorId TEXT NOT NULL,
    FromDate TEXT NOT NULL,
    Paper TEXT NOT NULL,
    Note TEXT,
    CONSTRAINT PK_UnitSuccessors UNIQUE (Id),
    CONSTRAINT FK_UnitSuccessors_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitSuccessors_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_UnitSuccessors_SuccessorId FOREIGN KEY (SuccessorId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitSuccessors_Pair ON UnitSuccessors (UnitId, SuccessorId);
CREATE INDEX IX_UnitSuccessors_SuccessorId ON UnitSuccessors (SuccessorId);

CREATE TABLE People
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Name TEXT NOT NULL,
    Title TEXT NOT NULL,
    UserName TEXT,
    PasswordHash TEXT,
    SecurityStamp TEXT NOT NULL,
    UnitId TEXT,
    Email TEXT,
    Phone TEXT,
    IsActive INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_People UNIQUE (Id),
    CONSTRAINT FK_People_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_People_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_People_UserName ON People (UserName) WHERE UserName IS NOT NULL;
CREATE INDEX IX_People_UnitId ON People (UnitId) WHERE UnitId IS NOT NULL;

CREATE TABLE PersonPosts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Title TEXT NOT NULL,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    CONSTRAINT PK_PersonPosts UNIQUE (Id),
    CONSTRAINT FK_PersonPosts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PersonPosts_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_PersonPosts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE INDEX IX_PersonPosts_PersonId ON PersonPosts (PersonId);
CREATE INDEX IX_PersonPosts_UnitId ON PersonPosts (UnitId);

CREATE TABLE RoleAssignments
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Role TEXT NOT NULL,
    BodyId TEXT,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    CONSTRAINT PK_RoleAssignments UNIQUE (Id),
    CONSTRAINT FK_RoleAssignments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RoleAssignments_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_RoleAssignments_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT CK_RoleAssignments_Role CHECK (Role IN ('Admin', 'StandingBoard', 'DelegationHead', 'Member', 'Secretary', 'CommitteeLeader', 'Office', 'RecordsClerk', 'UnitHead', 'UnitContact', 'Expert'))
) STRICT;
CREATE INDEX IX_RoleAssignments_PersonId ON RoleAssignments (PersonId);
CREATE INDEX IX_RoleAssignments_BodyId ON RoleAssignments (BodyId) WHERE BodyId IS NOT NULL;

CREATE TABLE AccessTokens
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    TokenHash TEXT NOT NULL,
    ActingAs TEXT,
    CreatedAt TEXT NOT NULL,
    ExpiresAt TEXT NOT NULL,
    RevokedAt TEXT,
    CONSTRAINT PK_AccessTokens UNIQUE (Id),
    CONSTRAINT FK_AccessTokens_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AccessTokens_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_AccessTokens_Hash ON AccessTokens (TokenHash);
CREATE INDEX IX_AccessTokens_PersonId ON AccessTokens (PersonId);

CREATE TABLE DaysOff
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Day TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Name TEXT NOT NULL,
    SourcePaper TEXT NOT NULL,
    Status TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_DaysOff UNIQUE (Id),
    CONSTRAINT FK_DaysOff_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_DaysOff_Kind CHECK (Kind IN ('Holiday', 'Compensation', 'Swap', 'WorkedSaturday')),
    CONSTRAINT CK_DaysOff_Status CHECK (Status IN ('Provisional', 'Official'))
) STRICT;
CREATE UNIQUE INDEX UX_DaysOff_Day ON DaysOff (CouncilId, Day);

CREATE TABLE RuleOverrides
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    RuleSetCode TEXT NOT NULL,
    ClockCode TEXT NOT NULL,
    Days INTEGER NOT NULL,
    DayUnit TEXT NOT NULL,
    Paper TEXT NOT NULL,
    EffectiveFrom TEXT NOT NULL,
    EffectiveTo TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_RuleOverrides UNIQUE (Id),
    CONSTRAINT FK_RuleOverrides_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_RuleOverrides_DayUnit CHECK (DayUnit IN ('Calendar', 'Working'))
) STRICT;
CREATE UNIQUE INDEX UX_RuleOverrides_From ON RuleOverrides (CouncilId, RuleSetCode, ClockCode, EffectiveFrom);
