-- Which adjusting paper set the day of a unit's report, and which day it set. Of before: where one paper alone adjusts the plan, and the day is not the printed one.

ALTER TABLE CampaignUnits ADD COLUMN AdjustedDueOn TEXT;
ALTER TABLE CampaignUnits ADD COLUMN AdjustedById TEXT CONSTRAINT FK_CampaignUnits_AdjustedById REFERENCES CampaignPapers (Id);
CREATE INDEX IX_CampaignUnits_AdjustedById ON CampaignUnits (AdjustedById) WHERE AdjustedById IS NOT NULL;

-- A founding paper that another system signed kept no days.
UPDATE CampaignUnits SET PrintedDueOn = ReportDueOn
WHERE NOT EXISTS (SELECT 1 FROM CampaignUnits x WHERE x.CampaignId = CampaignUnits.CampaignId AND x.PrintedDueOn IS NOT NULL) AND EXISTS (
    SELECT 1 FROM OfficialPapers p
    WHERE p.CampaignId = CampaignUnits.CampaignId AND p.Kind IN ('FoundingResolution', 'FoundingDecision') AND p.Status IN ('Issued', 'Sent', 'Acknowledged') AND p.Force IN ('InForce', 'Corrected'));

UPDATE CampaignUnits
SET AdjustedDueOn = ReportDueOn, AdjustedById = (SELECT a.Id FROM CampaignPapers a WHERE a.CampaignId = CampaignUnits.CampaignId AND a.AdjustsPlan = 1)
WHERE ReportDueOn <> PrintedDueOn AND (SELECT COUNT(*) FROM CampaignPapers a WHERE a.CampaignId = CampaignUnits.CampaignId AND a.AdjustsPlan = 1) = 1;
