-- Who joined a delegation after it was founded, and who left it. Rights go by PersonId alone: whoever left stands in FormerPersonId, so that no statement about rights can meet them.

ALTER TABLE DelegationMembers ADD COLUMN JoinedOn TEXT;
ALTER TABLE DelegationMembers ADD COLUMN LeftOn TEXT;
ALTER TABLE DelegationMembers ADD COLUMN FormerPersonId TEXT;
