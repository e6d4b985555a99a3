select current_setting('TimeZone') as zone, getvariable('x') as x, typeof(id) as t, $$dollar$$ as s from {{ ref('orders') }}
