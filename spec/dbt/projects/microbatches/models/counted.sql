select run, count(*) as n, min(happened) as since from {{ ref('days') }} group by run
