{{ config(materialized='table') }}
SELECT {{ function('net_of') }}(NUMERIC '125', NUMERIC '0.25') AS net, {{ function('spread') }}(id) AS wide
FROM {{ ref('events') }}
