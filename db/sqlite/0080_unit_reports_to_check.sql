-- Reports of units by where they stand: the first page of whoever checks them reads those that came in.

CREATE INDEX IX_UnitReports_Status ON UnitReports (CouncilId, Status, CampaignId);
