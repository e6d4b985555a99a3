{{ config(materialized='incremental', unique_key='id') }}

-- why it is
with a as (select * from {{ ref('x') }} where not deleted and (kind = 'a' or kind = 'b')), b as (select id, count(*) as n from a group by 1 having count(*) > 1)
select a.*, b.n from a left join b using (id)
{% if is_incremental() %}
where a.updated_at > (select max(updated_at) from {{ this }}) -- only new ones
{% endif %}
;;
select {% for c in ['a', 'b'] %}sum({{ c }}) as {{ c }}_total{{ ',' if not loop.last }}{% endfor %} from {{ ref('t') }}
;;
select
  {% for c in cols %}
  sum(if(kind = '{{ c }}', amount, 0)) as {{ c }}_amount,
  {% endfor %}
  count(*) as n
from {{ source('shop', 'orders') }} group by all
;;
from `proj.data.orders` |> where status = 'paid' and amount > 10 |> aggregate sum(amount) as total, count(*) as n group by customer_id |> where total > 100 |> order by total desc |> limit 10
;;
from orders
|> extend amount * 2 as twice -- doubled
|> set amount = amount + 1
|> drop note
|> select id, twice
;;
select id, struct(a as x, [struct(1 as y, 'z' as w)] as list) as s, array(select as struct i.sku, i.qty from unnest(items) as i with offset as o order by o) as lines from t
;;
select o.id, i.sku, pos from orders o, unnest(o.items) i with offset pos where pos < 3 or i.qty between 1 and 5
;;
select id, sum(x) over (partition by k order by d rows between 6 preceding and current row) as s7, avg(x) over w as m, last_value(x ignore nulls) over (w rows between unbounded preceding and unbounded following) as l from t window w as (partition by k order by d)
;;
select * from t qualify row_number() over (partition by id order by updated_at desc, id) = 1
;;
select * except (a, b) replace (upper(c) as c), case when x = 1 and y = 2 then 'a' when x between 3 and 4 or y is null then 'b' else concat('c', cast(x as string)) end as k from t
;;
select date_trunc(d, week(monday)) as w, extract(isoweek from d) as i, timestamp_diff(a, b, hour) as h, interval '1-2' year to month as iv, d + interval 3 day as n from t
;;
select r'\d+\s' as a, "it's" as b, '''long 'text' here''' as c, b'\x00' as d, 'a--b' as e, '/* no */' as f, "#no" as g
;;
select a /* first */, b -- second
, c # third
from t -- the table
where x = 1 -- cond
  and y = 2 /* last */
;;
/* head
   over lines */
select 1 as a
;;
select '''x
y''' as a, 2 as b from t where c = 3
;;
with recursive r as (select 1 as n union all select n + 1 from r where n < 10) select n from r union distinct select 5
;;
merge into t using (select * from s where ok) as s on t.id = s.id and t.k = s.k when matched and s.del then delete when matched then update set a = s.a, b = s.b when not matched then insert (id, a) values (s.id, s.a)
;;
select * from (select k, q, v from t) pivot (sum(v) as s, count(*) as n for q in ('Q1' as q1, 'Q2' as q2)) as p where s_q1 > 0
;;
select * from t unpivot include nulls (v for k in (a, b as 'bee', c))
;;
select a, b, grouping(a) as g, sum(x) as s from t group by grouping sets ((a, b), (a), ()) order by a nulls last, b desc
;;
select case a when 1 then 'x' else 'y' end as k, if(a > 1 and b < 2 or c, 1, 0) as f, coalesce(a, b, c) as z from t cross join u inner join v on t.id = v.id and (v.x > 1 or v.y is not null) full outer join w on w.id = t.id where exists (select 1 from z where z.id = t.id and z.ok) and t.id in (select id from y) and not (a = 1 or b = 2)
;;
select json_value(payload, '$.a.b') as ab, payload.c.d as cd, safe.parse_json(x) as p, lax_int64(payload.e) as e, arr[offset(0)] as f, arr[safe_ordinal(1)].g as g from t
;;
create temp function f(x int64) as (x + 1); select f(a) as b from t
;;
{% set cutoff = var('cutoff', '2024-01-01') %}
{%- set kinds = ['a', 'b'] -%}
select * from {{ ref('t') }} where d >= '{{ cutoff }}' and kind in ({% for k in kinds %}'{{ k }}'{% if not loop.last %}, {% endif %}{% endfor %})
;;
select {{ dbt_utils.star(ref('t'), except=['a', 'b']) }}, {{ cents('amount') }} as amount_{{ var('cur') }} from {{ ref('t') }} {{ limit_in_dev() }}
;;
select a.x, b.y from a join b on a.id = b.id and a.d between b.valid_from and b.valid_to left join (select id, max(z) as z from c group by id) as cc on cc.id = a.id and cc.z > 1
;;
select @p as p, @@session_id as s, date '2024-01-01' as d, timestamp "2024-01-01 00:00:00+00" as t, numeric '1.5' as n, -x as m, - 1 as k, a - -b as q, ~c as w from t
;;
select string_agg(distinct name, ', ' order by name limit 3) as names, array_agg(struct(a, b) ignore nulls order by a desc limit 1)[offset(0)].b as last_b, any_value(x having max y) as v, approx_quantiles(x, 100)[offset(50)] as med, countif(a > 1 and b) as n from t
;;
select x, (select count(*) from u where u.k = t.k) as n, (select as struct 1 as a, 'b' as b) as s from t tablesample system (10 percent)
;;
insert into t (a, b) select 1, 2 union all select 3, 4
;;
select a||b as c, a<>b as d, a!=b as e from t
;;
select 1 as `order`, t.`group`, `my-proj`.ds.fn(x) as y from `my-proj.ds.t` as t
;;
select
  a, -- the first

  b, -- the second
  /* why c */ c
from t

-- a remark before where
where a > 1
  -- inside
  and b > 2
order by a -- last
limit 5
;;
{# a comment #}
select *
from {{ ref('a') }} as a
{% if var('x') %}
left join {{ ref('b') }} as b
  on a.id = b.id
{% else %}
left join {{ ref('c') }} as b
  on a.id = b.id
{% endif %}
where true
