-- Identity providers of councils, and who came in from there.

CREATE TABLE IdentityProviders
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Name nvarchar(200) NOT NULL,
    Authority nvarchar(400) NOT NULL,
    ClientId nvarchar(200) NOT NULL,
    ClientSecret nvarchar(2000) NULL,
    Scopes nvarchar(1100) NOT NULL,
    RequiredAcr nvarchar(200) NULL,
    UnitClaim nvarchar(100) NULL,
    Rules nvarchar(max) NOT NULL,
    IsActive bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_IdentityProviders PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_IdentityProviders_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_IdentityProviders ON IdentityProviders (CouncilId, Seq);

CREATE TABLE ExternalLogins
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ProviderId uniqueidentifier NOT NULL,
    Subject nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status nvarchar(20) NOT NULL,
    PersonId uniqueidentifier NULL,
    Name nvarchar(255) NOT NULL,
    Email nvarchar(254) NULL,
    UnitId uniqueidentifier NULL,
    Roles nvarchar(max) NOT NULL,
    FirstSeenAt datetimeoffset(3) NOT NULL,
    DecidedAt datetimeoffset(3) NULL,
    DecidedById uniqueidentifier NULL,
    Reason nvarchar(1000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ExternalLogins PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ExternalLogins_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExternalLogins_ProviderId FOREIGN KEY (ProviderId) REFERENCES IdentityProviders (Id),
    CONSTRAINT FK_ExternalLogins_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_ExternalLogins_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_ExternalLogins_DecidedById FOREIGN KEY (DecidedById) REFERENCES People (Id),
    CONSTRAINT CK_ExternalLogins_Status CHECK (Status IN ('Waiting', 'Approved', 'Refused'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ExternalLogins ON ExternalLogins (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ExternalLogins_Subject ON ExternalLogins (ProviderId, Subject);
CREATE INDEX IX_ExternalLogins_PersonId ON ExternalLogins (PersonId) WHERE PersonId IS NOT NULL;
CREATE INDEX IX_ExternalLogins_UnitId ON ExternalLogins (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_ExternalLogins_DecidedById ON ExternalLogins (DecidedById) WHERE DecidedById IS NOT NULL;
