-- Identity providers of councils, and who came in from there.

CREATE TABLE IdentityProviders
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Name TEXT NOT NULL,
    Authority TEXT NOT NULL,
    ClientId TEXT NOT NULL,
    ClientSecret TEXT,
    Scopes TEXT NOT NULL,
    RequiredAcr TEXT,
    UnitClaim TEXT,
    Rules TEXT NOT NULL,
    IsActive INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_IdentityProviders UNIQUE (Id),
    CONSTRAINT FK_IdentityProviders_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;

CREATE TABLE ExternalLogins
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ProviderId TEXT NOT NULL,
    Subject TEXT NOT NULL,
    Status TEXT NOT NULL,
    PersonId TEXT,
    Name TEXT NOT NULL,
    Email TEXT,
    UnitId TEXT,
    Roles TEXT NOT NULL,
    FirstSeenAt TEXT NOT NULL,
    DecidedAt TEXT,
    DecidedById TEXT,
    Reason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_ExternalLogins UNIQUE (Id),
    CONSTRAINT FK_ExternalLogins_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExternalLogins_ProviderId FOREIGN KEY (ProviderId) REFERENCES IdentityProviders (Id),
    CONSTRAINT FK_ExternalLogins_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_ExternalLogins_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_ExternalLogins_DecidedById FOREIGN KEY (DecidedById) REFERENCES People (Id),
    CONSTRAINT CK_ExternalLogins_Status CHECK (Status IN ('Waiting', 'Approved', 'Refused'))
) STRICT;
CREATE UNIQUE INDEX UX_ExternalLogins_Subject ON ExternalLogins (ProviderId, Subject);
CREATE INDEX IX_ExternalLogins_PersonId ON ExternalLogins (PersonId) WHERE PersonId IS NOT NULL;
CREATE INDEX IX_ExternalLogins_UnitId ON ExternalLogins (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_ExternalLogins_DecidedById ON ExternalLogins (DecidedById) WHERE DecidedById IS NOT NULL;
