-- An indicator may take its figure from a cell of a data table that a unit sent; the source stands beside it on pages and in print.

ALTER TABLE Indicators ADD COLUMN TakenFrom TEXT;
ALTER TABLE Indicators ADD COLUMN DataTableReturnId TEXT;
