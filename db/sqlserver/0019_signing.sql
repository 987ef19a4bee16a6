-- Signing papers: what a council has decided about it, who may sign for whom, the files that were prepared to be signed, and the signatures that were made.

CREATE TABLE SigningPolicies
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    SigningOrder nvarchar(20) NOT NULL,
    SealHolders nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_SigningPolicies PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SigningPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_SigningPolicies_SigningOrder CHECK (SigningOrder IN ('SignFirst', 'NumberFirst'))
);
CREATE UNIQUE CLUSTERED INDEX CX_SigningPolicies ON SigningPolicies (CouncilId, Seq);
CREATE UNIQUE INDEX UX_SigningPolicies_Council ON SigningPolicies (CouncilId);

CREATE TABLE SigningAuthorities
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    BodyId uniqueidentifier NULL,
    Form nvarchar(20) NOT NULL,
    GrantorId uniqueidentifier NOT NULL,
    GrantorPost nvarchar(300) NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    PersonPost nvarchar(300) NOT NULL,
    Kinds nvarchar(1000) NULL,
    ValidFrom date NOT NULL,
    ValidTo date NOT NULL,
    Reference nvarchar(500) NOT NULL,
    GrantedAt datetimeoffset(3) NOT NULL,
    RevokedOn date NULL,
    RevokeReason nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_SigningAuthorities PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SigningAuthorities_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SigningAuthorities_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT FK_SigningAuthorities_GrantorId FOREIGN KEY (GrantorId) REFERENCES People (Id),
    CONSTRAINT FK_SigningAuthorities_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_SigningAuthorities_Form CHECK (Form IN ('Deputy', 'ByOrder', 'Authorised'))
);
CREATE UNIQUE CLUSTERED INDEX CX_SigningAuthorities ON SigningAuthorities (CouncilId, Seq);
CREATE INDEX IX_SigningAuthorities_BodyId ON SigningAuthorities (BodyId) WHERE BodyId IS NOT NULL;
CREATE INDEX IX_SigningAuthorities_GrantorId ON SigningAuthorities (GrantorId);
CREATE INDEX IX_SigningAuthorities_PersonId ON SigningAuthorities (PersonId);

CREATE TABLE PaperPreparations
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    Pages int NOT NULL,
    Year int NOT NULL,
    HasBlanks bit NOT NULL,
    SignaturePlace nvarchar(200) NOT NULL,
    AuthorityId uniqueidentifier NULL,
    PreparedBy uniqueidentifier NOT NULL,
    PreparedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_PaperPreparations PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperPreparations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperPreparations_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperPreparations_AuthorityId FOREIGN KEY (AuthorityId) REFERENCES SigningAuthorities (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperPreparations ON PaperPreparations (CouncilId, Seq);
CREATE INDEX IX_PaperPreparations_PaperId ON PaperPreparations (PaperId);
CREATE INDEX IX_PaperPreparations_AuthorityId ON PaperPreparations (AuthorityId) WHERE AuthorityId IS NOT NULL;

CREATE TABLE PaperSignatures
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    Signer nvarchar(20) NOT NULL,
    Way nvarchar(20) NOT NULL,
    HolderName nvarchar(300) NOT NULL,
    CertificateIssuer nvarchar(300) NULL,
    SerialNumber nvarchar(100) NULL,
    SignedOn date NOT NULL,
    SignedAt datetimeoffset(3) NULL,
    AuthorityId uniqueidentifier NULL,
    ActorId uniqueidentifier NOT NULL,
    AddedAt datetimeoffset(3) NOT NULL,
    FileName nvarchar(255) NULL,
    Sha256 char(64) NULL,
    Size bigint NULL,
    WithdrawnAt datetimeoffset(3) NULL,
    CONSTRAINT PK_PaperSignatures PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperSignatures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperSignatures_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperSignatures_AuthorityId FOREIGN KEY (AuthorityId) REFERENCES SigningAuthorities (Id),
    CONSTRAINT CK_PaperSignatures_Signer CHECK (Signer IN ('Person', 'Agency')),
    CONSTRAINT CK_PaperSignatures_Way CHECK (Way IN ('Here', 'Elsewhere', 'Hand'))
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperSignatures ON PaperSignatures (CouncilId, Seq);
CREATE INDEX IX_PaperSignatures_PaperId ON PaperSignatures (PaperId);
CREATE INDEX IX_PaperSignatures_AuthorityId ON PaperSignatures (AuthorityId) WHERE AuthorityId IS NOT NULL;

CREATE TABLE SignedUploads
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    Status nvarchar(20) NOT NULL,
    FileName nvarchar(255) NOT NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    Pages int NOT NULL,
    Number int NULL,
    Symbol nvarchar(60) NULL,
    IssuedOn date NULL,
    IsSame bit NOT NULL,
    Report nvarchar(max) NOT NULL,
    UploadedBy uniqueidentifier NOT NULL,
    UploadedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_SignedUploads PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SignedUploads_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SignedUploads_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_SignedUploads_Status CHECK (Status IN ('Waiting', 'Confirmed', 'Dropped'))
);
CREATE UNIQUE CLUSTERED INDEX CX_SignedUploads ON SignedUploads (CouncilId, Seq);
CREATE UNIQUE INDEX UX_SignedUploads_Waiting ON SignedUploads (PaperId) WHERE Status = 'Waiting';
CREATE INDEX IX_SignedUploads_PaperId ON SignedUploads (PaperId);

-- The paper of what writes its own is open once.
CREATE UNIQUE INDEX UX_OfficialPapers_Open ON OfficialPapers (SubjectId, Kind)
    WHERE SubjectId IS NOT NULL AND Kind IN ('UnitReport', 'Minutes', 'MinutesAddendum', 'DelegationReport', 'CommitteeReport', 'GroupReport', 'ConclusionNotice', 'SessionNotice', 'SupervisionResolution', 'ReminderLetter', 'RemediationReport', 'ConfirmationSlip', 'SupplementLetter')
      AND Status IN ('Draft', 'Submitted', 'Approved', 'Signed');
