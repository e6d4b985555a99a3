{{ config(severity="warn") }}
select f.id from {{ ref("first") }} f join {{ ref("other") }} o on cast(f.name as integer) = o.id
