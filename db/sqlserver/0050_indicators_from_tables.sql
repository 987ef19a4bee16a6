-- An indicator may take its figure from a cell of a data table that a unit sent; the source stands beside it on pages and in print.

ALTER TABLE Indicators ADD TakenFrom nvarchar(2000) NULL;
ALTER TABLE Indicators ADD DataTableReturnId uniqueidentifier NULL;
