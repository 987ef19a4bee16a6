-- How the head weighed what a unit said against a finding, or why it was settled without an answer.

ALTER TABLE Findings ADD SettleNote nvarchar(1000) NULL;
