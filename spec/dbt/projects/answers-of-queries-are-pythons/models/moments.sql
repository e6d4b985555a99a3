{% set row = run_query("select date '2024-02-29' as d, timestamp '2024-02-29 10:11:12.5' as t, timestamptz '2024-02-29 10:11:12+00' as z, time '10:11:12' as c, [1, 2] as l, {'a': 'x', 'b': [true, null]} as s, null::date as n, 12345678901234567890::hugeint as h").rows[0] if execute else none %}
{% if execute %}
select
    '{{ row.d }}' as day,
    '{{ row.t }}' as moment,
    '{{ row.z }}' as zoned,
    '{{ row.c }}' as clock,
    '{{ row.l }}' as list,
    '{{ row.s }}' as struct,
    '{{ row.n }}' as nothing,
    '{{ row.h }}' as huge,
    '{{ row.d.strftime("%d.%m.%Y") }}' as written,
    '{{ row.t.isoformat() }}' as iso,
    '{{ row.t.year }}' as year,
    '{{ row.d + modules.datetime.timedelta(days=1) }}' as tomorrow,
    '{{ row.t.date() == row.d }}' as same,
    '{{ (row.d - modules.datetime.date(2024, 2, 1)).days }}' as days,
    '{{ "yes" if row.d > modules.datetime.date(2024, 1, 1) else "no" }}' as later
{% else %}
select 1 as n
{% endif %}
