-- Which series of numbers has a gap, a repeat, or another last number than its counter?
SELECT 'series ' || coalesce(s.series, i.series) || ': its counter stands at ' || coalesce(s.last, 0) || ', it has '
    || coalesce(i.documents, 0) || ' documents from ' || coalesce(i.first, 0) || ' to ' || coalesce(i.final, 0)
FROM number_series s
LEFT JOIN (
    SELECT series, count(*) AS documents, min(number) AS first, max(number) AS final FROM invoice GROUP BY series
) i ON i.series = s.series
WHERE s.last <> coalesce(i.final, 0) OR coalesce(i.documents, 0) <> s.last OR coalesce(i.first, 1) <> 1
UNION ALL
SELECT 'series ' || series || ' has documents and no counter'
FROM invoice WHERE series NOT IN (SELECT series FROM number_series) GROUP BY series
ORDER BY 1 LIMIT 20
