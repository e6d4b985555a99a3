select run, count(*) as n from {{ ref('events') }} group by run
