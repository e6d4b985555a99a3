-- Open invoices by customer
SELECT TOP (5) c.[name] AS [Full Name], Total = SUM(i.amount),
       CONVERT(VARCHAR(10), MAX(i.issued_on), 23) AS last_on,
       i.quantity / 2 AS half
INTO #report
FROM [acme].[customers] AS c WITH (NOLOCK)
CROSS APPLY (SELECT TOP 1 * FROM acme.invoices AS i WHERE i.customer_id = c.customer_id ORDER BY i.issued_on DESC) AS i
WHERE c.country = N'DE' AND DATEDIFF(day, i.issued_on, GETDATE()) > 30 AND c.name LIKE '[A-M]%'
GROUP BY c.[name], i.quantity
ORDER BY 2 DESC
GO
DECLARE @since DATE = '2024-01-01'
GO
SELECT SOUNDEX(name), DATENAME(week, '2024-01-07') FROM #report
