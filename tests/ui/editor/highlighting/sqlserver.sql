-- Migration: Orders
CREATE TABLE [dbo].[order ]] ${x}] (id INT IDENTITY(1,1) PRIMARY KEY, "b""c" NVARCHAR(MAX) DEFAULT N'it''s ${v}', raw VARBINARY(8) DEFAULT 0xCAFE);
GO
DECLARE @x INT = @@ROWCOUNT; IF @x > 1.5 PRINT 'x' /* a /* b */ c */;
go 2
-- varve:down
DROP TABLE [${schema}].[order]; -- expect: 0
GO
