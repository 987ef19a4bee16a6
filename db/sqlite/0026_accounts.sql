-- Accounts: how people come in, and how long they stay. What is secret is kept as a hash, or under the installation's keys where it must be read again.

ALTER TABLE People ADD COLUMN EmailKey TEXT;
ALTER TABLE People ADD COLUMN PhoneKey TEXT;
ALTER TABLE People ADD COLUMN AuthenticatorKey TEXT;
ALTER TABLE People ADD COLUMN AuthenticatorSince TEXT;
ALTER TABLE People ADD COLUMN AuthenticatorStep INTEGER;
ALTER TABLE Councils ADD COLUMN SecondFactorRoles TEXT;
ALTER TABLE Journal ADD COLUMN ActingForId TEXT;
ALTER TABLE Deliveries ADD COLUMN ProtectedLink TEXT;
ALTER TABLE AccessTokens ADD COLUMN Name TEXT;
ALTER TABLE AccessTokens ADD COLUMN Scopes TEXT;
ALTER TABLE AccessTokens ADD COLUMN Proof TEXT;
ALTER TABLE AccessTokens ADD COLUMN CreatedBy TEXT;
ALTER TABLE AccessTokens ADD COLUMN LastUsedAt TEXT;

UPDATE People SET EmailKey = LOWER(Email) WHERE Email IS NOT NULL;
UPDATE People SET PhoneKey = REPLACE(Phone, '+84', '0') WHERE Phone IS NOT NULL;
CREATE INDEX IX_People_EmailKey ON People (EmailKey) WHERE EmailKey IS NOT NULL;
CREATE INDEX IX_People_PhoneKey ON People (PhoneKey) WHERE PhoneKey IS NOT NULL;

CREATE TABLE SignInFailures
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    NameHash TEXT NOT NULL,
    Failures INTEGER NOT NULL,
    LastAt TEXT NOT NULL,
    LockedUntil TEXT,
    CONSTRAINT PK_SignInFailures UNIQUE (Id)
) STRICT;
CREATE UNIQUE INDEX UX_SignInFailures_Name ON SignInFailures (NameHash);
CREATE INDEX IX_SignInFailures_LastAt ON SignInFailures (LastAt);

CREATE TABLE SetupCodes
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CodeHash TEXT NOT NULL,
    MadeAt TEXT NOT NULL,
    UsedAt TEXT,
    CONSTRAINT PK_SetupCodes UNIQUE (Id)
) STRICT;
CREATE UNIQUE INDEX UX_SetupCodes_Hash ON SetupCodes (CodeHash);

CREATE TABLE Sessions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Proof TEXT NOT NULL,
    Device TEXT NOT NULL,
    Address TEXT,
    BegunAt TEXT NOT NULL,
    SeenAt TEXT NOT NULL,
    EndedAt TEXT,
    CONSTRAINT PK_Sessions UNIQUE (Id),
    CONSTRAINT FK_Sessions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Sessions_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_Sessions_Proof CHECK (Proof IN ('Password', 'PasswordAndCode', 'PasswordAndRecoveryCode', 'Passkey', 'Provider'))
) STRICT;
CREATE INDEX IX_Sessions_PersonId ON Sessions (PersonId);

CREATE TABLE AccountLinks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Purpose TEXT NOT NULL,
    TokenHash TEXT NOT NULL,
    MadeAt TEXT NOT NULL,
    MadeBy TEXT,
    ExpiresAt TEXT NOT NULL,
    UsedAt TEXT,
    RevokedAt TEXT,
    CONSTRAINT PK_AccountLinks UNIQUE (Id),
    CONSTRAINT FK_AccountLinks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AccountLinks_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_AccountLinks_Purpose CHECK (Purpose IN ('Invitation', 'PasswordReset'))
) STRICT;
CREATE UNIQUE INDEX UX_AccountLinks_Hash ON AccountLinks (TokenHash);
CREATE INDEX IX_AccountLinks_PersonId ON AccountLinks (PersonId, MadeAt);

CREATE TABLE RecoveryCodes
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    CodeHash TEXT NOT NULL,
    UsedAt TEXT,
    CONSTRAINT PK_RecoveryCodes UNIQUE (Id),
    CONSTRAINT FK_RecoveryCodes_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RecoveryCodes_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_RecoveryCodes_Hash ON RecoveryCodes (PersonId, CodeHash);

CREATE TABLE Passkeys
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Name TEXT NOT NULL,
    CredentialHash TEXT NOT NULL,
    CredentialId TEXT NOT NULL,
    PublicKey TEXT NOT NULL,
    SignCount INTEGER NOT NULL,
    Transports TEXT NOT NULL,
    IsUserVerified INTEGER NOT NULL,
    IsBackupEligible INTEGER NOT NULL,
    IsBackedUp INTEGER NOT NULL,
    Attestation TEXT NOT NULL,
    ClientData TEXT NOT NULL,
    MadeAt TEXT NOT NULL,
    LastUsedAt TEXT,
    CONSTRAINT PK_Passkeys UNIQUE (Id),
    CONSTRAINT FK_Passkeys_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Passkeys_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_Passkeys_Credential ON Passkeys (CredentialHash);
CREATE INDEX IX_Passkeys_PersonId ON Passkeys (PersonId);

CREATE TABLE StandIns
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    ForPersonId TEXT NOT NULL,
    Role TEXT NOT NULL,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT NOT NULL,
    Reference TEXT NOT NULL,
    MadeBy TEXT NOT NULL,
    MadeAt TEXT NOT NULL,
    EndedOn TEXT,
    EndReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_StandIns UNIQUE (Id),
    CONSTRAINT FK_StandIns_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_StandIns_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_StandIns_ForPersonId FOREIGN KEY (ForPersonId) REFERENCES People (Id),
    CONSTRAINT CK_StandIns_Role CHECK (Role IN ('Admin', 'StandingBoard', 'DelegationHead', 'Member', 'Secretary', 'CommitteeLeader', 'Office', 'RecordsClerk', 'UnitHead', 'UnitContact', 'Expert'))
) STRICT;
CREATE INDEX IX_StandIns_PersonId ON StandIns (PersonId);
CREATE INDEX IX_StandIns_ForPersonId ON StandIns (ForPersonId);
