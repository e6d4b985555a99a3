SELECT id, {{ function('net_of') }}(gross, NUMERIC '0.25') AS net, {{ function('band_of') }}(gross) AS band FROM UNNEST([STRUCT(1 AS id, NUMERIC '125' AS gross), (2, 250)])
