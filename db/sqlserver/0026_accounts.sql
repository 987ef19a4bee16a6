-- Accounts: how people come in, and how long they stay. What is secret is kept as a hash, or under the installation's keys where it must be read again.

ALTER TABLE People ADD EmailKey nvarchar(254) NULL;
ALTER TABLE People ADD PhoneKey nvarchar(20) NULL;
ALTER TABLE People ADD AuthenticatorKey nvarchar(1000) NULL;
ALTER TABLE People ADD AuthenticatorSince datetimeoffset(3) NULL;
ALTER TABLE People ADD AuthenticatorStep bigint NULL;
ALTER TABLE Councils ADD SecondFactorRoles nvarchar(400) NULL;
ALTER TABLE Journal ADD ActingForId uniqueidentifier NULL;
ALTER TABLE Deliveries ADD ProtectedLink nvarchar(2000) NULL;
ALTER TABLE AccessTokens ADD Name nvarchar(200) NULL;
ALTER TABLE AccessTokens ADD Scopes nvarchar(2000) NULL;
ALTER TABLE AccessTokens ADD Proof nvarchar(30) NULL;
ALTER TABLE AccessTokens ADD CreatedBy uniqueidentifier NULL;
ALTER TABLE AccessTokens ADD LastUsedAt datetimeoffset(3) NULL;
GO

UPDATE People SET EmailKey = LOWER(Email) WHERE Email IS NOT NULL;
UPDATE People SET PhoneKey = REPLACE(Phone, '+84', '0') WHERE Phone IS NOT NULL;
CREATE INDEX IX_People_EmailKey ON People (EmailKey) WHERE EmailKey IS NOT NULL;
CREATE INDEX IX_People_PhoneKey ON People (PhoneKey) WHERE PhoneKey IS NOT NULL;

CREATE TABLE SignInFailures
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    NameHash char(64) NOT NULL,
    Failures int NOT NULL,
    LastAt datetimeoffset(3) NOT NULL,
    LockedUntil datetimeoffset(3) NULL,
    CONSTRAINT PK_SignInFailures PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_SignInFailures ON SignInFailures (Seq);
CREATE UNIQUE INDEX UX_SignInFailures_Name ON SignInFailures (NameHash);
CREATE INDEX IX_SignInFailures_LastAt ON SignInFailures (LastAt);

CREATE TABLE SetupCodes
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CodeHash char(64) NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    UsedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_SetupCodes PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_SetupCodes ON SetupCodes (Seq);
CREATE UNIQUE INDEX UX_SetupCodes_Hash ON SetupCodes (CodeHash);

CREATE TABLE Sessions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Proof nvarchar(30) NOT NULL,
    Device nvarchar(200) NOT NULL,
    Address nvarchar(64) NULL,
    BegunAt datetimeoffset(3) NOT NULL,
    SeenAt datetimeoffset(3) NOT NULL,
    EndedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_Sessions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Sessions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Sessions_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_Sessions_Proof CHECK (Proof IN ('Password', 'PasswordAndCode', 'PasswordAndRecoveryCode', 'Passkey', 'Provider'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Sessions ON Sessions (CouncilId, Seq);
CREATE INDEX IX_Sessions_PersonId ON Sessions (PersonId);

CREATE TABLE AccountLinks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Purpose nvarchar(20) NOT NULL,
    TokenHash char(64) NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    MadeBy uniqueidentifier NULL,
    ExpiresAt datetimeoffset(3) NOT NULL,
    UsedAt datetimeoffset(3) NULL,
    RevokedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_AccountLinks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_AccountLinks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AccountLinks_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_AccountLinks_Purpose CHECK (Purpose IN ('Invitation', 'PasswordReset'))
);
CREATE UNIQUE CLUSTERED INDEX CX_AccountLinks ON AccountLinks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_AccountLinks_Hash ON AccountLinks (TokenHash);
CREATE INDEX IX_AccountLinks_PersonId ON AccountLinks (PersonId, MadeAt);

CREATE TABLE RecoveryCodes
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    CodeHash char(64) NOT NULL,
    UsedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_RecoveryCodes PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RecoveryCodes_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RecoveryCodes_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_RecoveryCodes ON RecoveryCodes (CouncilId, Seq);
CREATE UNIQUE INDEX UX_RecoveryCodes_Hash ON RecoveryCodes (PersonId, CodeHash);

CREATE TABLE Passkeys
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Name nvarchar(100) NOT NULL,
    CredentialHash char(64) NOT NULL,
    CredentialId nvarchar(1400) NOT NULL,
    PublicKey nvarchar(max) NOT NULL,
    SignCount bigint NOT NULL,
    Transports nvarchar(200) NOT NULL,
    IsUserVerified bit NOT NULL,
    IsBackupEligible bit NOT NULL,
    IsBackedUp bit NOT NULL,
    Attestation nvarchar(max) NOT NULL,
    ClientData nvarchar(max) NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    LastUsedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_Passkeys PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Passkeys_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Passkeys_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_Passkeys ON Passkeys (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Passkeys_Credential ON Passkeys (CredentialHash);
CREATE INDEX IX_Passkeys_PersonId ON Passkeys (PersonId);

CREATE TABLE StandIns
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    ForPersonId uniqueidentifier NOT NULL,
    Role nvarchar(30) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NOT NULL,
    Reference nvarchar(500) NOT NULL,
    MadeBy uniqueidentifier NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    EndedOn date NULL,
    EndReason nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_StandIns PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_StandIns_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_StandIns_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_StandIns_ForPersonId FOREIGN KEY (ForPersonId) REFERENCES People (Id),
    CONSTRAINT CK_StandIns_Role CHECK (Role IN ('Admin', 'StandingBoard', 'DelegationHead', 'Member', 'Secretary', 'CommitteeLeader', 'Office', 'RecordsClerk', 'UnitHead', 'UnitContact', 'Expert'))
);
CREATE UNIQUE CLUSTERED INDEX CX_StandIns ON StandIns (CouncilId, Seq);
CREATE INDEX IX_StandIns_PersonId ON StandIns (PersonId);
CREATE INDEX IX_StandIns_ForPersonId ON StandIns (ForPersonId);
